"""A workbook that is not ours is read as if it were; bad cells are typed anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Context, open_context
from app.db.models import Contact, Customer, Firm, JournalEntry, Product
from app.i18n import Language, Translator
from app.readers.heading_guess import guessed_columns, guessed_maps
from app.readers.heading_map import RawWorkbook, SheetMap, read_raw
from app.readers.untaken import Untaken, untaken
from app.services.importing import ImportReport, ImportWorkbook, check_import, import_workbook
from app.services.importing.another import Reading, prepare_reading
from tests.readers.workbooks import workbook

WORDS = Translator(Language.ZH_TW)


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
        (("公司名稱", "電話", "聯絡人職稱", "聯絡人", "手機"),
         ("name", "phone", None, "contact", "contact_phone")),
        (("公司名稱", "聯絡人", "聯絡電話"), ("name", "contact", "contact_phone")),
    ],
)
def test_a_heading_is_understood_by_a_word_in_it(
    headings: tuple[str, ...], meant: tuple[str | None, ...]
) -> None:
    found = guessed_columns("customers", headings)
    assert tuple(found.get(place) for place in range(len(headings))) == meant


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


def _raw(tmp_path: Path, sheets: dict[str, list[list[object]]]) -> RawWorkbook:
    return read_raw(workbook(tmp_path / "名單.xlsx", sheets))


HEADINGS: list[object] = ["公司名稱", "電話", "聯絡人", "手機", "等級"]


def _contacts(context: Context) -> list[tuple[str, str, str]]:
    query = select(Customer.name, Contact.name, Contact.phone).join(
        Contact, Contact.customer_id == Customer.id
    ).order_by(Contact.id)
    return context.ask(
        lambda read, _: [(a, b, c) for a, b, c in read.session.execute(query)], None
    )


def test_a_column_of_contacts_makes_contacts_of_those_customers(
    context: Context, tmp_path: Path
) -> None:
    raw = _raw(tmp_path, {"客戶名單": [
        HEADINGS,
        ["長榮食品", "04-2359-8812", "王小姐", "0912-345-678", "好客戶"],
        ["大昌五金", "04-2492-1177", None, "0922-000-111", None],
    ]})
    maps = guessed_maps(raw)
    report = _import(context, Reading(raw, maps))
    assert report.bad == ()
    assert (report.stored["customers"], report.stored["contacts"]) == (2, 1)
    assert _contacts(context) == [("長榮食品", "王小姐", "0912-345-678")]
    assert untaken(raw, maps) == (Untaken("客戶名單", "等級", "E"),)
    _import(context, Reading(raw, maps, {("contacts", 2, "phone"): "0933-333-333"}))
    assert _contacts(context) == [("長榮食品", "王小姐", "0933-333-333")]


def test_our_own_sheet_of_customers_may_have_contacts_too(
    context: Context, tmp_path: Path
) -> None:
    raw = _raw(tmp_path, {"客戶": [
        ["客戶代號", "客戶名稱", "聯絡人", "等級"], ["A1", "長榮食品", "王小姐", "A"],
    ]})
    assert guessed_maps(raw) == {}
    _import(context, Reading(raw))
    assert _contacts(context) == [("長榮食品", "王小姐", "")]
    assert [one.heading for one in untaken(raw, {})] == ["等級"]


def test_where_a_sheet_holds_the_contacts_the_column_is_named_as_not_taken(
    context: Context, tmp_path: Path
) -> None:
    raw = _raw(tmp_path, {
        "客戶名單": [["公司名稱", "電話", "聯絡人"], ["長榮食品", "04-2359-8812", "王小姐"]],
        "聯絡人": [["客戶代號", "姓名"], ["C0001", "陳先生"]],
        "雜記": [["今天"], ["明天"]],
    })
    maps = guessed_maps(raw)
    report = _import(context, Reading(raw, maps))
    assert report.bad == ()
    assert _contacts(context) == [("長榮食品", "陳先生", "")]
    assert untaken(raw, maps) == (Untaken("客戶名單", "聯絡人", "C"), Untaken("雜記"))


def test_a_column_without_a_heading_is_named_by_its_letter(tmp_path: Path) -> None:
    raw = _raw(tmp_path, {"客戶名單": [
        ["公司名稱", "電話", None], ["長榮食品", "04-2359-8812", "常客"],
    ]})
    assert untaken(raw, guessed_maps(raw)) == (Untaken("客戶名單", "", "C"),)


def test_a_row_without_a_name_lacks_the_name_alone_and_gets_its_code_with_it(
    context: Context, tmp_path: Path
) -> None:
    raw = _raw(tmp_path, {"客戶名單": [
        HEADINGS, ["長榮食品", "04-2359-8812"], [None, "04-2492-1177", "李先生", None, None],
    ]})
    maps = guessed_maps(raw)
    bad = _import(context, Reading(raw, maps), only_look=True).bad
    assert [(one.sheet, one.row, one.column) for one in bad] == [("customers", 3, "name")]
    report = _import(context, Reading(raw, maps, {("customers", 3, "name"): "大昌五金"}))
    assert report.bad == ()
    codes = context.ask(
        lambda read, _: read.session.scalars(select(Customer.code).order_by(Customer.id)).all(),
        None,
    )
    assert list(codes) == ["C0001", "C0002"]
    assert _contacts(context) == [("大昌五金", "李先生", "")]


def test_a_number_that_lost_its_leading_zero_is_a_doubt(context: Context, tmp_path: Path) -> None:
    raw = _raw(tmp_path, {"客戶名單": [
        HEADINGS,
        ["長榮食品", 223456789, "王小姐", 912345678, None],
        ["大昌五金", "22345678", None, None, None],
        ["海外", 14155550100, None, None, None],
    ]})
    maps = guessed_maps(raw)
    report = _import(context, Reading(raw, maps), only_look=True)
    assert [(one.sheet, one.row, one.column, one.value) for one in report.doubts] == [
        ("customers", 2, "phone", "223456789"), ("contacts", 2, "phone", "912345678"),
    ]
    assert "0223456789" in report.doubts[0].message
    mended = {("customers", 2, "phone"): "0223456789", ("contacts", 2, "phone"): "0912345678"}
    assert _import(context, Reading(raw, maps, mended), only_look=True).doubts == ()


def test_of_another_firms_row_only_the_settings_are_taken_where_ours_is_kept(
    context: Context, tmp_path: Path
) -> None:
    raw = _raw(tmp_path, {
        "firm": [["key", "value"], ["name", "別人"], ["phone", 223456789], ["fax", "02-1"],
                 ["tax_id", "04595257"], ["address", "台北"], ["bank_account", "822-1"],
                 ["statement_day", "很晚"], ["currency", "HKD"], ["tax_rate", 0.1]],
        "customers": [["code", "name"], ["A1", "長榮食品"]],
    })
    kept = _import(context, Reading(raw, own_firm=True))
    assert kept.bad == ()
    assert kept.doubts == ()
    query = select(
        Firm.name, Firm.phone, Firm.fax, Firm.tax_id, Firm.address, Firm.bank_account,
        Firm.currency, Firm.tax_rate,
    )
    firm = context.ask(lambda read, _: read.session.execute(query).one(), None)
    assert tuple(firm)[:6] == ("",) * 6
    assert firm.currency == "HKD"
    assert str(firm.tax_rate) in ("0.1", "0.100000")
    assert [one.column for one in _import(context, Reading(raw), only_look=True).bad] == [
        "statement_day",
    ]
