"""A workbook of anybody's comes in through the window: headings, bad cells, doubts, the name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.first_start.first_start import FirstStart
from app.gui.frame.tabs import Tab
from app.gui.importing.check_rows import CheckKind
from app.gui.importing.import_dialog import ImportDialog
from app.gui.session import Session
from app.i18n import Language
from tests.gui.test_wrong_things import full_disk
from tests.readers.workbooks import workbook

WAIT = 30_000


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    return workbook(tmp_path / "名單.xlsx", {
        "客戶名單": [
            ["承昌客戶名單"],
            ["序", "公司名稱", "電話", "傳真", "統編", "等級"],
            [1, "長榮食品", "04-2359-8812", "04-2359-8830", "12345675", "A"],
            [2, "大昌五金", "04-2492-1177", None, "12345672", "B"],
        ],
    })


@pytest.fixture
def broken(tmp_path: Path, northwind: Path) -> Path:
    book = load_workbook(northwind)
    sheet = book["orders"]
    dates = [cell.value for cell in sheet[1]].index("date") + 1
    sheet.cell(5, dates, "昨天")
    sheet.cell(9, dates, "32/13")
    path = tmp_path / "broken.xlsx"
    book.save(path)
    return path


def _look(session: Session, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog.open_over(session)
    dialog.look_at(path)
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=WAIT)
    return dialog


def _store(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        qtbot.mouseClick(dialog.accept_all, Qt.MouseButton.LeftButton)


def _customers(session: Session, qtbot: QtBot) -> list[tuple[str, str, str, str]]:
    from sqlalchemy import select

    from app.db.models import Customer

    found: list[list[tuple[str, str, str, str]]] = []
    query = select(Customer.code, Customer.name, Customer.phone, Customer.tax_id)
    session.tasks.read(
        lambda context: context.ask(
            lambda read, _: [tuple(one) for one in read.session.execute(query)], None
        ),
        found.append,  # type: ignore[arg-type]
    )
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_list_of_names_and_phones_comes_in_with_codes_of_its_own(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, foreign, qtbot)
    panel = dialog.panel
    assert dialog.shown.currentText() == "工作表：客戶名單"
    assert panel.target.currentText() == "客戶"
    assert panel.heading.currentText() == "第 2 列"
    assert panel.fields["name"].currentText() == "公司名稱"
    assert panel.fields["code"].currentText() == "自動編號"
    assert dialog.counts.text() == "客戶 2"
    assert [(row.kind, row.value) for row in dialog.model.rows if row.kind is CheckKind.DOUBT] == [
        (CheckKind.DOUBT, "12345672"),
    ]
    _store(dialog, qtbot)
    assert _customers(session, qtbot) == [
        ("C0001", "長榮食品", "04-2359-8812", "12345675"),
        ("C0002", "大昌五金", "04-2492-1177", "12345672"),
    ]


def test_a_choice_of_columns_is_used_at_once_and_remembered_for_the_same_headings(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, foreign, qtbot)
    combo = dialog.panel.fields["remark"]
    combo.setCurrentIndex(combo.findText("等級"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(dialog.accept_all.isEnabled, timeout=WAIT)
    assert dialog.panel.fields["remark"].currentText() == "等級"
    _store(dialog, qtbot)
    again = _look(session, foreign, qtbot)
    assert again.panel.fields["remark"].currentText() == "等級"
    again.reject()


def test_the_keyboard_stays_at_the_column_that_was_chosen(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot
) -> None:
    dialog = _look(open_session(tmp_path / "book"), foreign, qtbot)
    panel = dialog.panel
    before = panel.fields["remark"]
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_End)
    before.activated.emit(before.currentIndex())
    assert panel.fields["remark"] is not before
    qtbot.waitUntil(dialog.accept_all.isEnabled, timeout=WAIT)
    assert panel.fields["remark"].hasFocus()
    dialog.reject()


def test_what_must_be_there_is_said_while_it_lacks_and_nothing_can_be_stored(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, foreign, qtbot)
    combo = dialog.panel.fields["name"]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert dialog.panel.missing.text() == "還要選：客戶名稱"
    assert not dialog.accept_all.isEnabled()
    qtbot.waitUntil(lambda: not dialog.accept_all.isVisible(), timeout=WAIT)
    target = dialog.panel.target
    target.setCurrentIndex(0)
    target.activated.emit(0)
    qtbot.waitUntil(lambda: "還沒有可以匯入的資料" in dialog.message.text(), timeout=WAIT)
    dialog.reject()


def test_bad_cells_are_typed_anew_in_place_and_enter_goes_to_the_next(
    open_session: Callable[..., Session], tmp_path: Path, broken: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, broken, qtbot)
    checks = dialog.checks
    assert [(row.sheet_words, row.row, row.column_words, row.value) for row in checks.model.rows] \
        == [("orders", 5, "訂單日期", "昨天"), ("orders", 9, "訂單日期", "32/13")]
    assert not dialog.accept_all.isVisible()
    qtbot.waitUntil(checks.line.hasFocus)
    qtbot.keyClicks(checks.line, "1997/1/5")
    qtbot.keyClick(checks.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(checks.model.rows) == 1, timeout=WAIT)
    assert checks.current is not None
    assert checks.current.row == 9
    qtbot.waitUntil(checks.line.hasFocus)
    qtbot.keyClicks(checks.line, "later")
    qtbot.keyClick(checks.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: checks.model.rows[0].value == "later", timeout=WAIT)
    checks.line.selectAll()
    qtbot.keyClicks(checks.line, "1997-01-06")
    qtbot.keyClick(checks.line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.accept_all.isVisible, timeout=WAIT)
    _store(dialog, qtbot)
    days: list[object] = []
    session.tasks.read(_order_days, days.append)
    qtbot.waitUntil(lambda: bool(days))
    assert days[0] == ["1997-01-05", "1997-01-06"]


def test_no_bad_cell_is_passed_by_when_the_one_above_it_is_mended(
    open_session: Callable[..., Session], tmp_path: Path, broken: Path, qtbot: QtBot
) -> None:
    book = load_workbook(broken)
    sheet = book["orders"]
    dates = [cell.value for cell in sheet[1]].index("date") + 1
    for row in (11, 13):
        sheet.cell(row, dates, "?")
    book.save(broken)
    checks = _look(open_session(tmp_path / "book"), broken, qtbot).checks
    for left, row in ((3, 9), (2, 11), (1, 13)):
        qtbot.waitUntil(checks.line.hasFocus)
        checks.line.selectAll()
        qtbot.keyClicks(checks.line, "1997/1/5")
        qtbot.keyClick(checks.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: len(checks.model.rows) == left, timeout=WAIT)
        assert checks.current is not None
        assert checks.current.row == row
        assert checks.line.text() == checks.current.value


def test_what_was_mended_is_not_lost_where_the_disk_is_full(
    open_session: Callable[..., Session], tmp_path: Path, broken: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, broken, qtbot)
    checks = dialog.checks
    for left in (1, 0):
        qtbot.waitUntil(checks.line.hasFocus)
        checks.line.setText("1997/1/5")
        qtbot.keyClick(checks.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: len(checks.model.rows) == left, timeout=WAIT)
    qtbot.waitUntil(dialog.accept_all.isVisible, timeout=WAIT)
    with full_disk(session):
        dialog.store(skip_bad_rows=False)
        assert not dialog.shown.isEnabled()  # nothing is read otherwise meanwhile
        qtbot.waitUntil(lambda: "磁碟" in dialog.message.text(), timeout=WAIT)
    assert dialog.shown.isEnabled()
    _store(dialog, qtbot)
    assert len(_customers(session, qtbot)) == 91


def test_of_two_files_the_one_chosen_last_is_shown(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, foreign: Path,
    qtbot: QtBot,
) -> None:
    session = open_session(tmp_path / "book")
    dialog = ImportDialog.open_over(session)
    looked: list[Path] = []
    show = dialog._show
    dialog._show = lambda preview: (looked.append(preview.path) if preview else None, show(preview))
    dialog.look_at(northwind)
    dialog.look_at(foreign)
    qtbot.waitUntil(lambda: bool(looked) and not session.tasks.busy, timeout=WAIT)
    assert looked == [foreign]
    dialog.reject()


def _order_days(context: object) -> list[str]:
    from sqlalchemy import select

    from app.db.models import Order

    query = select(Order.date).order_by(Order.id).limit(8)
    found = context.ask(lambda read, _: read.session.scalars(query).all(), None)  # type: ignore[attr-defined]
    return [str(found[3]), str(found[7])]


def test_the_list_can_be_copied(
    open_session: Callable[..., Session], tmp_path: Path, broken: Path, qtbot: QtBot
) -> None:
    dialog = _look(open_session(tmp_path / "book"), broken, qtbot)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("orders\t5\t訂單日期\t昨天\t")
    dialog.reject()


def test_a_typed_name_of_the_firm_stays_unless_the_files_is_chosen(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_session(tmp_path / "book")
    first = session.window.findChild(FirstStart)
    assert first is not None
    monkeypatch.setattr(ImportDialog, "choose_file", lambda _self, _parent, _title: northwind)
    first.firm.line.setText("承昌包裝")
    qtbot.keyClick(first.excel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.findChild(ImportDialog) is not None)
    tab = session.window.tab
    dialog = session.window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_all.isVisible, timeout=WAIT)
    assert dialog.name.isVisible()
    assert dialog.name.own.isChecked()
    assert "承昌包裝" in dialog.name.own.text()
    assert "Northwind" in dialog.name.file.text()
    assert "電話、傳真、統編、地址、銀行都不帶" in dialog.name.story.text()
    _store(dialog, qtbot)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    assert session.desk.firm.name == "承昌包裝"
    assert _firm(session, qtbot) == ("承昌包裝", "", "", "", "")
    assert session.window.tab is tab
    again = _look(session, northwind, qtbot)
    qtbot.mouseClick(again.name.file, Qt.MouseButton.LeftButton)
    assert "都照檔案" in again.name.story.text()
    qtbot.waitUntil(again.accept_all.isEnabled, timeout=WAIT)
    _store(again, qtbot)
    qtbot.waitUntil(lambda: session.desk.firm.name.startswith("Northwind"), timeout=WAIT)
    assert _firm(session, qtbot)[1] != ""


def _firm(session: Session, qtbot: QtBot) -> tuple[str, ...]:
    """Name, phone, fax, address and bank, as the book has them."""
    from sqlalchemy import select

    from app.db.models import Firm

    query = select(Firm.name, Firm.phone, Firm.fax, Firm.address, Firm.bank_account)
    found: list[tuple[str, ...]] = []
    session.tasks.read(
        lambda context: tuple(
            context.ask(lambda read, _: read.session.execute(query).one(), None)
        ),
        found.append,  # type: ignore[arg-type]
    )
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_contacts_come_in_too_what_is_left_is_named_and_the_customers_are_shown(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    path = workbook(tmp_path / "名單.xlsx", {"客戶名單": [
        ["公司名稱", "電話", "聯絡人", "備註", "備註2"],
        ["長榮食品", 423598812, "王小姐", "", "好客戶"],
    ]})
    session = open_session(tmp_path / "book")
    dialog = _look(session, path, qtbot)
    assert dialog.counts.text() == "客戶 1、聯絡人 1"
    assert dialog.untaken.text() == "沒有帶進：備註2"
    assert dialog.panel.fields["contact"].currentText() == "聯絡人"
    assert [(row.sheet_words, row.value) for row in dialog.model.rows] == [
        ("客戶名單", "423598812"),
    ]
    _store(dialog, qtbot)
    assert session.window.tab is Tab.CUSTOMERS


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.ZH_CN, "没有带进：序、等級"), (Language.EN, "Not taken: 序, 等級")],
)
def test_what_is_left_is_named_in_the_windows_language(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot,
    language: Language, said: str,
) -> None:
    dialog = _look(open_session(tmp_path / "book", language), foreign, qtbot)
    assert dialog.untaken.text() == said
    dialog.reject()


def test_a_foreign_sheet_with_errors_shows_the_errors_first(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    path = workbook(tmp_path / "名單.xlsx", {"客戶名單": [
        ["公司名稱", "電話", "傳真"], ["長榮食品", "04-1", None], [None, "04-2", None],
    ]})
    dialog = _look(open_session(tmp_path / "book"), path, qtbot)
    assert dialog.shown.currentText() == "檢查結果"
    assert [(row.sheet_words, row.row, row.column) for row in dialog.model.rows] == [
        ("客戶名單", 3, "name"),
    ]
    assert dialog.checks.isVisible()
    qtbot.waitUntil(dialog.checks.line.hasFocus)
    dialog.checks.line.setText("大昌五金")
    qtbot.keyClick(dialog.checks.line, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.accept_all.isVisible, timeout=WAIT)
    assert dialog.counts.text() == "客戶 2"
    dialog.reject()


def test_the_first_start_begins_in_its_field_and_shows_one_language_as_chosen(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_session(tmp_path / "book")
    first = session.window.findChild(FirstStart)
    assert first is not None
    qtbot.waitUntil(first.firm.line.hasFocus)
    monkeypatch.setattr(FirstStart, "choose_language", lambda _self, _language: None)
    for language in (Language.EN, Language.EN, Language.ZH_CN):
        qtbot.mouseClick(first.languages[language], Qt.MouseButton.LeftButton)
        assert [one for one, chip in first.languages.items() if chip.isChecked()] == [language]


@pytest.mark.parametrize("language", list(Language))
def test_the_dialog_speaks_the_language_and_names_its_fields(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot,
    language: Language,
) -> None:
    dialog = _look(open_session(tmp_path / "book", language), foreign, qtbot)
    QApplication.processEvents()
    for combo in (dialog.shown, dialog.panel.target, *dialog.panel.fields.values()):
        assert combo.accessibleName()
    assert dialog.panel.fields["phone"].accessibleName() == {
        Language.ZH_TW: "電話", Language.ZH_CN: "电话", Language.EN: "Phone",
    }[language]
    dialog.reject()


def test_leaving_while_it_is_being_stored_stops_it_and_stores_nothing(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, northwind, qtbot)
    dialog.store(skip_bad_rows=False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    assert _customers(session, qtbot) == []


def test_leaving_while_it_is_being_read_is_no_fault(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = ImportDialog.open_over(session)
    dialog.look_at(northwind)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)


def test_the_dialog_fits_the_smallest_window_at_twice_the_size(
    open_session: Callable[..., Session], tmp_path: Path, foreign: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book", Language.EN, scale=2.0)
    dialog = _look(session, foreign, qtbot)
    QApplication.processEvents()
    assert dialog.height() <= 768
    assert dialog.width() <= 1366
    dialog.reject()


def test_terms_that_the_file_does_not_say_are_seen_and_set_for_all(
    open_session: Callable[..., Session], foreign: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    dialog = _look(session, foreign, qtbot)
    line = dialog.terms
    assert not line.isHidden()
    assert "2 位新客戶" in line.said.text()
    shown = [box.currentText() for box in (line.settlement, line.closing, line.due)]
    assert shown == ["月結", "月底結帳", "結帳日付款"]
    for box, words in ((line.closing, "每月 25 日結帳"), (line.due, "結帳後 60 天付款")):
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(dialog.accept_all.isEnabled, timeout=WAIT)
    shown = [box.currentText() for box in (line.settlement, line.closing, line.due)]
    assert shown == ["月結", "每月 25 日結帳", "結帳後 60 天付款"]
    _store(dialog, qtbot)
    with session.tasks._ready().book.read() as read:
        from sqlalchemy import select

        from app.db.models import Customer

        found = read.session.execute(
            select(Customer.closing_day, Customer.term_count, Customer.term_unit)
        ).all()
    assert [tuple(row) for row in found] == [(25, 60, "days")] * 2


def test_who_brings_terms_along_is_not_asked_for_them(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    path = workbook(tmp_path / "客戶.xlsx", {
        "customers": [["code", "name", "closing_day"], ["A", "長榮", 20]],
    })
    dialog = _look(open_session(tmp_path / "book"), path, qtbot)
    assert dialog.terms.isHidden()


def test_where_nothing_is_wrong_with_a_file_its_rows_are_shown_before_they_are_stored(
    open_session: Callable[..., Session], tmp_path: Path, northwind: Path, qtbot: QtBot
) -> None:
    dialog = _look(open_session(tmp_path / "book"), northwind, qtbot)
    assert dialog.model.rows == []
    assert dialog.shown.currentText().startswith("工作表：")
    assert dialog.panel.table.isVisible()
    assert len(dialog.panel.table.widget().rows) > 1
    assert dialog.accept_all.hasFocus()
    dialog.reject()
