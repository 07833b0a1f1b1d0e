"""A workbook that is not ours is read as if it were; bad cells are typed anew."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import select

from app.bootstrap import Context, open_context
from app.db.models import Customer, JournalEntry, Product
from app.i18n import Language, Translator
from app.readers.heading_guess import guessed_columns, guessed_maps
from app.readers.heading_map import RawWorkbook, SheetMap, read_raw
from app.services.importing import ImportReport, ImportWorkbook, check_import, import_workbook
from app.services.importing.another import Reading, prepare_reading

WORDS = Translator(Language.ZH_TW)


def _workbooks() -> ModuleType:
    path = Path(__file__).parents[1] / "readers" / "workbooks.py"
    spec = importlib.util.spec_from_file_location("workbooks_of_another", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


workbook = _workbooks().workbook


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = open_context(tmp_path / "book", Language.ZH_TW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> RawWorkbook:
    path = workbook(tmp_path_factory.mktemp("another") / "客戶.xlsx", {
        "客戶名單": [
            ["承昌 2026 客戶名單"],
            ["序", "公司名稱", "電話", "傳真"],
            [1, "長榮食品", "04-2359-8812", "04-2359-8830"],
            [2, "大昌五金", "04-2492-1177", None],
        ],
        "售價": [["料號", "品名規格", "單位", "售價"], ["A-1", "紙盒", "個", 12.5],
                 ["A-2", "紙袋", "個", "面議"]],
        "雜記": [["今天"], ["明天"]],
    })
    return read_raw(path)


def _import(context: Context, reading: Reading, *, only_look: bool = False) -> ImportReport:
    prepared = context.ask(lambda read, _: prepare_reading(read, reading, WORDS), None)
    command = ImportWorkbook(prepared)
    if only_look:
        return context.ask(check_import, command)
    return context.perform("import", import_workbook, command).value


def test_foreign_sheets_are_guessed_by_their_headings_wherever_those_stand(
    foreign: RawWorkbook,
) -> None:
    maps = guessed_maps(foreign)
    assert maps["客戶名單"] == SheetMap("customers", 1, {1: "name", 2: "phone", 3: "fax"})
    assert maps["售價"] == SheetMap(
        "products", 0, {0: "code", 1: "name", 2: "unit", 3: "price"}
    )
    assert maps["雜記"].sheet == ""


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (("Company", "Tel.", "Fax No.", "VAT"), ("name", "phone", "fax", "tax_id")),
        (("廠商名稱", "公司電話", "統編", "送貨地址", "地址"),
         ("name", "phone", "tax_id", "delivery_address", "address")),
        (("客户编号", "客户名称", "联系电话"), ("code", "name", "phone")),
    ],
)
def test_a_heading_is_understood_by_a_word_in_it(
    headings: tuple[str, ...], meant: tuple[str, ...]
) -> None:
    found = guessed_columns("customers", headings)
    assert tuple(found[place] for place in range(len(headings))) == meant


def test_our_own_workbook_needs_no_map(northwind: Path) -> None:
    assert guessed_maps(read_raw(northwind)) == {}


def test_names_without_codes_get_the_next_free_ones_and_keep_them(
    context: Context, foreign: RawWorkbook
) -> None:
    reading = Reading(foreign, guessed_maps(foreign), {("products", 3, "price"): "15"})
    report = _import(context, reading)
    assert (report.stored["customers"], report.stored["products"]) == (2, 2)
    found = context.ask(
        lambda read, _: read.session.execute(
            select(Customer.code, Customer.name, Customer.fax).order_by(Customer.code)
        ).all(), None,
    )
    assert [tuple(row) for row in found] == [
        ("C0001", "長榮食品", "04-2359-8830"), ("C0002", "大昌五金", ""),
    ]
    again = _import(context, reading)
    assert again.bad == ()
    count = context.ask(lambda read, _: len(read.session.scalars(select(Customer.id)).all()), None)
    assert count == 2


def test_a_bad_cell_keeps_its_row_in_excel_and_is_gone_once_typed_anew(
    context: Context, foreign: RawWorkbook
) -> None:
    maps = guessed_maps(foreign)
    bad = _import(context, Reading(foreign, maps), only_look=True).bad
    assert [(one.sheet, one.row, one.column, one.value) for one in bad] == [
        ("products", 3, "price", "面議"),
    ]
    worse = Reading(foreign, maps, {("products", 3, "price"): "很貴"})
    assert _import(context, worse, only_look=True).bad[0].value == "很貴"
    better = Reading(foreign, maps, {("products", 3, "price"): "１５"})
    assert _import(context, better).bad == ()
    price = context.ask(
        lambda read, _: read.session.scalar(select(Product.price).where(Product.code == "A-2")),
        None,
    )
    assert price == 15
    answer = context.ask(
        lambda read, _: read.session.scalar(
            select(JournalEntry.answer).where(JournalEntry.verb == "import")
        ), None,
    )
    assert answer == '[["products", 3, "price", "１５"]]'


def test_a_sheet_left_out_is_left_out_and_nothing_is_stored_while_a_cell_is_bad(
    context: Context, foreign: RawWorkbook
) -> None:
    maps = guessed_maps(foreign)
    assert _import(context, Reading(foreign, maps)).refused
    names = context.ask(lambda read, _: read.session.scalars(select(Customer.name)).all(), None)
    assert list(names) == []
    alone = _import(context, Reading(foreign, {**maps, "售價": SheetMap("")}))
    assert alone.stored["customers"] == 2
    assert "products" not in alone.stored


def test_the_firms_own_field_is_typed_anew_too(context: Context, northwind: Path) -> None:
    raw = read_raw(northwind)
    row = 2
    reading = Reading(raw, {}, {("firm", row, "name"): "承昌包裝"})
    prepared = context.ask(lambda read, _: prepare_reading(read, reading, WORDS), None)
    firm = prepared.workbook.tables["firm"]
    assert firm.field_rows["name"] == row
    assert firm.columns["name"] == ["承昌包裝"]


@pytest.fixture
def northwind() -> Path:
    return Path(__file__).parents[1] / "data" / "northwind.xlsx"
