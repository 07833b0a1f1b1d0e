"""Text typed above a list, found in the columns that a clerk would look in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.db.models import Customer


def holds(text: str, *columns: Any) -> ColumnElement[bool]:
    """``text`` stands somewhere in one of the columns, capitals or not."""
    wanted = text.casefold()
    return or_(*(func.instr(func.lower(column), wanted) > 0 for column in columns))


def customers_holding(text: str) -> Any:
    """A subquery of the ids of customers whose code, names, phone or fax hold ``text``."""
    return select(Customer.id).where(
        holds(text, Customer.code, Customer.name, Customer.short_name, Customer.phone,
              Customer.fax, Customer.tax_id)
    )
