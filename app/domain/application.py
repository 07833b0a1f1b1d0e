"""What money pays: receipts and credits applied to items, afresh for each closing day
(firm-workbook §3.9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from app.domain.figures import MonthPapers, papers_by_month, taxed_month
from app.domain.ledger import Account, Applied, BilledDelivery
from app.domain.money import ZERO, Currency, round_money
from app.domain.months import Month
from app.domain.terms import Invoicing, TermBase, due_date

_BEFORE_EVERYTHING = dt.date.min


class ItemKind(StrEnum):
    OPENING = "opening"
    DELIVERY = "delivery"
    PERIOD = "period"


@dataclass(slots=True)
class Item:
    """A debt while money is applied to it. An opening balance without a date is due on
    ``date.min``, before everything; a period is named ``YYYY-MM`` and dated by its closing."""

    kind: ItemKind
    number: str
    date: dt.date
    due: dt.date
    amount: Decimal
    remaining: Decimal


@dataclass(frozen=True, slots=True)
class Application:
    """Items by due date, date and number, and the money that found none (positive)."""

    items: list[Item]
    unapplied: Decimal


class _Claim(NamedTuple):
    """Money on its way: where it was meant to go, in that order."""

    date: dt.date
    number: str
    amount: Decimal
    applies_to: tuple[Applied, ...]
    keep: bool


_IN_ORDER = attrgetter("date", "number")
_OLDEST_FIRST = attrgetter("due", "date", "number")


def apply_money(account: Account, month: Month) -> Application:
    """Apply everything that belongs to ``month`` or an earlier one.

    Σ ``remaining`` − ``unapplied`` is the closing balance; no item remains below zero.
    """
    periods = _periods(account, month)
    items, by_number = _items(account, month, periods)
    pool = kept = ZERO
    for item in items:
        if item.amount < 0:
            pool -= item.amount
            item.remaining = ZERO
    for claim in sorted(_claims(account, month, periods), key=_IN_ORDER):
        left = _apply_named(claim, by_number, account.currency)
        if claim.keep:
            kept += left
        else:
            pool += left
    items.sort(key=_OLDEST_FIRST)
    for item in items:
        if not pool:
            break
        paid = min(pool, item.remaining)
        item.remaining -= paid
        pool -= paid
    return Application(items, pool + kept)


def _apply_named(claim: _Claim, by_number: dict[str, Item], currency: Currency) -> Decimal:
    """What is left. A name that is no item on that day is passed over; a limit typed with more
    places than the currency has is rounded like every amount."""
    left = claim.amount
    for target in claim.applies_to:
        item = by_number.get(target.number)
        if item is None:
            continue
        paid = min(left, item.remaining)
        if target.limit is not None:
            paid = min(paid, round_money(target.limit, currency))
        item.remaining -= paid
        left -= paid
    return left


def _periods(account: Account, through: Month) -> dict[Month, Item]:
    """The months invoiced as a whole, each one item."""
    return {
        month: _period(account, month, papers)
        for month, papers in papers_by_month(account, through).items()
        if account.schedule.terms(month).invoicing is Invoicing.MONTHLY
    }


def _claims(account: Account, through: Month, periods: dict[Month, Item]) -> Iterator[_Claim]:
    """Credits and receipts that count. A credit of a month taxed as a whole is inside it already;
    a bounced receipt applies nowhere, and no receipt of history does."""
    for credit in account.credits:
        if credit.month <= through and credit.month not in periods:
            named = (Applied(credit.delivery),) if credit.delivery else ()
            yield _Claim(credit.date, credit.number, credit.gross, named, keep=False)
    for receipt in account.receipts:
        if receipt.month is None or receipt.month > through:
            continue
        if receipt.bounce_month is None or receipt.bounce_month > through:
            yield _Claim(
                receipt.date, receipt.number, receipt.total, receipt.applies_to, receipt.keep
            )


def _items(
    account: Account, through: Month, periods: dict[Month, Item]
) -> tuple[list[Item], dict[str, Item]]:
    """Every item, and by the number of a delivery the item that stands for it."""
    items: list[Item] = []
    by_number: dict[str, Item] = {}
    opening = _opening(account, through)
    if opening is not None:
        items.append(opening)
    items.extend(periods.values())
    dues: dict[Month, dt.date | None] = {}
    for delivery in account.deliveries:
        month = delivery.month
        if month > through:
            continue
        item = periods.get(month)
        if item is None:
            if month not in dues:
                dues[month] = due_date_of_period(account, month)
            due = dues[month] or _due_of_its_own(account, delivery)
            item = Item(
                ItemKind.DELIVERY,
                delivery.number,
                delivery.date,
                due,
                delivery.gross,
                delivery.gross,
            )
            items.append(item)
        by_number[delivery.number] = item
    return items, by_number


def _opening(account: Account, through: Month) -> Item | None:
    """The opening balance, and what bounced of the receipts that had lowered it."""
    amount = account.opening_balance
    for receipt in account.receipts:
        if receipt.month is None and receipt.bounce_month is not None:
            amount += receipt.total if receipt.bounce_month <= through else ZERO
    if not amount:
        return None
    day = account.opening_date or _BEFORE_EVERYTHING
    return Item(ItemKind.OPENING, "", day, day, amount, amount)


def _period(account: Account, month: Month, papers: MonthPapers) -> Item:
    sales, credited, tax = taxed_month(papers, account.currency)
    amount = sales - credited + tax
    closing = account.schedule.closing(month)
    due = due_date(account.schedule.terms(month), None, closing, account.calendar)
    return Item(ItemKind.PERIOD, str(month), closing, due, amount, amount)


def due_date_of_period(account: Account, month: Month) -> dt.date | None:
    """When what closes with this period is due; None where each delivery has its own date."""
    terms = account.schedule.terms(month)
    if terms.invoicing is Invoicing.PER_DELIVERY and terms.term_base is TermBase.DELIVERY:
        return None
    return due_date(terms, None, account.schedule.closing(month), account.calendar)


def _due_of_its_own(account: Account, delivery: BilledDelivery) -> dt.date:
    terms = account.schedule.terms(delivery.month)
    closing = account.schedule.closing(delivery.month)
    return due_date(terms, delivery.date, closing, account.calendar)
