"""Posting: what a paper freezes when it is entered (firm-workbook §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.choices import OrderState
from app.domain.money import Currency, line_amount
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import Taxed, TaxMode, TaxRounding, tax_document

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PostingTerms:
    """What taxes a paper. ``rate`` is a fraction: 5 % is 0.05."""

    currency: Currency
    tax: TaxMode
    rate: Decimal
    rounding: TaxRounding

    def post(self, amounts: Sequence[Decimal]) -> Taxed:
        return tax_document(amounts, self.tax, self.rate, self.rounding, self.currency)


def billed(quantity: Decimal, received: Decimal | None) -> Decimal:
    """What the customer received counts, once it is known (§3.1)."""
    return quantity if received is None else received


def delivery_totals(
    line_amounts: Sequence[Decimal], freight: Decimal, terms: PostingTerms
) -> Taxed:
    """Freight is one more amount, taxed like the lines (§3.1)."""
    return terms.post([*line_amounts, freight] if freight else line_amounts)


def statement_month(
    schedule: Schedule,
    day: date,
    opening_date: date | None,
    latest_issued: Month | None,
    given: Month | None = None,
) -> Month | None:
    """The month a paper or a bounce of ``day`` belongs to; None: history (§3.5).

    A month already issued for the account takes nothing more: it is the next one then.
    """
    if opening_date is not None and day <= opening_date:
        return None
    month = given or schedule.month_of(day)
    if latest_issued is not None and month <= latest_issued:
        return latest_issued.next()
    return month


class LineState(NamedTuple):
    """What an order's totals need of one line; ``due`` is its promised, else required date."""

    quantity: Decimal
    unit_price: Decimal
    discount: Decimal
    cancelled: Decimal
    delivered: Decimal
    due: date | None


@dataclass(frozen=True, slots=True)
class OrderTotals:
    """The derived columns of an order, by their names."""

    state: OrderState
    next_promise: date | None
    line_count: int
    net: Decimal
    tax: Decimal
    gross: Decimal


def order_totals(
    lines: Sequence[LineState], *, cancelled: bool, due: date | None, terms: PostingTerms
) -> OrderTotals:
    """``due`` is the order's own promised, else required date, for lines without one.

    What was cancelled of a line is not in the order's worth.
    """
    amounts = []
    promises = []
    for line in lines:
        wanted = line.quantity - line.cancelled if line.cancelled else line.quantity
        amounts.append(line_amount(wanted, line.unit_price, line.discount, terms.currency))
        if wanted > line.delivered:
            promises.append(line.due or due)
    taxed = terms.post(amounts)
    waiting = [promise for promise in promises if promise is not None]
    state = _state(lines, cancelled, len(promises))
    next_promise = min(waiting) if waiting and not cancelled else None
    return OrderTotals(state, next_promise, len(lines), taxed.net, taxed.tax, taxed.gross)


def _state(lines: Sequence[LineState], cancelled: bool, outstanding: int) -> OrderState:
    if cancelled:
        return OrderState.CANCELLED
    if lines and not outstanding:
        return OrderState.DONE
    if any(line.delivered > 0 for line in lines):
        return OrderState.PART
    return OrderState.OPEN
