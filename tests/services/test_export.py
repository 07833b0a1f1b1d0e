"""What goes out comes in again the same: nobody is locked in (firm-workbook, opening lines)."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.db.book import Book
from app.db.entities import entities
from app.db.models import Product
from app.domain.errors import DomainError
from app.i18n import Language, Translator
from app.readers.firm_workbook import firm_workbook_of
from app.readers.workbook import Block
from app.readers.workbook_child import _messages
from app.readers.zip_limits import MAX_UNZIPPED
from app.services.export import ExportFirm, export_firm
from app.services.importing import ImportWorkbook, Prepared, import_workbook, prepare_import
from app.services.perform import Outcome, perform
from tests.services.firm_rows import NOW, Rows, bring, firm, taken

D = Decimal
WORDS = Translator(Language.EN)


def export(book: Book, path: Path) -> Path:
    with book.read() as read:
        export_firm(read, ExportFirm(path))
    return path


def take_in(book: Book, path: Path) -> Outcome[Any]:
    """Read here rather than in another process, which would start a hundred times."""
    with path.open("rb") as file:
        found = [Block(*message[1:]) for message in _messages(file, MAX_UNZIPPED)]
    command = ImportWorkbook(Prepared(firm_workbook_of(found, path.name), WORDS))
    done = perform(book, "me", "import", import_workbook, command, now=NOW)
    assert not done.value.bad, done.value.bad
    assert not done.value.skipped, done.value.skipped
    return done


def everything(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every sheet's table, without ids of actions."""
    found = {}
    with book.read() as read:
        for entity in entities().values():
            names = [column.name for column in entity.table.c if column.name != "version"]
            query = select(*(entity.table.c[name] for name in names)).order_by(entity.table.c.id)
            found[entity.name] = [tuple(row) for row in read.session.execute(query)]
    return found


def comes_back(sheets: Rows, folder: Path) -> None:
    book, other = Book.open(folder / "book"), Book.open(folder / "other")
    try:
        taken(book, sheets)
        path = export(book, folder / "firm.xlsx")
        take_in(other, path)
        first, second = everything(book), everything(other)
        for name, rows in first.items():
            assert second[name] == rows, name
        again = take_in(book, path)
        assert (again.seq, again.changes) == (0, frozenset())
        assert parts(export(other, folder / "again.xlsx")) == parts(path)
    finally:
        book.close()
        other.close()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if not name.startswith("docProps/")]
        return {name: packed.read(name) for name in names}


def full_firm() -> Rows:
    """Something on every sheet."""
    sheets = firm()
    sheets["customers"][0] |= {"tax_rate": "0.5%", "credit_limit": 5000, "opening_balance": -3}
    sheets["customer_terms"] = [{"customer": "C1", "from_month": "2026-03", "closing_day": 25}]
    sheets["contacts"] = [{"customer": "C1", "name": "陳先生", "authorised_signatory": "yes"}]
    sheets["customer_prices"] = [{"customer": "C1", "product": "P1", "price": "9.123456"}]
    sheets["receipts"][0] |= {"bounced_on": date(2026, 2, 3), "bounce_month": "2026-04"}
    sheets["statements"] = [
        {"number": "ST1", "customer": "C1", "month": "2026-01", "channel": "fax"},
        {"number": "ST1-R1", "customer": "C1", "month": "2026-01", "supersedes": "ST1"},
    ]
    sheets["returned_papers"] = [
        {"document": name, "received_on": date(2026, 2, 3), "channel": "fax", "signer": "王"}
        for name in ("S1", "D1", "ST1", "D1")
    ]
    sheets["holidays"] = [{"date": date(2026, 2, 17), "name": "春節", "region": "TW"}]
    sheets["complaints"] = [
        {"number": "CP1", "received_at": "2026-02-03 09:15:07", "customer": "C1", "order": "S1",
         "order_line": 2, "delivery": "D1", "quantity": "1.5", "replied_at": "2026-02-03 10:00"}
    ]
    return sheets


def test_every_sheet_comes_back(tmp_path: Path) -> None:
    comes_back(full_firm(), tmp_path)


def test_the_real_sample_comes_back(tmp_path: Path) -> None:
    book, other = Book.open(tmp_path / "book"), Book.open(tmp_path / "other")
    command = ImportWorkbook(prepare_import(Path("tests/data/northwind.xlsx"), WORDS))
    done = perform(book, "me", "import", import_workbook, command, now=NOW)
    assert done.value.stored == {
        "firm": 1, "customers": 91, "contacts": 91, "products": 77, "orders": 830,
        "order_lines": 2155, "deliveries": 809, "delivery_lines": 2082,
    }
    with book.read() as read:
        prices = dict(read.session.execute(select(Product.name, Product.price)).all())
    assert prices["Pavlova"] == D("17.45")  # the sheet holds 17.4500008, as Access kept it
    take_in(other, export(book, tmp_path / "firm.xlsx"))
    assert everything(other) == everything(book)
    book.close()
    other.close()


ODD = ["=1+1", "=HYPERLINK(\"http://x\")", "<r><t>b</t></r>", "_x0041_", "'5", "0012", "+886",
       "@a", "1E5", "TRUE", "2026-01-05", "𤧟", "a  b", "金\uf90a", "&amp;", "yes"]
text = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=8),
).filter(lambda made: bool(made.strip()))
lines = st.tuples(text, text).map("\n".join)
rates = st.sampled_from(["0", "5%", "0.5%", "1%", "33.3333%", "0.0001%", 0.17, 100])
days = st.dates(date(2025, 6, 1), date(2026, 6, 1))


def decimals(most: int, places: int) -> st.SearchStrategy[str]:
    return st.decimals(0, most, places=places).map(lambda value: f"{value:f}")


@st.composite
def firms(draw: Callable[[Any], Any]) -> Rows:
    sheets = full_firm() if draw(st.booleans()) else firm()
    sheets["firm"].append({"key": "tax_rounding", "value": draw(st.sampled_from(["line", ""]))})
    sheets["firm"].append({"key": "bank_account", "value": draw(lines)})
    customer = {
        "code": "C9", "name": draw(text), "address": draw(lines), "remark": draw(lines),
        "tax": draw(st.sampled_from(["excluded", "included", "zero"])), "tax_rate": draw(rates),
        "currency": draw(st.sampled_from(["", "USD", "TWD"])),
        "closing_day": draw(st.integers(1, 31)),
        "opening_date": draw(st.one_of(st.just(""), days)), "opening_balance": draw(decimals(9, 3)),
    }
    sheets["customers"].append(customer)
    sheets["orders"].append({
        "number": "S9", "customer": "C9", "date": draw(days), "customer_po": draw(text),
        "currency": draw(st.sampled_from(["", "HKD"])), "promised_date": draw(days),
    })
    sheets["order_lines"].append({
        "order": "S9", "line": 3, "name": draw(text), "size": draw(text),
        "quantity": draw(decimals(999, 4)), "unit_price": draw(decimals(999, 6)),
        "discount_percent": draw(rates),
    })
    delivered = draw(days)
    sheets["deliveries"].append({
        "number": draw(text.filter(lambda made: "D1" not in made)), "date": delivered,
        "customer": "C9", "freight": draw(decimals(99, 3)), "ship_to": draw(lines),
        "voided": draw(st.sampled_from(["", "yes"])),
        "statement_month": draw(st.sampled_from(["", "2026-07"])),
    })
    sheets["delivery_lines"].append({
        "delivery": sheets["deliveries"][-1]["number"], "order": "S9", "order_line": 3,
        "quantity": draw(decimals(99, 4)), "received_quantity": draw(decimals(99, 4)),
    })
    sheets["receipts"].append({
        "number": "R9", "date": delivered, "customer": "C9", "amount": draw(decimals(99, 3)),
        "method": "cash", "bounced_on": delivered + timedelta(days=draw(st.integers(0, 90))),
    })
    return sheets


@settings(max_examples=25)
@given(firms())
def test_any_firm_comes_back(sheets: Rows) -> None:
    with TemporaryDirectory() as folder:
        comes_back(sheets, Path(folder))


def test_times_keep_what_a_clock_gave_them(book: Book, tmp_path: Path) -> None:
    from app.db.models import Complaint

    taken(book, full_firm())
    moment = datetime(2026, 2, 4, 8, 30, 1, 234567)

    def close(work: Any, _command: None) -> None:
        work.session.get_one(Complaint, 1).closed_at = moment

    perform(book, "me", "close", close, None, now=NOW)
    again = take_in(book, export(book, tmp_path / "x.xlsx"))
    assert again.seq == 0


def test_names_are_text_cells_and_never_formulas(book: Book, tmp_path: Path) -> None:
    sheets = firm()
    sheets["customers"][0] |= {"name": "=HYPERLINK(\"http://x\")", "phone": "0042", "tax_id": "007"}
    taken(book, sheets)
    made = openpyxl.load_workbook(export(book, tmp_path / "x.xlsx"))
    heads = [cell.value for cell in made["customers"][1]]
    row = dict(zip(heads, made["customers"][2], strict=True))
    assert (row["name"].data_type, row["name"].value) == ("s", "=HYPERLINK(\"http://x\")")
    assert (row["phone"].value, row["phone"].number_format) == ("0042", "@")
    assert row["opening_date"].value == datetime(2025, 12, 31)
    assert row["closing_day"].value == 31


def test_a_text_longer_than_a_cell_is_refused_and_the_old_file_stays(
    book: Book, tmp_path: Path
) -> None:
    sheets = firm()
    sheets["customers"][0]["remark"] = "長" * 32_768
    assert not bring(book, sheets).bad
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(DomainError, match="export_text_too_long"):
        export(book, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["x.xlsx"]


def test_a_month_is_said_only_where_it_is_not_that_of_its_day(book: Book, tmp_path: Path) -> None:
    sheets = full_firm()
    sheets["receipts"].append(
        {"number": "R2", "date": date(2026, 1, 5), "customer": "C1", "amount": 1, "method": "cash",
         "statement_month": "2026-02", "bounced_on": date(2026, 3, 3)}
    )
    taken(book, sheets)
    made = openpyxl.load_workbook(export(book, tmp_path / "x.xlsx"))["receipts"]
    heads = [cell.value for cell in made[1]]
    places = [heads.index(name) for name in ("statement_month", "bounce_month")]
    months = [[row[place].value for place in places] for row in made.iter_rows(min_row=2)]
    assert months == [[None, "2026-04"], ["2026-02", None]]
