"""Issued statements that cannot have been: refused before they freeze anything (§3.5, §3.7)."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Statement
from app.domain.months import Month
from app.queries.balances import FIGURE_NAMES
from app.services.importing.batch import Batch
from app.services.importing.plan import Row


class _Held(NamedTuple):
    number: str
    row: Row
    position: int | None
    """In the sheet; None: it is in the book."""


Standing = dict[tuple[int, str, Month], _Held]
"""By account and month the statement that holds."""


def refuse_impossible(session: Session, batch: Batch, new: dict[int, Row]) -> None:
    """Bad cells for figures that do not add up, for a second statement of one account and month,
    and for an opening that is not the closing of the month before."""
    replaced = {number for number in batch.column("supersedes") if number}
    standing = _in_book(session, replaced)
    for position, row in new.items():
        if not _adds_up(batch, position, row) or row["number"] in replaced:
            continue
        key = (row["customer_id"], row["currency"], row["month"])
        other = standing.setdefault(key, _Held(row["number"], row, position))
        if other.number != row["number"]:
            batch.fault(position, "number", "cell_statement_twice", number=other.number)
    _refuse_gaps(batch, standing)


def _in_book(session: Session, replaced: set[str]) -> Standing:
    found: Standing = {}
    for one in session.scalars(select(Statement).where(Statement.superseded == false())):
        if one.number not in replaced:
            figures = {name: getattr(one, name) for name in FIGURE_NAMES}
            found[one.customer_id, one.currency, one.month] = _Held(one.number, figures, None)
    return found


def _adds_up(batch: Batch, position: int, row: Row) -> bool:
    """Where all seven figures are given."""
    if not all(name in row for name in FIGURE_NAMES):
        return True
    closing = (
        row["opening"] + row["sales"] - row["credits"] + row["tax"] - row["received"]
        + row["bounced"]
    )
    if closing == row["closing"]:
        return True
    batch.fault(position, "closing", "cell_closing_differs", expected=closing)
    return False


def _refuse_gaps(batch: Batch, standing: Standing) -> None:
    for (customer, currency, month), held in standing.items():
        before = standing.get((customer, currency, month.previous()))
        if before is None or held.position is None:
            continue
        opening, closing = held.row.get("opening"), before.row.get("closing")
        if opening is not None and closing is not None and opening != closing:
            batch.fault(
                held.position, "opening", "cell_opening_differs", number=before.number,
                expected=closing,
            )
