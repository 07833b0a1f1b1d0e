"""Firms as rows of cells, brought into a book without a file between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from app.db.book import Book
from app.db.models import Record
from app.i18n import Language, Translator
from app.readers.firm_workbook import FirmWorkbook, firm_workbook_of
from app.readers.workbook import Block
from app.services.importing import ImportReport, ImportWorkbook, Prepared, import_workbook
from app.services.perform import Outcome, perform

Rows = dict[str, list[dict[str, Any]]]
NOW = datetime(2026, 11, 22, 10, 0)


def blocks(sheets: Rows) -> Iterator[Block]:
    for sheet, rows in sheets.items():
        names = list(dict.fromkeys(name for row in rows for name in row))
        columns = [[name, *(_raw(row.get(name, "")) for row in rows)] for name in names]
        yield Block(sheet, columns, 0)


def _raw(value: Any) -> Any:
    """A cell as the reader hands it over: numbers are floats."""
    return float(value) if isinstance(value, int) else "" if value is None else value


def workbook_of(sheets: Rows) -> FirmWorkbook:
    return firm_workbook_of(blocks(sheets), "firm.xlsx")


def outcome(book: Book, sheets: Rows, *, skip: bool = False) -> Outcome[ImportReport]:
    command = ImportWorkbook(Prepared(workbook_of(sheets), Translator(Language.EN)), skip)
    return perform(book, "me", "import", import_workbook, command, now=NOW)


def bring(book: Book, sheets: Rows, *, skip: bool = False) -> ImportReport:
    return outcome(book, sheets, skip=skip).value


def taken(book: Book, sheets: Rows) -> None:
    report = bring(book, sheets)
    assert not report.bad, report.bad


def bad(book: Book, sheets: Rows) -> list[tuple[str, int, str]]:
    """(sheet, row, column) of the bad cells of a refused file, which changes nothing."""
    found = outcome(book, sheets)
    assert found.value.refused
    assert (found.seq, found.changes, found.value.stored) == (0, frozenset(), {})
    return [(cell.sheet, cell.row, cell.column) for cell in found.value.bad]


def rows_in(book: Book, model: type[Record]) -> list[Any]:
    with book.read() as read:
        found = list(read.session.scalars(select(model).order_by(model.id)))
        read.session.expunge_all()
    return found


def firm() -> Rows:
    """One customer with one paper of each kind."""
    return {
        "firm": [{"key": "currency", "value": "TWD"}, {"key": "tax_rate", "value": "5%"}],
        "customers": [{"code": "C1", "name": "甲", "opening_date": date(2025, 12, 31)}],
        "products": [{"code": "P1", "name": "盒"}],
        "orders": [{"number": "S1", "customer": "C1", "date": date(2026, 1, 2)}],
        "order_lines": [
            {"order": "S1", "line": 1, "product": "P1", "name": "盒", "quantity": 100,
             "unit_price": 10, "discount_percent": 10},
            {"order": "S1", "line": 2, "name": "箱", "quantity": 5, "unit_price": "2.5"},
        ],
        "deliveries": [
            {"number": "D1", "date": date(2026, 1, 5), "customer": "C1", "freight": "30.4"}
        ],
        "delivery_lines": [
            {"delivery": "D1", "order": "S1", "order_line": 1, "quantity": 60},
            {"delivery": "D1", "order": "S1", "order_line": 2, "quantity": 5},
        ],
        "credits": [
            {"number": "N1", "date": date(2026, 1, 9), "customer": "C1", "kind": "return",
             "amount": 9, "delivery": "D1", "order": "S1", "order_line": 1, "quantity": 1,
             "replace": "yes"}
        ],
        "receipts": [
            {"number": "R1", "date": date(2026, 1, 20), "customer": "C1", "amount": 300,
             "method": "cheque", "cheque_no": "AB1", "applies_to": "D1"}
        ],
    }
