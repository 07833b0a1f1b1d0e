"""Reading on after a key: ``(a, b) > (x, y)`` with each column in its own direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_

from app.queries.page import Key

AnySelect = Select[*tuple[Any, ...]]
"""A query of whatever columns."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A column that is never NULL, and which way it runs."""

    column: Any
    descending: bool = False


def ordered(
    query: AnySelect, sorts: Sequence[Sort], after: Key | None, limit: int
) -> AnySelect:
    """One row more than ``limit`` is asked for, so that the end is known without counting."""
    if after is not None:
        query = query.where(beyond(sorts, after))
    columns = [one.column.desc() if one.descending else one.column for one in sorts]
    return query.order_by(*columns).limit(limit + 1)


def beyond(sorts: Sequence[Sort], after: Key) -> ColumnElement[bool]:
    """Behind ``after`` in that order. The first column is bounded alone, too, for the index."""
    cases: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for one, value in zip(sorts, after, strict=True):
        further = one.column < value if one.descending else one.column > value
        cases.append(and_(*equal, further))
        equal.append(one.column == value)
    first, value = sorts[0].column, after[0]
    bound = first <= value if sorts[0].descending else first >= value
    return and_(bound, or_(false(), *cases))


def cut(rows: Sequence[Any], limit: int) -> tuple[Sequence[Any], bool]:
    """The rows asked for, and whether there are more."""
    return rows[:limit], len(rows) > limit
