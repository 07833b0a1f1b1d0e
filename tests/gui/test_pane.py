"""The pane beside a list: it follows, keeps still, and means what the keyboard means."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.pages.orders_page import OrdersPage
from app.gui.pane.attachments import AttachmentsView, given_in
from app.gui.pane.facts import Fact, FactsGrid
from app.gui.pane.flow_layout import FlowLayout
from app.gui.session import Session
from app.gui.theme.theme import Theme

WAIT = 10_000
Key = Qt.Key


class Window:
    """The orders' tab of a small firm, on a book of its own."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.page = cast("OrdersPage", session.window.page)
        self.pane = self.page.pane
        self.until(lambda: self.shown is not None)

    @property
    def shown(self) -> str | None:
        """The number over the pane, once the pane has caught up with the list."""
        order = self.pane.order
        caught_up = order is not None and order.id == self.page.view.current_identity()
        return order.number if order is not None and caught_up else None

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(self, key: Qt.Key | str, widget: QWidget | None = None) -> None:
        self.qtbot.keyClick(widget or self.page.view, cast("Any", key))

    def row_number(self) -> str:
        return str(cast("Any", self.page.current).number)


class _Hidden(QObject):
    """Counts how often a widget was hidden."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Hide
        return super().eventFilter(watched, event)


@pytest.fixture
def window(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Window:
    place = tmp_path / "own"
    shutil.copytree(filled_place, place)
    return Window(open_session(place, tab=Tab.ORDERS), qtbot)


@pytest.fixture
def clipboard() -> Iterator[Any]:
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def test_it_follows_the_arrows_and_stays_full_until_the_next_record_is_read(
    window: Window,
) -> None:
    first = window.row_number()
    assert window.shown == first
    hidden = _Hidden()
    window.pane.body.installEventFilter(hidden)
    window.key(Key.Key_Down)
    assert window.pane.head.number.text() == first
    window.until(lambda: window.shown == window.row_number() != first)
    assert window.pane.head.number.text() == window.row_number()
    assert hidden.times == 0


def test_a_key_struck_right_after_an_arrow_means_the_row_one_stands_on_now(
    window: Window,
) -> None:
    meant: list[Any] = []
    window.pane.repeat_asked.disconnect()
    window.pane.repeat_asked.connect(meant.append)
    window.key(Key.Key_Down)
    window.key("r")
    window.key(Key.Key_Up)
    wanted = window.page.model.identity_at(1)
    window.until(lambda: window.shown == window.row_number())
    assert meant in ([], [wanted])  # gone with the arrow that followed, or done: never another
    window.key(Key.Key_Down)
    window.key("r")
    window.until(lambda: wanted in meant)
    assert set(meant) == {wanted}


def test_keys_struck_before_the_record_stands_there_are_all_meant(window: Window) -> None:
    struck: list[str] = []
    for key in ("r", "p"):
        button = window.pane.action_row.buttons[key.upper()]
        button.clicked.disconnect()
        button.clicked.connect(lambda _=False, key=key: struck.append(key))
    window.key(Key.Key_Down)
    for key in ("r", "p"):
        window.key(key)
    window.until(lambda: window.shown == window.row_number())
    assert struck == ["r", "p"]


def test_its_scroll_stays_where_it_was_from_record_to_record(window: Window) -> None:
    window.session.window.resize(1366, 420)
    bar = window.pane.verticalScrollBar()
    window.until(lambda: bar.maximum() > 60)
    bar.setValue(60)
    window.key(Key.Key_Down)
    window.until(lambda: window.shown == window.row_number())
    assert bar.value() == 60


def test_it_has_the_width_of_its_tab_and_keeps_the_one_it_is_given(window: Window) -> None:
    page = window.page
    assert window.pane.width() == OrdersPage.pane_width
    page.splitter.setSizes([700, 560])
    page.splitter.splitterMoved.emit(700, 1)
    chosen = window.pane.width()
    assert chosen > OrdersPage.pane_width + 20
    window.session.window.resize(1700, 900)
    window.until(lambda: window.pane.width() == OrdersPage.wide_pane_width)
    window.session.window.resize(1366, 768)
    window.until(lambda: window.pane.width() == chosen)


def test_where_the_window_is_narrow_list_and_pane_take_turns(window: Window) -> None:
    page, pane = window.page, window.pane
    window.session.window.resize(900, 700)
    window.until(pane.isHidden)
    window.key(Key.Key_Return)
    window.until(pane.isVisible)
    assert page.view.isHidden()
    assert pane.hasFocus()
    window.key(Key.Key_Escape, pane)
    assert page.view.isVisible()
    assert page.view.hasFocus()
    window.session.window.resize(1366, 768)
    window.until(pane.isVisible)
    assert page.view.isVisible()


def test_an_editor_stands_in_place_of_both_and_gives_the_same_row_back(window: Window) -> None:
    page = window.page
    window.key(Key.Key_Down)
    number = window.row_number()
    editor = QWidget()
    page.open_over(editor)
    assert editor.isVisible()
    assert page.splitter.isHidden()
    assert page.header.isHidden()
    page.close_over()
    window.until(lambda: page.view.isVisible() and page.view.hasFocus())
    assert window.row_number() == number


def test_a_picture_and_a_file_are_pasted_opened_removed_and_brought_back(
    window: Window, tmp_path: Path, clipboard: Any
) -> None:
    files = cast("AttachmentsView", window.pane.attachments)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    clipboard.setImage(image)
    window.qtbot.keyClick(window.page.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: len(files.names) == 1)
    assert files.names[0].endswith(".png")

    scan = tmp_path / "合約 掃描.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan)), QUrl.fromLocalFile(str(tmp_path))])
    assert files.take(mime)
    window.until(lambda: "合約 掃描.pdf" in files.names)
    assert len(files.names) == 2

    opened: list[Path] = []
    _open_through(opened, window, files)
    window.until(lambda: opened)
    assert opened[0].name == "合約 掃描.pdf"
    assert opened[0].read_bytes() == b"%PDF-1.7 signed"

    files.table.setFocus()
    window.key(Key.Key_Delete, files.table)
    window.until(lambda: len(files.names) == 1)
    undo(window.session.desk)
    window.until(lambda: len(files.names) == 2)


def _drop(window: Window, scan: Path) -> bool:
    """Whether the pane takes it."""
    scan.write_bytes(b"%PDF-1.7")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(scan))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.pane.dropEvent(event)
    return event.isAccepted()


@pytest.mark.parametrize("gone", [False, True])
def test_where_no_record_stands_nothing_is_put_to_the_one_before(
    window: Window, tmp_path: Path, gone: bool
) -> None:
    pane, files = window.pane, cast("AttachmentsView", window.pane.attachments)
    pane.show_record(987_654 if gone else None)
    window.until(pane.body.isHidden)
    assert not _drop(window, tmp_path / "scan.pdf")
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    assert not files.take(mime)
    meant: list[Any] = []
    pane.when_shown(pane.identity, lambda: meant.append(pane.identity))
    window.until(lambda: not window.session.tasks.busy)
    assert meant == []
    assert pane.shown is None


def test_a_file_is_not_put_to_the_record_before_while_another_is_read(
    window: Window, tmp_path: Path
) -> None:
    window.key(Key.Key_Down)
    window.pane.show_record(window.page.view.current_identity())
    assert not _drop(window, tmp_path / "scan.pdf")
    window.until(lambda: window.shown == window.row_number())
    assert _drop(window, tmp_path / "scan.pdf")
    files = cast("AttachmentsView", window.pane.attachments)
    window.until(lambda: files.names == ["scan.pdf"])


def test_a_file_that_was_clicked_is_taken_away_by_del_or_by_its_menu(
    window: Window, tmp_path: Path
) -> None:
    files = cast("AttachmentsView", window.pane.attachments)
    for name in ("wrong.pdf", "right.pdf", "also wrong.pdf"):
        assert _drop(window, tmp_path / name)
        window.until(lambda name=name: name in files.names)
    _click_file(window, files, "wrong.pdf")
    window.until(files.table.hasFocus)
    window.qtbot.keyClick(files.table, Key.Key_Delete)
    window.until(lambda: "wrong.pdf" not in files.names)
    _click_file(window, files, "also wrong.pdf")
    entries = files.menu().actions()
    assert [one.text().split("\t") for one in entries] == [["開啟", "Enter"], ["移除附件", "Del"]]
    entries[1].trigger()
    window.until(lambda: files.names == ["right.pdf"])


def _click_file(window: Window, files: AttachmentsView, name: str) -> None:
    table = files.table
    cell = table.visualRect(table.rows.index(files.names.index(name), 0))
    window.pane.ensureWidgetVisible(table)
    window.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())


def test_what_changed_while_another_tab_was_shown_stands_there_when_it_comes_back(
    window: Window,
) -> None:
    files = cast("AttachmentsView", window.pane.attachments)
    window.session.window.show_tab(Tab.PRODUCTS)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    mime = QMimeData()
    mime.setImageData(image)
    assert files.take(mime)
    window.until(lambda: not window.session.tasks.busy)
    window.until(window.session.window.toast.isVisible)
    assert files.names == []
    window.session.window.show_tab(Tab.ORDERS)
    window.until(lambda: len(files.names) == 1)


def _open_through(opened: list[Path], window: Window, files: AttachmentsView) -> None:
    from app.gui.operations.attachments import open_attachment

    row = next(one for one in files.table.rows.rows if one.name.endswith(".pdf"))
    open_attachment(window.session.desk, row, opened.append)


def test_an_empty_clipboard_says_so_and_a_folder_is_no_file(
    window: Window, clipboard: Any, tmp_path: Path
) -> None:
    clipboard.setText("nothing of use")
    window.qtbot.keyClick(window.page.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.session.window.toast.isVisible())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.com/a.pdf")])
    assert given_in(mime) == []


def test_what_the_disk_refuses_is_said_above_the_list_and_nothing_is_lost(
    window: Window, tmp_path: Path
) -> None:
    files = cast("AttachmentsView", window.pane.attachments)
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(empty))])
    files.take(mime)
    window.until(lambda: window.page.strip.isVisible())
    assert files.names == []


def test_facts_stand_in_two_columns_and_in_one_where_room_is_short(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    grid = FactsGrid(theme)
    qtbot.addWidget(grid)
    grid.show_facts([Fact("聯絡人", "陳淑芬"), Fact("傳真", "04"), Fact("付款", "月結 30 天")])
    grid.resize(480, 100)
    grid.show()
    assert grid.lines[0].y() == grid.lines[1].y()
    assert grid.values() == {"聯絡人": "陳淑芬", "傳真": "04", "付款": "月結 30 天"}
    wide = grid.heightForWidth(480)
    grid.resize(340, 100)
    assert grid.lines[0].y() == grid.lines[1].y()
    grid.resize(280, 100)
    assert grid.lines[0].y() < grid.lines[1].y()
    assert grid.heightForWidth(280) > wide


def test_facts_too_long_for_two_narrow_columns_stand_in_one(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    grid = FactsGrid(theme)
    qtbot.addWidget(grid)
    grid.show_facts([Fact("聯絡人", "陳淑芬 04-2359-8812 #21 分機"), Fact("傳真", "04-2359-8830")])
    grid.resize(340, 100)
    grid.show()
    assert grid.lines[0].y() < grid.lines[1].y()


def test_a_long_fact_takes_the_room_that_the_other_column_has_to_spare(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    grid = FactsGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(420, 100)
    grid.show()
    long = "Roland Mendel +43 7675-3425-0000"
    grid.show_facts([Fact("聯絡人", long), Fact("傳真", "04")])
    assert grid.lines[1].x() > 210
    assert not grid.lines[0].value.cut
    grid.show_facts([Fact("聯絡人", "04"), Fact("傳真", long)])
    assert grid.lines[1].x() < 210
    assert not grid.lines[1].value.cut
    grid.show_facts([Fact("聯絡人", "04"), Fact("傳真", "05")])
    assert grid.lines[1].x() == 210


def test_a_row_of_actions_breaks_where_it_ends_and_its_last_stands_at_the_right(
    qapp: QApplication, qtbot: QtBot
) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row, gap=5, line_gap=2, last_right=True)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        layout.addWidget(part)
    row.resize(400, 100)
    row.show()
    assert [part.x() for part in parts] == [0, 105, 300]
    row.resize(250, 100)
    qtbot.waitUntil(lambda: parts[2].y() > 0)
    assert layout.heightForWidth(250) == 42
    parts[0].hide()
    qtbot.waitUntil(lambda: parts[2].y() == 0)
    assert layout.heightForWidth(250) == 20
