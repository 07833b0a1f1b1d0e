"""What a customer bought, month by month: deliveries less credits, tax included, by their day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Integer, false, func, select, type_coerce

from app.db.models import Credit, Delivery
from app.db.types import MONEY_SCALE
from app.db.unit_of_work import Read
from app.domain.months import Month

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sales:
    """``months`` are the last twelve, this one last and up to today."""

    months: tuple[tuple[Month, Decimal], ...]
    this_year: Decimal
    year_before: Decimal
    """To the same day of last year."""


def sales(read: Read, customer_id: int, currency: str, on: dt.date) -> Sales:
    """Deliveries less credits in ``currency``, tax included, up to ``on``."""
    now = Month.of(on)
    months = [now.plus(place - MONTHS + 1) for place in range(MONTHS)]
    before = Month(on.year - 1, on.month).day(on.day)
    spans = [
        *((month.first_day(), min(month.last_day(), on)) for month in months),
        (dt.date(on.year, 1, 1), on), (dt.date(before.year, 1, 1), before),
    ]
    delivered = _sums(read, Delivery, customer_id, currency, spans)
    credited = _sums(read, Credit, customer_id, currency, spans)
    *by_month, year, year_before = (
        Decimal(sold - given).scaleb(-MONEY_SCALE)
        for sold, given in zip(delivered, credited, strict=True)
    )
    return Sales(tuple(zip(months, by_month, strict=True)), year, year_before)


def _sums(
    read: Read, model: type[Delivery] | type[Credit], customer_id: int, currency: str,
    spans: list[tuple[dt.date, dt.date]],
) -> list[int]:
    """Hundredths within each span, in one pass over the customer's papers."""
    gross = type_coerce(model.gross, Integer)
    query = select(*(func.sum(gross).filter(model.date.between(*span)) for span in spans)).where(
        model.customer_id == customer_id, model.currency == currency,
        model.date.between(min(first for first, _ in spans), spans[MONTHS][1]),
    )
    if model is Delivery:
        query = query.where(Delivery.voided == false())
    return [found or 0 for found in read.session.execute(query).one()]
