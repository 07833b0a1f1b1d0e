"""What the book already holds of the rows that a file names."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Customer, Record, Statement
from app.domain.months import Month

Row = dict[str, Any]
_CHUNK = 900


def rows_by(
    session: Session, model: type[Record], column: str, keys: Collection[Hashable]
) -> Iterator[Row]:
    """Whole rows whose ``column`` is among ``keys``; nothing is asked of an empty table."""
    table = model.__table__
    if not keys or session.execute(select(table.c.id).limit(1)).first() is None:
        return
    for part in _chunks(keys):
        for row in session.execute(select(table).where(table.c[column].in_(part))):
            yield dict(row._mapping)


def by_key(
    session: Session, model: type[Record], column: str, keys: Iterable[Hashable]
) -> dict[Any, Row]:
    """Rows by the value of a unique column."""
    wanted = {key for key in keys if key is not None}
    return {row[column]: row for row in rows_by(session, model, column, wanted)}


def by_parent(
    session: Session, model: type[Record], parent: str, ids: Iterable[int | None], *rest: str
) -> dict[tuple[Any, ...], Row]:
    """Rows of parents that are in the book, by (parent id, the ``rest`` columns)."""
    wanted = {row_id for row_id in ids if row_id is not None and row_id > 0}
    return {
        (row[parent], *(row[name] for name in rest)): row
        for row in rows_by(session, model, parent, wanted)
    }


def latest_issued(session: Session) -> dict[tuple[int, str], Month]:
    """(customer id, currency) → the last month with an issued statement."""
    query = select(Statement.customer_id, Statement.currency, func.max(Statement.month)).group_by(
        Statement.customer_id, Statement.currency
    )
    return {(customer, currency): month for customer, currency, month in session.execute(query)}


def customers_by_id(session: Session, ids: Collection[int]) -> Iterator[Row]:
    return rows_by(session, Customer, "id", ids)


def _chunks(keys: Collection[Any]) -> Iterator[list[Any]]:
    remaining = list(keys)
    for start in range(0, len(remaining), _CHUNK):
        yield remaining[start : start + _CHUNK]
