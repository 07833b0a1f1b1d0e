"""What a customer bought, month by month: deliveries less credits, tax included, by their day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Integer, false, func, select, type_coerce

from app.db.models import Credit, Delivery
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.movements import as_money

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
    since = min(months[0].first_day(), dt.date(before.year, 1, 1))
    days = _days(read, Delivery, customer_id, currency, since, on)
    for day, given in _days(read, Credit, customer_id, currency, since, on).items():
        days[day] = days.get(day, 0) - given
    by_month = dict.fromkeys(months, 0)
    year = year_before = 0
    for day, amount in days.items():
        if (month := Month.of(day)) in by_month:
            by_month[month] += amount
        year += amount if day.year == on.year else 0
        year_before += amount if day.year == before.year and day <= before else 0
    shown = tuple((month, as_money(amount)) for month, amount in by_month.items())
    return Sales(shown, as_money(year), as_money(year_before))


def _days(
    read: Read, model: type[Delivery] | type[Credit], customer_id: int, currency: str,
    since: dt.date, on: dt.date,
) -> dict[dt.date, int]:
    """Hundredths by day: the customer's papers stand in that order, and few days are added up
    sooner than tens of thousands of papers are compared with twenty spans."""
    query = (
        select(model.date, func.sum(type_coerce(model.gross, Integer)))
        .where(
            model.customer_id == customer_id, model.currency == currency,
            model.date.between(since, on),
        )
        .group_by(model.date)
    )
    if model is Delivery:
        query = query.where(Delivery.voided == false())
    return {day: amount for day, amount in read.session.execute(query)}  # noqa: C416
