"""Starting: one window a book, the frame first, and how the window stood."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.first_start.first_start import FirstStart
from app.gui.frame.remembered import Remembered, fitted
from app.gui.frame.single_instance import SingleInstance
from app.gui.frame.tabs import Tab
from app.gui.frame.taken import Taken
from app.gui.importing.import_dialog import ImportDialog
from app.gui.operations.backups import back_up_to
from app.gui.operations.workbook import export_to
from app.gui.parts.notice_dialog import NoticeDialog
from app.gui.session import Session
from app.i18n import Language
from app.services.restore import restore
from app.settings import SettingsFile
from app.settings import Theme as Mode

WAIT = 30_000
ROOT = Path(__file__).resolve().parents[2]


def test_a_second_start_on_the_same_book_knocks_at_the_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert not second.knock()
    assert first.listen()
    with qtbot.waitSignal(first.show_asked):
        assert second.knock()
    assert not SingleInstance(tmp_path / "another").knock()
    first.release()
    assert not second.knock()


def test_a_second_window_shows_nothing_of_a_book_that_another_has(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    open_session(filled_place)
    second = open_session(filled_place, wait=False)
    qtbot.waitSignal(second.taken, timeout=WAIT).wait()
    assert "另一個視窗" in second.window.page.strip.words
    assert second.window.page.model.rowCount() == 0  # type: ignore[attr-defined]


def test_who_has_the_book_and_does_not_answer_is_told_of_in_a_sentence(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_session(filled_place)
    second = open_session(filled_place, wait=False)
    taken = Taken(qapp, second, SingleInstance(filled_place))
    second.taken.connect(taken.hand_over)
    qtbot.waitUntil(lambda: second.window.findChild(NoticeDialog) is not None, timeout=WAIT)
    assert "沒有回應" in capsys.readouterr().err


def test_nothing_is_restored_under_an_open_window(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    session = open_session(place)
    back_up_to(session.desk, tmp_path / "book.gendan")
    qtbot.waitUntil(lambda: "book.gendan" in session.window.toast.words, timeout=WAIT)
    with pytest.raises(DomainError) as refused:
        restore(place, tmp_path / "book.gendan")
    assert refused.value.message_id == "errors.book_busy"
    session.close()
    assert restore(place, tmp_path / "book.gendan").kept is not None


def test_without_a_screen_one_sentence_names_what_needs_none(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("elsewhere there is always a screen")
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    told = subprocess.run(
        [sys.executable, "-m", "app", "--data", str(tmp_path / "book"), "--lang=en"],
        capture_output=True, text=True, check=False, env=bare, cwd=ROOT,
    )  # fmt: skip
    assert told.returncode == 1
    assert told.stdout == ""
    assert len(told.stderr.splitlines()) == 1
    assert "gendan statements" in told.stderr
    assert not (tmp_path / "book").exists()


def test_the_frame_needs_no_database_and_no_reader_or_writer_of_files() -> None:
    code = (
        "import sys, app.gui.start\n"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'xlsxwriter', 'pypdfium2',"
        " 'python_calamine', 'PIL', 'pypinyin', 'phonenumbers', 'app.db', 'app.gui.lists'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_window_stands_as_it_was_left(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    session.window.show_tab(Tab.CUSTOMERS)
    session.window.resize(1200, 700)
    session.window.close()
    kept = Remembered(SettingsFile(tmp_path / "settings.json"))
    assert kept.settings.window.tab == "customers"
    assert kept.settings.window.geometry


@pytest.mark.parametrize(
    ("frame", "inner", "wanted"),
    [
        ((0, 0, 1374, 800), (4, 28, 1366, 768), (4, 28, 1358, 708)),  # larger than the screen
        ((100, 20, 1208, 732), (104, 48, 1200, 700), (104, 36, 1200, 700)),  # only too low
        ((40, 10, 1208, 632), (44, 38, 1200, 600), (44, 38, 1200, 600)),  # well as it is
    ],
)
def test_the_frame_counts_in_the_room_a_window_has(
    frame: tuple[int, ...], inner: tuple[int, ...], wanted: tuple[int, ...]
) -> None:
    room = QRect(0, 0, 1366, 740)
    assert fitted(QRect(*frame), QRect(*inner), room) == QRect(*wanted)


def test_the_first_window_stands_on_the_screen_with_its_frame(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    remembered = Remembered(SettingsFile(tmp_path / "settings.json"))
    remembered.place(window)
    window.show()
    remembered.fit_frame(window)
    assert qapp.primaryScreen().availableGeometry().contains(window.frameGeometry())
    window.resize(3000, 2000)  # somebody wants it so
    remembered.fit_frame(window)
    assert window.width() == 3000


def test_a_book_that_cannot_be_opened_is_explained_on_the_page(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "book"
    place.mkdir()
    (place / "book.sqlite3").write_bytes(b"this is no book" * 400)
    session = open_session(place, wait=False)
    strip = session.window.page.strip
    qtbot.waitUntil(lambda: bool(strip.words), timeout=WAIT)
    assert strip.isVisible()
    assert session.window.findChild(FirstStart) is None


def _first(session: Session) -> FirstStart:
    found = session.window.findChild(FirstStart)
    assert found is not None
    return found


def test_an_empty_book_begins_with_language_name_and_three_ways(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    first = _first(session)
    assert session.window.focusWidget() is first.firm.line
    first.firm.line.setText("承昌包裝")
    qtbot.mouseClick(first.languages[Language.EN], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _first(session) is not first or not first.isVisible())
    shown = [one for one in session.window.findChildren(FirstStart) if one.isVisible()]
    assert [one.empty.text() for one in shown] == ["Begin with an empty book"]
    assert shown[0].firm.line.text() == "承昌包裝"
    qtbot.keyClick(shown[0].empty, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.desk.firm.name == "承昌包裝", timeout=WAIT)
    assert not any(one.isVisible() for one in session.window.findChildren(FirstStart))
    assert "承昌包裝" in session.window.windowTitle()
    assert session.window.tab is Tab.ORDERS


@pytest.mark.parametrize("way", ["empty", "excel"])
def test_a_way_to_begin_that_is_struck_twice_is_gone_once(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, way: str,
) -> None:
    monkeypatch.setattr(ImportDialog, "choose_file", lambda *_: None)
    session = open_session(tmp_path / "book")
    first = _first(session)
    first.firm.line.setText("承昌包裝")
    for _ in range(2):
        qtbot.keyClick(getattr(first, way), Qt.Key.Key_Return)
    qtbot.mouseClick(first.languages[Language.EN], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.desk.firm.name == "承昌包裝" and not session.tasks.busy)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dialogs = session.window.findChildren(ImportDialog)
    if way == "empty":
        assert session.window.findChild(FirstStart) is None
        assert dialogs == []
    else:
        assert len(dialogs) == 1
        dialogs[0].reject()
        assert first.excel.isEnabled()
    assert session.desk.words.language is Language.ZH_TW


def test_the_demo_firm_is_one_press_away(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    first = _first(session)
    qtbot.mouseClick(first.demo, Qt.MouseButton.LeftButton)
    assert first.strip.isVisible()
    assert not first.demo.isEnabled()
    qtbot.waitUntil(lambda: session.window.tab is Tab.TODAY, timeout=90_000)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 10, timeout=WAIT)  # type: ignore[attr-defined]


def test_making_the_demo_firm_stops_at_esc_and_leaves_the_book_empty(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "book")
    first = _first(session)
    qtbot.keyClick(first.firm.line, Qt.Key.Key_Return)
    qtbot.waitUntil(first.excel.hasFocus)
    qtbot.mouseClick(first.demo, Qt.MouseButton.LeftButton)
    qtbot.keyClick(first.strip.stop, Qt.Key.Key_Escape)
    qtbot.waitUntil(first.demo.isEnabled, timeout=90_000)
    assert "什麼都沒有存" in first.fault.text()
    assert first.strip.isHidden()
    assert session.desk.firm.name == ""


def test_settings_that_were_spoilt_are_named_and_the_window_opens_all_the_same(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text("{not json", encoding="utf-8")
    session = open_session(filled_place)
    assert "settings" in session.window.page.strip.words


def test_settings_that_cannot_be_written_are_told_of_and_hold_all_the_same(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path
) -> None:
    session = open_session(filled_place)
    file = tmp_path / "settings.json"
    file.unlink(missing_ok=True)
    file.mkdir()
    session.commands.choose_theme(Mode.DARK)
    assert session.window.page.strip.isVisible()
    assert session.theme.tokens.dark
    assert session.window.close()


def test_the_menu_opens_by_the_mark_and_says_its_keys(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    qtbot.mouseClick(session.window.rail.mark, Qt.MouseButton.LeftButton)
    menu = session.commands.menu
    assert menu is not None
    assert menu.root.isVisible()
    titles = [action.text() for action in menu.root.actions()]
    assert titles == [
        "檔案(&F)", "編輯(&E)", "檢視(&V)", "這一頁(&P)", "工具(&T)", "說明(&H)",
    ]
    menu.root.close()
    qtbot.keyClick(session.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert menu.menus["help"].isVisible()
    menu.menus["help"].close()


def test_the_whole_book_goes_out_and_is_backed_up(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    export_to(session.desk, tmp_path / "book.xlsx")
    qtbot.waitUntil(lambda: "book.xlsx" in session.window.toast.words, timeout=WAIT)
    back_up_to(session.desk, tmp_path / "book.gendan")
    qtbot.waitUntil(lambda: "book.gendan" in session.window.toast.words, timeout=WAIT)
    assert (tmp_path / "book.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "book.gendan").read_bytes()[:2] == b"PK"
