"""New customers of whom the file says no terms are given those that were chosen for all of them.

What the file says of one customer's terms is never mixed with what was chosen: whoever has one
cell of them keeps the workbook's own reading of the others (firm-workbook §2).
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Customer
from app.domain.plain_terms import PlainTerms
from app.readers.firm_workbook import FirmWorkbook, Table

_TERMS = (
    "settlement", "closing_day", "term_base", "term_count", "term_unit", "term_fixed_day",
    "term_shift",
)
_CHOSEN = ("settlement", "closing_day", "term_count", "term_unit")
_AT_ONCE = 500


def without_terms(session: Session, workbook: FirmWorkbook) -> list[int]:
    """Positions of such customers in their sheet."""
    table = workbook.tables.get("customers")
    if table is None or not table.rows:
        return []
    said = [table.columns[name] for name in _TERMS if name in table.columns]
    codes = table.columns["code"]
    silent = [
        place for place in range(len(table.rows))
        if place not in table.bad and all(column[place] is None for column in said)
    ]
    known = _in_book(session, [codes[place] for place in silent])
    return [place for place in silent if codes[place] not in known]


def with_terms(
    session: Session, workbook: FirmWorkbook, terms: PlainTerms
) -> FirmWorkbook:
    """With their cells filled. Who is new is asked of the book by the action that stores them:
    somebody may have entered him since the file was looked at. The workbook stays as it is."""
    places = [] if terms == PlainTerms() else without_terms(session, workbook)
    if not places:
        return workbook
    table = workbook.tables["customers"]
    filled = {name: _column(session, table, name) for name in _CHOSEN}
    for name, column in filled.items():
        value = getattr(terms, name)
        for place in places:
            column[place] = value.value if isinstance(value, Enum) else value
    table = replace(table, columns={**table.columns, **filled})
    return replace(workbook, tables={**workbook.tables, "customers": table})


def _column(session: Session, table: Table, name: str) -> list[Any]:
    """A column that was not there said nothing: whoever is in the book keeps what he has."""
    if name in table.columns:
        return list(table.columns[name])
    kept = _in_book(session, table.columns["code"])
    return [
        getattr(kept[code], name) if code in kept else None for code in table.columns["code"]
    ]


def _in_book(session: Session, codes: list[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for start in range(0, len(codes), _AT_ONCE):
        some = [code for code in codes[start : start + _AT_ONCE] if code is not None]
        query = select(
            Customer.code, Customer.settlement, Customer.closing_day, Customer.term_count,
            Customer.term_unit,
        ).where(Customer.code.in_(some))
        found.update((row.code, row) for row in session.execute(query))
    return found
