"""New customers of whom the file says no terms are given those that were chosen for all of them.

What the file says of one customer's terms is never mixed with what was chosen: whoever has one
cell of them keeps the workbook's own reading of the others (firm-workbook §2).
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from sqlalchemy import select

from app.db.models import Customer
from app.db.unit_of_work import Read
from app.domain.plain_terms import PlainTerms
from app.readers.firm_workbook import FirmWorkbook, Table

_TERMS = (
    "settlement", "closing_day", "term_base", "term_count", "term_unit", "term_fixed_day",
    "term_shift",
)
_CHOSEN = ("settlement", "closing_day", "term_count", "term_unit")
_AT_ONCE = 500


def without_terms(read: Read, workbook: FirmWorkbook) -> list[int]:
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
    known = _in_book(read, [codes[place] for place in silent])
    return [place for place in silent if codes[place] not in known]


def give_terms(read: Read, workbook: FirmWorkbook, terms: PlainTerms) -> int:
    """Fills their cells; returns how many customers that are."""
    places = without_terms(read, workbook)
    if places and terms != PlainTerms():
        table = workbook.tables["customers"]
        for name in _CHOSEN:
            _column(read, table, name)
            value = getattr(terms, name)
            for place in places:
                table.columns[name][place] = value.value if isinstance(value, Enum) else value
    return len(places)


def _column(read: Read, table: Table, name: str) -> None:
    """A column that was not there said nothing: whoever is in the book keeps what he has."""
    if name in table.columns:
        return
    kept = _in_book(read, table.columns["code"])
    table.columns[name] = [
        getattr(kept[code], name) if code in kept else None for code in table.columns["code"]
    ]


def _in_book(read: Read, codes: list[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for start in range(0, len(codes), _AT_ONCE):
        some = [code for code in codes[start : start + _AT_ONCE] if code is not None]
        query = select(
            Customer.code, Customer.settlement, Customer.closing_day, Customer.term_count,
            Customer.term_unit,
        ).where(Customer.code.in_(some))
        found.update((row.code, row) for row in read.session.execute(query))
    return found
