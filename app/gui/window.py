"""The window: rail, pages made when first shown, status bar, and what all of them share."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.gui.frame.alt_alone import AltAlone
from app.gui.frame.rail import Rail
from app.gui.frame.status_bar import StatusBar
from app.gui.frame.tabs import Tab
from app.gui.parts.long_strip import STOP_KEY, LongStrip
from app.gui.parts.toast import FOLDER_KEY, SAID_KEY, WAY_KEY, Toast, ToastAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.frame.page import Page
    from app.gui.target import Target

NARROW_BELOW = 1200
"""Effective pixels under which the rail loses its words."""


class PageMaker(Protocol):
    def __call__(self, desk: Desk, tab: Tab) -> Page: ...


class Window(QWidget):
    """One book's window. ``rebuild`` makes everything anew in another language or size."""

    painted = Signal()
    """The frame stands on the screen for the first time."""

    def __init__(self, make_page: PageMaker, tab: Tab = Tab.STATEMENTS) -> None:
        super().__init__()
        self._make_page = make_page
        self._tab = tab
        self._pages: dict[Tab, Page] = {}
        self._over: Page | None = None
        self._desk: Desk | None = None
        self._body: QWidget | None = None
        self._alt = AltAlone(self)
        self._alt.struck.connect(lambda: self.open_menu())
        self._seen = False
        self._open_folder: Callable[[], None] | None = None
        self._go_there: Callable[[], None] | None = None
        self.before_close: Callable[[], bool] = lambda: True
        self.open_menu: Callable[[], None] = lambda: None
        self.open_settings: Callable[[], None] = lambda: None
        self.find_everything: Callable[[], None] = lambda: None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)

    def arm(self) -> None:
        """Gives the window its keys; after the first paint, for nobody is that quick."""
        for place, one in enumerate(Tab):
            self._shortcut(f"Ctrl+{place + 1}", partial(self.show_tab, one))
        for place in range(9):
            self._shortcut(f"Alt+{place + 1}", partial(self._choose_filter, place))
        self._shortcut("F6", self.next_part)
        self._shortcut(STOP_KEY, lambda: self.long.cancel())
        self._shortcut(FOLDER_KEY, self._open_last_folder)
        self._shortcut(WAY_KEY, self._go_the_last_way)
        self._shortcut("Ctrl+,", lambda: self.open_settings())

    def _shortcut(self, key: str, act: Callable[[], None]) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        QShortcut(QKeySequence(key), self).activated.connect(act)

    @property
    def tab(self) -> Tab:
        return self._tab

    @property
    def page(self) -> Page:
        """The one that is shown: a tab's, or one that stands over it for a while."""
        return self._over if self._over is not None else self._pages[self._tab]

    def furnish(self, desk: Desk) -> None:
        """Makes the frame; pages follow as they are shown."""
        self._desk = desk
        theme = desk.theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.rail = Rail(theme, desk.words)
        self.stack = QStackedWidget()
        row.addWidget(self.rail)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.stack, 1)
        self._foot = beside
        row.addLayout(beside, 1)
        self.status = StatusBar(theme, desk.words)
        self.long = LongStrip(theme, desk.words)
        column.addLayout(row, 1)
        column.addWidget(self.long)
        column.addWidget(self.status)
        self.status.hint.clicked.connect(lambda: self.find_everything())
        self.toast = Toast(theme, self.stack)
        self.rail.chosen.connect(lambda name: self.show_tab(Tab(name)))
        self.rail.mark.clicked.connect(lambda: self.open_menu())
        self.rail.settings_asked.connect(lambda: self.open_settings())
        self._swap_body(body)
        self.rail.show_current(self._tab)
        self._fit()

    def put_at_foot(self, strip: QWidget) -> None:
        """Below whichever page is shown, until it goes by itself."""
        self._foot.addWidget(strip)

    def _swap_body(self, body: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        if self._body is not None:
            layout.removeWidget(self._body)
            self._body.hide()
            self._body.setEnabled(False)  # a late answer finds nothing to put the keyboard in
            self._body.deleteLater()
        self._body = body
        layout.addWidget(body)
        if self.isVisible():
            body.show()  # the keyboard finds no way into what is shown only later

    def rebuild(self, desk: Desk) -> None:
        """Another language or text size: everything is made anew, and stands where it stood."""
        kept = {tab: page.state() for tab, page in self._pages.items()}
        for page in self._pages.values():
            page.blockSignals(True)
        self._pages.clear()
        self._over = None
        self.furnish(desk)
        for tab, state in kept.items():
            self._page(tab).restore(state)
        self.show_tab(self._tab)

    def show_tab(self, tab: Tab) -> None:
        page = self._page(tab)
        self._tab = tab
        self._drop_over()
        self.rail.show_current(tab)
        self.stack.setCurrentWidget(page)
        page.activate()

    def show_over(self, page: Page) -> None:
        """The settings: they belong to no tab, and ``show_tab`` takes them away."""
        self._drop_over()
        self._over = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.rail.show_current(None)
        page.activate()

    def _drop_over(self) -> None:
        if self._over is not None:
            self.stack.removeWidget(self._over)
            self._over.deleteLater()
            self._over = None

    def go(self, target: Target) -> None:
        """One page's way to a record of another; pages never call each other."""
        if target.tab is not self._tab:
            target = replace(target, back=self._tab)
        self.show_tab(target.tab)
        self.page.show_target(target)
        if target.record_id is not None and self._desk is not None:
            from app.gui.operations.recents import note_used

            note_used(self._desk, target.entity, target.record_id)

    def _page(self, tab: Tab) -> Page:
        if tab not in self._pages:
            assert self._desk is not None
            page = self._make_page(self._desk, tab)
            page.late_counted.connect(self._on_late_counted)
            self._pages[tab] = page
            self.stack.addWidget(page)
            if self._desk.remembered is not None:
                from app.gui.frame.remembered_layout import remember_layout

                remember_layout(page, self._desk.remembered)
        return self._pages[tab]

    def _on_late_counted(self, tab: str, count: int) -> None:
        self.rail.items[Tab(tab)].show_late(count)

    def notify(
        self, words: str, action: str = "", key: str = "", act: Callable[[], None] | None = None,
        *, refused: bool = False, also: ToastAction | None = None,
    ) -> None:
        """What was wrong before is over once something was done."""
        if self._tab in self._pages and not refused:
            self.page.strip.hide()
        if key == SAID_KEY:
            self._open_folder = act
        if also is not None:
            self._go_there = also.act
        self.toast.show_words(words, action, key, act, refused=refused, also=also)
        self._place_toast()

    def _open_last_folder(self) -> None:
        if self._open_folder is not None:
            self._open_folder()

    def _go_the_last_way(self) -> None:
        if self._go_there is not None:
            self._go_there()

    def _place_toast(self) -> None:
        page = self._over or self._pages.get(self._tab)
        if page is None:
            self.toast.place()
        else:
            self.toast.place(page.list_area(), page.current_row_area())

    def begin_search(self) -> None:
        self.page.begin_search()

    def _choose_filter(self, place: int) -> None:
        self.page.choose_filter(place)

    def next_part(self) -> None:
        """F6: list → pane → filters."""
        from app.gui.frame.parts_of import next_part

        part = next_part(self.page, self.focusWidget())
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)

    def comes_forward(self) -> None:
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _fit(self) -> None:
        if self._desk is not None:
            theme = self._desk.theme
            self.rail.set_narrow(self.width() / theme.scale < NARROW_BELOW)
            if self.toast.isVisible():
                self._place_toast()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt.press(event)
        if event.key() == Qt.Key.Key_F3 and self._desk is not None:
            self._desk.drafts.go_on()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._alt.release(event)
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self._alt.forget()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.before_close():
            event.accept()
        else:
            event.ignore()
