"""How a value stands in the book and in the journal: null, whole number or text.

The journal keeps values as the book stores them, so that ``check`` compares without rounding
and an undo gives back exactly what was there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime

from app.db.types import MonthNumber, ScaledDecimal, scaled
from app.domain.months import Month

Stored = int | str | None
_MOMENT = "%Y-%m-%d %H:%M:%S.%f"


def storing(column: Column[Any]) -> Callable[[Any], Stored]:
    """The function from a Python value of this column to the stored one."""
    kind = column.type
    if isinstance(kind, ScaledDecimal):
        scale = kind.scale
        return lambda value: None if value is None else scaled(value, scale)
    if isinstance(kind, MonthNumber):
        return lambda value: None if value is None else Month(*value).number
    if isinstance(kind, DateTime):
        return _moment
    if isinstance(kind, Date):
        return _day
    if isinstance(kind, Boolean):
        return lambda value: None if value is None else int(bool(value))
    return _plain


def restoring(column: Column[Any]) -> Callable[[Stored], Any]:
    """The function from a stored value back to the Python one."""
    kind = column.type
    if isinstance(kind, ScaledDecimal | MonthNumber):
        return lambda value: kind.process_result_value(value, None)
    if isinstance(kind, DateTime):
        return lambda value: None if value is None else datetime.fromisoformat(str(value))
    if isinstance(kind, Date):
        return lambda value: None if value is None else date.fromisoformat(str(value))
    if isinstance(kind, Boolean):
        return lambda value: None if value is None else bool(value)
    return lambda value: value


def default_of(column: Column[Any]) -> Any:
    """What a column holds when nobody says; TypeError where it must be said."""
    default = column.default
    if default is not None and default.is_scalar:
        return default.arg  # type: ignore[attr-defined]
    if column.nullable:
        return None
    raise TypeError(f"{column} has no default: it must be given")


def _moment(value: Any) -> Stored:
    return None if value is None else value.strftime(_MOMENT)


def _day(value: Any) -> Stored:
    return None if value is None else value.isoformat()


def _plain(value: Any) -> Stored:
    if value is None or type(value) in (int, str):
        return value  # type: ignore[no-any-return]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"{value!r} is neither text nor a whole number")
