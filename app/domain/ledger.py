"""The account of one customer in one currency: everything its statements count.

Of every document, ``month`` is its statement month, decided when it was posted
(firm-workbook §3, "Dated" below means …); its ``date`` only orders it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.calendar import WorkingCalendar
from app.domain.money import Currency
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import TaxMode


@dataclass(frozen=True, slots=True)
class BilledDelivery:
    """A delivery as posted. ``base`` is Σ amounts in the price's own terms; ``net``,
    ``tax_amount`` and ``gross`` are the paper taxed on its own."""

    number: str
    date: dt.date
    month: Month
    tax: TaxMode
    tax_rate: Decimal
    base: Decimal
    net: Decimal
    tax_amount: Decimal
    gross: Decimal


@dataclass(frozen=True, slots=True)
class BilledCredit:
    """A return or allowance as posted; its figures are positive. ``delivery`` is the number of
    the delivery it names."""

    number: str
    date: dt.date
    month: Month
    tax: TaxMode
    tax_rate: Decimal
    base: Decimal
    net: Decimal
    tax_amount: Decimal
    gross: Decimal
    delivery: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A document that a receipt is meant for, and how much of it at most (None: all)."""

    number: str
    limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoneyReceived:
    """A receipt. ``month`` None: it is history, and only its bounce counts.

    ``keep``: what is left of it stays unapplied instead of paying the oldest debt.
    """

    number: str
    date: dt.date
    month: Month | None
    amount: Decimal
    bank_fee: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    cheque_date: dt.date | None = None
    bounce_month: Month | None = None
    applies_to: tuple[Applied, ...] = ()
    keep: bool = False

    @property
    def total(self) -> Decimal:
        """What the receipt takes off the balance: a bank's fee is not the customer's debt."""
        return self.amount + self.bank_fee + self.discount


@dataclass(frozen=True, slots=True)
class Account:
    """One customer, one currency. Voided papers, and deliveries and credits of history, are not
    in here; a receipt of history is only if it bounced after the opening."""

    currency: Currency
    schedule: Schedule
    calendar: WorkingCalendar
    opening_balance: Decimal
    opening_date: dt.date | None
    deliveries: tuple[BilledDelivery, ...] = ()
    credits: tuple[BilledCredit, ...] = ()
    receipts: tuple[MoneyReceived, ...] = ()
