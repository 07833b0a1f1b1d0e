"""How late the items of an account are at a closing day (firm-workbook §3.6 and §3.9)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.application import ItemKind, apply_money, due_date_of_period
from app.domain.ledger import Account
from app.domain.money import ZERO
from app.domain.months import Month

__all__ = [
    "Ageing",
    "OpenItem",
    "ageing",
    "cheques_not_due",
    "due_date_of_period",
    "open_items",
]

_LAST_DAY_LATE = (0, 30, 60, 90)


@dataclass(frozen=True, slots=True)
class Ageing:
    """Not due (due on the closing day or after it), then days late; ``unapplied`` is zero or
    negative. The six add up to the closing balance, always."""

    not_due: Decimal
    d1_30: Decimal
    d31_60: Decimal
    d61_90: Decimal
    over_90: Decimal
    unapplied: Decimal


@dataclass(frozen=True, slots=True)
class OpenItem:
    """``number`` is a delivery's, ``YYYY-MM`` for a period, empty for the opening balance, which
    without a date is dated and due ``date.min``. ``remaining`` is above zero."""

    kind: ItemKind
    number: str
    date: dt.date
    due: dt.date
    amount: Decimal
    remaining: Decimal


def ageing(account: Account, month: Month) -> Ageing:
    """The six figures at the closing day of ``month``."""
    closing = account.schedule.closing(month)
    application = apply_money(account, month)
    figures = [ZERO] * 5 + [ZERO - application.unapplied]
    for item in application.items:
        if item.remaining:
            figures[_bucket((closing - item.due).days)] += item.remaining
    return Ageing(*figures)


def _bucket(days_late: int) -> int:
    for bucket, last in enumerate(_LAST_DAY_LATE):
        if days_late <= last:
            return bucket
    return len(_LAST_DAY_LATE)


def open_items(account: Account, month: Month) -> list[OpenItem]:
    """What is still to be paid after the money of ``month`` is applied, oldest due date first."""
    return [
        OpenItem(item.kind, item.number, item.date, item.due, item.amount, item.remaining)
        for item in apply_money(account, month).items
        if item.remaining
    ]


def cheques_not_due(account: Account, month: Month) -> Decimal:
    """Cheques received by the closing day, dated after it and not bounced by it: the money on
    them alone, without fee and discount."""
    closing = account.schedule.closing(month)
    return sum(
        (
            receipt.amount
            for receipt in account.receipts
            if receipt.month is not None
            and receipt.month <= month
            and receipt.cheque_date is not None
            and receipt.cheque_date > closing
            and (receipt.bounce_month is None or receipt.bounce_month > month)
        ),
        ZERO,
    )
