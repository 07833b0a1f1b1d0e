"""In our window, on the big book, drawn offscreen: from a key to what it asked for, painted.

The window's own waits are inside: none for what comes after a pause, else 40 ms until arrows or
typing have rested.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.clocks import timed
from tests.benchmarks.measure import Measured

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.session import Session

MOST_SECONDS = 0.05
GIVE_UP_SECONDS = 20.0
PAUSE_SECONDS, TYPING_SECONDS = 0.5, 0.1
"""Before what is done after a pause, and between one letter and the next."""


def desk_window(place: Path | None = None) -> Iterator[Measured]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.book_reads import BIG
    from tests.benchmarks.desk_book import desk_book

    with tempfile.TemporaryDirectory() as folder:
        session = _opened(place or desk_book(BIG), Path(folder))
        try:
            yield from _measured(session)
        finally:
            session.window.close()
            session.close()


def _opened(place: Path, folder: Path) -> Session:
    from PySide6.QtWidgets import QApplication

    from app.bootstrap import open_context
    from app.gui.frame.remembered import Remembered
    from app.gui.frame.tabs import Tab
    from app.gui.session import Session
    from app.gui.start import keep_what_is_loaded
    from app.gui.theme.theme import Theme
    from app.i18n import Language
    from app.settings import SettingsFile
    from app.settings import Theme as Mode
    from tests.benchmarks.desk_answers import Noon

    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["bench"])
    remembered = Remembered(SettingsFile(folder / "settings.json"))
    remembered.change(tab=Tab.ORDERS.value)
    session = Session(
        application, Theme(application, Language.ZH_TW, Mode.LIGHT), remembered, place,
        lambda: open_context(place, Language.ZH_TW, clock=Noon(), actor="mei"), Noon().now,
    )
    session.show()
    session.window.resize(1366, 768)
    opened: list[bool] = []
    session.opened.connect(lambda: opened.append(True))
    _until(lambda: bool(opened))
    _until(lambda: session.window.page.model.rowCount() > 0)
    _quiet(5.0)
    keep_what_is_loaded()
    return session


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + GIVE_UP_SECONDS
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.0005)
    QApplication.processEvents()


def _quiet(seconds: float) -> None:
    """What is read in the background after the start is over then."""
    end = time.monotonic() + seconds
    _until(lambda: time.monotonic() > end)


def _measured(session: Session) -> Iterator[Measured]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page = session.window.page
    view, pane, search = page.view, page.pane, page.header.search
    frames = _frames(view)

    def down() -> None:
        QTest.keyClick(view, Qt.Key.Key_Down)
        _until(lambda: pane.identity == view.current_identity() == pane.shown)

    view.setFocus()
    yield _clocked("an arrow → its pane", down, before=_pause)
    yield _clocked("arrow upon arrow → the last one's pane", down)
    replaced: list[int] = []
    page.model.replaced.connect(frames.clear)
    page.model.replaced.connect(lambda: replaced.append(1))

    def rows_after(act: Callable[[], object]) -> None:
        replaced.clear()
        act()
        _until(lambda: bool(replaced and frames))

    keys = cycle(list(page.header.filters)[::-1])
    yield _clocked("a filter → its rows painted", lambda: rows_after(
        lambda: page.header.filters[next(keys)].click()
    ), before=_pause)
    letters = cycle("客禮箱膠")

    def letter() -> None:
        rows_after(lambda: _typed(search, next(letters)))

    def empty() -> None:
        search.clear()
        _pause()

    def begun() -> None:
        empty()
        _typed(search, "瓦")
        _quiet(TYPING_SECONDS)

    yield _clocked("a letter in search → rows painted", letter, before=empty)
    yield _clocked("the next letter of a word → rows painted", letter, before=begun)
    session.commands.find_everything()
    yield from _palette(session)


def _pause() -> None:
    _quiet(PAUSE_SECONDS)


def _frames(view: QWidget) -> list[int]:
    """Grows whenever all of the list that had to be painted is."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    painted: list[int] = []

    class Noted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, view, lambda: painted.append(1))  # once this one is over
            return False

    view.viewport().installEventFilter(Noted(view))  # type: ignore[attr-defined]
    return painted


def _typed(line: QWidget, text: str) -> None:
    """As a key that gives that text: test keys know ASCII only."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(line, key)


def _palette(session: Session) -> Iterator[Measured]:
    from app.gui.palette.palette import Palette

    palette = session.window.findChild(Palette)
    letters = cycle(["客", "k", "SO", "禮", "0"])

    def clear() -> None:
        palette.line.clear()
        _quiet(0.3)

    def letter() -> None:
        _typed(palette.line, next(letters))
        _until(lambda: palette._answered == palette.line.text())

    yield _clocked("a letter after Ctrl+K → rows", letter, before=clear)


def _clocked(
    name: str, act: Callable[[], object], before: Callable[[], object] = lambda: None
) -> Measured:
    return timed(name, act, MOST_SECONDS, processor=time.process_time, before=before)
