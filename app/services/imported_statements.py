"""Issued statements that came without figures: what their papers say is frozen now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import groupby
from typing import Any

from app.db.models import Statement
from app.db.unit_of_work import Work
from app.domain.figures import Figures
from app.domain.months import Month
from app.queries.balances import account_months
from app.queries.parties import load_parties

Row = Mapping[str, Any]

NOTHING = Figures(*[Decimal(0)] * 7)


def store_without_figures(work: Work, rows: Sequence[Row]) -> None:
    """Insert rows of Statement that lack the seven figures, month by month: a later one opens
    with what the one before it closed with. Every paper, and every statement that came with
    its figures, is stored already."""
    by_month = sorted(rows, key=lambda row: Month(*row["month"]))
    for month, group in groupby(by_month, key=lambda row: Month(*row["month"])):
        work.insert_many(Statement, list(_completed(work, month, list(group))))


def _completed(work: Work, month: Month, rows: list[Row]) -> Iterator[Row]:
    ids = {row["customer_id"] for row in rows}
    parties = load_parties(work.session, ids)
    figures = {
        (one.party.id, one.currency): one.figures
        for one in account_months(work.session, parties, month, ids)
    }
    for row in rows:
        key = (row["customer_id"], row["currency"])
        found = figures.get(key, NOTHING)
        yield {**row, **{one.name: getattr(found, one.name) for one in fields(Figures)}}
