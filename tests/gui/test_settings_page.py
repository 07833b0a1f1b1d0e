"""The page behind the gear: every section by keyboard, kept where it belongs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.rail import RailItem
from app.gui.pane.flow_layout import FlowLayout
from app.gui.parts.buttons import RING
from app.gui.printing.port import Order, Size
from app.gui.printing.sent_job import Sent
from app.gui.session import Session
from app.gui.settings.backup_panel import BackupPanel
from app.gui.settings.holidays_panel import HolidaysPanel
from app.gui.settings.logo_box import LogoBox
from app.gui.settings.look_panel import LookPanel
from app.gui.settings.papers_panel import PapersPanel
from app.gui.settings.printers_panel import PrintersPanel
from app.gui.settings.settings_page import SECTIONS, SettingsPage
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.theme import Theme
from app.i18n import Language
from app.settings import Offset, Printing
from app.settings import Theme as Mode
from tests.gui.sweeping import cut, nameless

WAIT = 20_000
Open = Callable[..., Session]


@dataclass
class Port:
    name: str = "HP"
    dpi: int = 72
    repeats: bool = True
    sent: Sent | None = None
    gate: Event | None = None
    drawn: list[tuple[int, int]] = field(default_factory=list)
    ended: bool = False

    def draw(self, x: int, y: int, image: QImage) -> None:
        self.drawn.append((x, y))

    def next_sheet(self, sheet_mm: Size) -> None: ...

    def end(self) -> None:
        self.ended = True

    def abort(self) -> None: ...


@dataclass
class Printers:
    port: Port = field(default_factory=Port)
    orders: list[Order] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        return ("HP", "LQ")

    def usual(self) -> str:
        return "HP"

    def trouble(self, name: str) -> bool:
        return False

    def open(self, order: Order) -> Port:
        self.orders.append(order)
        self.port.name = order.printer
        return self.port


@pytest.fixture
def session(open_session: Open, filled_place: Path, tmp_path: Path) -> Session:
    place = Path(shutil.copytree(filled_place, tmp_path / "book"))
    made = open_session(place)
    made.desk.printers = Printers()
    return made


def _open(session: Session, section: str, qtbot: QtBot) -> Any:
    session.commands.open_settings(section)
    page = session.window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    return page.shown


def _firm(session: Session, name: str, qtbot: QtBot) -> Any:
    found: list[Any] = []

    def read(context: Any) -> Any:
        from app.queries.firm_sheet import firm_sheet

        return context.ask(firm_sheet, None).values[name]

    session.desk.tasks.read(read, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def test_the_gear_opens_by_key_is_walked_by_key_and_left_by_key(
    session: Session, qtbot: QtBot
) -> None:
    window, tab = session.window, session.window.tab
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, SettingsPage)
    assert window.rail.settings.isChecked()
    names = page.sections.names
    for section in SECTIONS[1:]:
        qtbot.keyClick(names, Qt.Key.Key_Down)
        assert page.section == section
        qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    qtbot.keyClick(names, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    form: Any = page.shown
    qtbot.keyClick(names, Qt.Key.Key_Return)
    assert window.focusWidget() is form.fields["name"].editor
    qtbot.keyClick(names, Qt.Key.Key_Escape)
    assert window.tab is tab
    assert not isinstance(window.page, SettingsPage)
    assert not window.rail.settings.isChecked()
    _open(session, "look", qtbot)
    qtbot.keyClick(session.window.page.sections.names, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert not isinstance(window.page, SettingsPage)


def _answered(shown: Any, qtbot: QtBot) -> None:
    """What it asked of the book and of the machine stands there, laid out."""
    if isinstance(shown, PrintersPanel):
        qtbot.waitUntil(lambda: bool(shown.offsets), timeout=WAIT)
    if isinstance(shown, PapersPanel):
        qtbot.waitUntil(lambda: all(one.text() for one in shown.states.values()), timeout=WAIT)
    for _ in range(2):
        QApplication.processEvents()


@pytest.mark.parametrize("language", list(Language))
def test_every_section_stands_whole_and_named(
    open_session: Open, filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language)
    session.desk.printers = Printers()
    for section in SECTIONS:
        shown = _open(session, section, qtbot)
        _answered(shown, qtbot)
        session.window.grab()
        assert cut(session.window) == [], section
        assert nameless(session.window) == [], section
        assert session.window.minimumSizeHint().width() <= 1366


@pytest.mark.parametrize("language", list(Language))
def test_twice_the_text_still_fits(
    open_session: Open, filled_place: Path, qtbot: QtBot, language: Language
) -> None:
    session = open_session(filled_place, language, scale=2.0, mode=Mode.DARK)
    session.desk.printers = Printers()
    for section in SECTIONS:
        shown = _open(session, section, qtbot)
        _answered(shown, qtbot)
        session.window.grab()
        assert cut(shown) == [], section
        assert (session.window.width(), session.window.height()) == (1366, 768), section


def test_the_firm_s_name_is_stored_and_shown(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "firm", qtbot)
    form.fields["name"].set_text("新名字有限公司")
    form.fields["seal_box"].set_value(False)
    form.save()
    qtbot.waitUntil(lambda: "新名字" in session.window.windowTitle(), timeout=WAIT)
    assert _firm(session, "seal_box", qtbot) is False
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.shown is not None and page.shown is not form, timeout=WAIT)
    page.shown.fields["phone"].set_text("04-1111-2222")  # a second edit builds on the first
    page.shown.save()
    qtbot.waitUntil(lambda: _firm(session, "phone", qtbot) == "04-1111-2222", timeout=WAIT)


def test_what_is_undone_is_shown_again(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "bank", qtbot)
    form.fields["bank_account"].set_text("第一銀行 001-23-456789")
    form.save()
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.shown is not None and page.shown is not form, timeout=WAIT)
    assert "001-23" in page.shown.fields["bank_account"].text
    session.commands.undo()
    qtbot.waitUntil(
        lambda: page.shown is not None and not page.shown.fields["bank_account"].text,
        timeout=WAIT,
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_tab_goes_from_the_last_field_to_the_logo_and_then_to_the_button_that_stores(
    open_session: Open, filled_place: Path, qtbot: QtBot, scale: float
) -> None:
    session = open_session(filled_place, scale=scale)
    session.window.activateWindow()
    form = _open(session, "firm", qtbot)
    box = form.findChild(LogoBox)
    last = list(form.fields.values())[-1].editor
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(last.hasFocus, timeout=WAIT)
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    assert box.choose.hasFocus()
    view = form.area.viewport()

    def in_sight() -> bool:
        place = QRect(box.choose.mapTo(view, QPoint()), box.choose.size())
        return bool(view.rect().contains(place))

    qtbot.waitUntil(in_sight, timeout=WAIT)
    assert box.remove.isHidden()
    qtbot.keyClick(box.choose, Qt.Key.Key_Tab)
    assert form.save_button.hasFocus()
    qtbot.keyClick(form.save_button, Qt.Key.Key_Backtab)
    assert box.choose.hasFocus()


def test_a_logo_is_shown_as_papers_will_have_it_and_what_is_none_is_said(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = _open(session, "firm", qtbot)
    box = form.findChild(LogoBox)
    good, bad = tmp_path / "logo.png", tmp_path / "logo.txt"
    Image.new("RGB", (300, 100), "#c02040").save(good)
    bad.write_text("no picture")
    monkeypatch.setattr(LogoBox, "choose_file", staticmethod(lambda *_: good))
    box.choose.click()
    qtbot.waitUntil(lambda: not box.view.image.isNull(), timeout=WAIT)
    assert box.remove.isVisible()
    monkeypatch.setattr(LogoBox, "choose_file", staticmethod(lambda *_: bad))
    box.choose.click()
    qtbot.waitUntil(box.fault.isVisible, timeout=WAIT)
    assert not box.view.image.isNull()
    box.remove.click()
    qtbot.waitUntil(lambda: box.view.image.isNull(), timeout=WAIT)


def test_letters_of_numbers_are_capitals_and_no_two_alike(
    session: Session, qtbot: QtBot
) -> None:
    form = _open(session, "numbering", qtbot)
    form.fields["SO"].set_text("ａｂ")
    assert "AB20261105001" in form.fields["SO"].below.text()
    form.fields["DN"].set_text("ST")
    form.save()
    qtbot.waitUntil(lambda: form.fields["DN"].refused, timeout=WAIT)
    assert "ST" in form.fields["DN"].fault
    form.fields["DN"].set_text("D1")
    form.save()
    qtbot.waitUntil(lambda: "D1" in form.fields["DN"].fault, timeout=WAIT)
    form.fields["DN"].set_text("DN")
    form.save()
    qtbot.waitUntil(
        lambda: _firm(session, "number_prefixes", qtbot) == '{"SO": "AB"}', timeout=WAIT
    )


def test_the_date_in_numbers_is_chosen_and_shown_at_once(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "numbering", qtbot)
    form.fields["number_style"].set_text("每月重編：西元年月＋4 碼")
    assert "SO2026110001" in form.fields["SO"].below.text()
    form.save()
    qtbot.waitUntil(lambda: _firm(session, "number_style", qtbot) == "month", timeout=WAIT)


def test_deadlines_have_bounds_said_beside_the_field(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "deadlines", qtbot)
    form.fields["sign_days"].set_text("99")
    form.save()
    qtbot.waitUntil(lambda: form.fields["sign_days"].refused, timeout=WAIT)
    form.fields["sign_days"].set_text("５")
    form.fields["day_ends"].set_text("1800")
    form.save()
    qtbot.waitUntil(lambda: _firm(session, "sign_days", qtbot) == 5, timeout=WAIT)
    assert _firm(session, "day_ends", qtbot) == "18:00"


def test_holidays_are_added_and_removed_by_keyboard(session: Session, qtbot: QtBot) -> None:
    panel = _open(session, "holidays", qtbot)
    assert isinstance(panel, HolidaysPanel)
    panel.date.set_text("2026/10/10")
    panel.name.set_text("國慶日")
    qtbot.keyClick(panel.add, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.list.count() == 1, timeout=WAIT)
    assert panel.list.item(0).text() == "2026/10/10（六）　放假　國慶日"
    panel.date.set_text("2026/02/07")
    panel.working.set_value(True)
    panel.add.click()
    qtbot.waitUntil(lambda: panel.list.count() == 2, timeout=WAIT)
    assert "補班" in panel.list.item(1).text()
    panel.list.setCurrentRow(0)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    if not session.window.isActiveWindow():
        panel.remove.click()
    qtbot.waitUntil(lambda: panel.list.count() == 1, timeout=WAIT)
    session.commands.undo()
    qtbot.waitUntil(lambda: panel.list.count() == 2, timeout=WAIT)


def test_the_day_one_stands_on_is_kept_when_a_later_one_comes_in(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "holidays", qtbot)
    for count, day in enumerate(("2026/10/10", "2026/12/25", "2027/01/01"), 1):
        panel.date.set_text(day)
        panel.add.click()
        qtbot.waitUntil(lambda count=count: panel.list.count() == count)
        if count == 2:
            panel.list.setCurrentRow(1)
            stood_on = panel.list.currentItem().text()
    assert panel.list.currentItem().text() == stood_on


def test_a_day_that_is_refused_stays_as_typed_with_the_reason_beside_it(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "holidays", qtbot)
    panel.date.set_text("2026/10/10")
    panel.date._value = date(3000, 1, 1)  # the field itself reads nothing that far
    panel.name.set_text("國慶日")
    panel.date.take = lambda: None
    panel.add.click()
    qtbot.waitUntil(lambda: panel.date.refused, timeout=WAIT)
    assert panel.date.fault
    assert panel.name.value == "國慶日"
    assert not panel.strip.isVisible()


def test_without_holidays_a_sentence_stands_in_place_of_an_empty_list(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "holidays", qtbot)
    assert isinstance(panel, HolidaysPanel)
    qtbot.waitUntil(panel.none.isVisible, timeout=WAIT)
    assert not panel.list.isVisible()
    assert not panel.remove.isVisible()
    box, button = panel.date.editor, panel.add
    below = box.mapTo(panel, box.rect().bottomLeft()).y()
    assert button.mapTo(panel, button.rect().bottomLeft()).y() - RING == below


def test_a_holiday_needs_a_day(session: Session, qtbot: QtBot) -> None:
    panel = _open(session, "holidays", qtbot)
    panel.add.click()
    assert panel.date.refused
    panel.date.set_text("32/13")
    panel.add.click()
    assert "32/13" in panel.date.fault


def test_the_paper_of_each_kind_is_remembered(session: Session, qtbot: QtBot) -> None:
    panel = _open(session, "papers", qtbot)
    panel.sizes["note"].buttons["241x140"].click()
    assert session.remembered._file.load().settings.printer.of("note").paper == "241x140"
    assert session.remembered.settings.printer.of("statement").paper == "a4"


def test_a_form_that_is_none_is_said_and_one_that_is_stays(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = _open(session, "papers", qtbot)
    wrong, form = tmp_path / "wrong.xlsx", tmp_path / "form.xlsx"
    wrong.write_bytes(b"no workbook")
    _make_form(form)
    monkeypatch.setattr(PapersPanel, "choose_file", staticmethod(lambda *_: wrong))
    panel.choose["statement"].click()
    qtbot.waitUntil(panel.strip.isVisible, timeout=WAIT)
    assert not panel.ours["statement"].isVisible()
    monkeypatch.setattr(PapersPanel, "choose_file", staticmethod(lambda *_: form))
    panel.choose["statement"].click()
    qtbot.waitUntil(panel.ours["statement"].isVisible, timeout=WAIT)
    panel.ours["statement"].click()
    qtbot.waitUntil(lambda: not panel.ours["statement"].isVisible(), timeout=WAIT)


def test_a_form_of_ones_own_goes_with_undo(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, form = _open(session, "papers", qtbot), tmp_path / "form.xlsx"
    _make_form(form)
    monkeypatch.setattr(PapersPanel, "choose_file", staticmethod(lambda *_: form))
    panel.choose["statement"].click()
    qtbot.waitUntil(panel.ours["statement"].isVisible)
    session.commands.undo()
    qtbot.waitUntil(lambda: not panel.ours["statement"].isVisible())


@pytest.mark.parametrize("section", ["firm", "papers"])
def test_what_is_refused_after_the_settings_were_left_is_said_in_a_toast(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    wrong, go_on = tmp_path / "wrong", Event()
    wrong.write_bytes(b"neither picture nor workbook")
    for kind in (LogoBox, PapersPanel):
        monkeypatch.setattr(kind, "choose_file", staticmethod(lambda *_: wrong))
    panel = _open(session, section, qtbot)
    button = panel.findChild(LogoBox).choose if section == "firm" else panel.choose["note"]
    session.tasks.write(lambda _context, _progress: go_on.wait(20), lambda _none: None)
    button.click()
    session.window.show_tab(session.window.tab)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go_on.set()
    qtbot.waitUntil(lambda: session.window.toast.refused)


def _make_form(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "{{customer.name}}"
    book.save(path)


def test_each_printer_has_its_offset_and_a_test_page_to_find_it(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "printers", qtbot)
    assert isinstance(panel, PrintersPanel)
    qtbot.waitUntil(lambda: set(panel.offsets) == {"HP", "LQ"}, timeout=WAIT)
    right, down = panel.offsets["LQ"]
    right.setText("２５．４ mm")
    right.take()
    down.setText("-12.2")
    qtbot.keyClick(down, Qt.Key.Key_Down)
    assert session.remembered._file.load().settings.printer.offset("LQ") == Offset(25.4, -12.7)
    for wrong in ("far", "400"):
        right.setText(wrong)
        right.take()
        assert right.property("wrong")
    assert session.remembered.settings.printer.offset("LQ") == Offset(25.4, -12.7)
    panel.print_test("LQ")
    printers = session.desk.printers
    assert isinstance(printers, Printers)
    qtbot.waitUntil(lambda: printers.port.ended, timeout=WAIT)
    assert printers.orders[0].printer == "LQ"
    assert printers.port.drawn == [(72, -36)]
    assert session.remembered.settings.printer.documents == {}  # a test chooses nothing


def test_each_kind_of_document_has_its_printer_and_copies(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "printers", qtbot)
    qtbot.waitUntil(lambda: bool(panel.offsets), timeout=WAIT)
    panel.printers["note"].set_text("LQ")
    panel.copies["note"].set_text("３")
    assert session.remembered.settings.printer.of("note") == Printing("LQ", "a4", 3)
    panel.copies["note"].set_text("99")
    assert panel.copies["note"].refused
    assert session.remembered.settings.printer.of("note").copies == 3


def test_backups_get_a_folder_that_exists(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = _open(session, "backup", qtbot)
    assert isinstance(panel, BackupPanel)
    panel.place.setText(str(tmp_path / "nowhere"))
    panel.place.editingFinished.emit()
    qtbot.waitUntil(panel.strip.isVisible, timeout=WAIT)
    assert session.remembered.settings.backup.place == ""
    panel.place.setText(str(tmp_path))
    panel.place.editingFinished.emit()
    qtbot.waitUntil(lambda: not panel.strip.isVisible(), timeout=WAIT)
    assert session.remembered._file.load().settings.backup.place == str(tmp_path)


def test_a_folder_that_was_taken_away_again_does_not_come_back(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    panel, go_on = _open(session, "backup", qtbot), Event()
    session.tasks.read(lambda _context: go_on.wait(20), lambda _none: None)
    for typed in (str(tmp_path), ""):
        panel.place.setText(typed)
        panel.place.editingFinished.emit()
    go_on.set()
    answered: list[bool] = []
    session.tasks.read(lambda _context: True, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert session.remembered.settings.backup.place == ""


def test_the_window_does_not_wait_for_a_folder_that_does_not_answer(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_by: list[Thread] = []
    place = tmp_path / "backups"
    place.mkdir()
    is_dir = Path.is_dir

    def noted(folder: Path) -> bool:
        if folder == place:
            asked_by.append(current_thread())
        return is_dir(folder)

    panel = _open(session, "backup", qtbot)
    monkeypatch.setattr(Path, "is_dir", noted)
    panel.place.setText(str(place))
    panel.place.editingFinished.emit()
    qtbot.waitUntil(
        lambda: session.remembered.settings.backup.place == str(place), timeout=WAIT
    )
    assert asked_by
    assert main_thread() not in asked_by


def test_language_and_look_hold_at_once_and_the_page_stays(
    session: Session, qtbot: QtBot
) -> None:
    panel = _open(session, "look", qtbot)
    assert isinstance(panel, LookPanel)
    panel.mode.buttons[Mode.DARK].click()
    assert session.theme.tokens.dark
    panel.language.buttons[Language.EN].click()
    page = session.window.page
    assert isinstance(page, SettingsPage)
    assert page.section == "look"
    shown: QWidget | None = page.shown
    assert isinstance(shown, LookPanel)
    assert shown.header.title.text() == "Language and look"


def test_choices_that_do_not_fit_go_on_beside_their_label(qtbot: QtBot) -> None:
    line = QWidget()
    qtbot.addWidget(line)
    flow = FlowLayout(line, gap=6, line_gap=6, after_first=True)
    parts = [QWidget() for _ in range(4)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    line.resize(320, 60)
    line.show()
    assert [part.x() for part in parts] == [0, 106, 212, 106]
    assert [part.y() for part in parts] == [0, 0, 0, 26]
    line.resize(150, 120)  # no room beside it: below, as words go on
    assert {part.x() for part in parts} == {0}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_badge_of_the_rail_is_whole(
    make_theme: Callable[..., Theme], qtbot: QtBot, scale: float, narrow: bool
) -> None:
    theme = make_theme(scale=scale)
    item = RailItem(theme, Icon.TODAY, "今天", "Ctrl+1")
    qtbot.addWidget(item)
    item.set_narrow(narrow)
    item.resize(item.sizeHint())
    wide = theme.metrics(Face.BADGE).horizontalAdvance("99+") + theme.px(8)
    assert item._badge_box(wide, theme.px(14)).right() <= item.width()


def test_f9_stores_from_the_list_of_sections_too(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "firm", qtbot)
    form.fields["phone"].set_text("04-9999-0000")
    page = session.window.page
    assert isinstance(page, SettingsPage)
    page.activate()
    qtbot.keyClick(page.sections.names, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: _firm(session, "phone", qtbot) == "04-9999-0000", timeout=WAIT)


def test_what_is_wrong_with_a_field_is_said_whole(session: Session, qtbot: QtBot) -> None:
    form = _open(session, "numbering", qtbot)
    field = form.fields["statement"] if "statement" in form.fields else form.fields["ST"]
    field.refuse("這個單號的字頭不能用；" * 6)
    width = field.below.width
    qtbot.waitUntil(lambda: field.below.height() >= field.below.heightForWidth(width()))
    assert field.below.heightForWidth(width()) > 2 * field.below.minimumSizeHint().height()
