"""What a customer bought, month by month: deliveries less credits, tax included, by their day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Integer, false, select, type_coerce

from app.db.models import Credit, Delivery
from app.db.types import MONEY_SCALE
from app.db.unit_of_work import Read
from app.domain.months import Month

MONTHS = 12
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sales:
    """``months`` are the last twelve, this one last and up to today."""

    months: tuple[tuple[Month, Decimal], ...]
    this_year: Decimal
    year_before: Decimal
    """To the same day of last year."""


def sales(read: Read, customer_id: int, currency: str, on: dt.date) -> Sales:
    now = Month.of(on)
    months = [now.plus(place - MONTHS + 1) for place in range(MONTHS)]
    begin = Month(on.year - 1, 1).first_day()
    by_month: dict[Month, int] = {}
    year_before = 0
    for day, amount in _rows(read, customer_id, currency, begin, on):
        month = Month.of(day)
        by_month[month] = by_month.get(month, 0) + amount
        if day.year < on.year and (day.month, day.day) <= (on.month, on.day):
            year_before += amount
    year = sum(amount for month, amount in by_month.items() if month.year == on.year)
    return Sales(
        tuple((month, _money(by_month.get(month, 0))) for month in months),
        _money(year), _money(year_before),
    )


def _rows(
    read: Read, customer_id: int, currency: str, begin: dt.date, on: dt.date
) -> list[tuple[dt.date, int]]:
    found = []
    for model, sign in ((Delivery, 1), (Credit, -1)):
        query = select(model.date, type_coerce(model.gross, Integer)).where(
            model.customer_id == customer_id, model.currency == currency,
            model.date.between(begin, on),
        )
        if model is Delivery:
            query = query.where(Delivery.voided == false())
        found += [(day, sign * amount) for day, amount in read.session.execute(query)]
    return found


def _money(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-MONEY_SCALE)
