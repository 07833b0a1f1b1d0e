"""Real windows, offscreen; a Qt warning that nobody expected fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from app.gui.frame.remembered import Remembered
from app.gui.frame.tabs import Tab
from app.gui.parts.buttons import ThemedButton
from app.gui.parts.labels import Label
from app.gui.session import Session
from app.gui.tasks import Tasks
from app.gui.theme.theme import Theme
from app.i18n import Language
from app.settings import SettingsFile
from app.settings import Theme as Mode
from tests.gui import small_book
from tests.gui.hands import hands, open_hands

__all__ = ["hands", "open_hands"]

HERE = Path(__file__).parent
PATIENCE_MS = 30_000
TOO_EARLY = (LookupError, AttributeError, StopIteration, RuntimeError)
"""What a look ends in at something that is not there yet, or is just making way for another."""
OFFSCREEN_SAYS = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS))


class PatientBot(QtBot):
    """Waits long, however little a test would: on a busy machine nothing is late that comes."""

    def waitUntil(  # noqa: N802 - Qt's way of naming
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        def asked() -> bool | None:
            try:
                return callback()
            except TOO_EARLY as early:
                raise AssertionError("it does not stand there yet") from early

        super().waitUntil(asked, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


class NoBook:
    """Stands where a context would, for models whose rows come from a list."""

    def close(self) -> None:
        pass


class Strays(QObject):
    """A part that is shown before it has a parent flashes as a window and takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show and isinstance(watched, ThemedButton | Label | QFrame)
            and watched.isWindow() and watched.windowType() is Qt.WindowType.Window
        ):
            self.found.append(type(watched).__name__)
        return False


@pytest.fixture
def no_strays(qapp: QApplication) -> Iterator[None]:
    strays = Strays()
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert not strays.found, "shown as windows of their own"


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(NoBook)  # type: ignore[arg-type]
    made.start(lambda _context: None)
    yield made
    made.close()


@pytest.fixture
def make_theme(qapp: QApplication) -> Iterator[Callable[..., Theme]]:
    made: list[Theme] = []

    def make(
        language: Language = Language.ZH_TW, mode: Mode = Mode.LIGHT, scale: float = 1.0
    ) -> Theme:
        theme = Theme(qapp, language, mode, scale)
        made.append(theme)
        return theme

    yield make
    for theme in made:
        theme.deleteLater()


@pytest.fixture
def theme(make_theme: Callable[..., Theme]) -> Theme:
    return make_theme()


@pytest.fixture(scope="session")
def _filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("small") / "book"
    small_book.make_small_book(place).close()
    return place


@pytest.fixture
def filled_place(_filled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small firm's book of the test's own: merely opening a record writes into it."""
    return Path(shutil.copytree(_filled_once, tmp_path_factory.mktemp("filled") / "book"))


@pytest.fixture
def open_session(
    qapp: QApplication, make_theme: Callable[..., Theme], tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[..., Session]]:
    """``open_session(place, language)`` shows the window at 1366×768 and waits for the book."""
    opened: list[Session] = []

    def open_(
        place: Path, language: Language = Language.ZH_TW, *, mode: Mode = Mode.LIGHT,
        scale: float = 1.0, tab: Tab = Tab.STATEMENTS, wait: bool = True,
    ) -> Session:
        remembered = Remembered(SettingsFile(tmp_path / "settings.json"))
        remembered.change(tab=tab.value, scale_percent=round(scale * 100))
        session = Session(
            qapp, make_theme(language, mode, scale), remembered, place,
            lambda: small_book.open_empty(place, language), lambda: small_book.NOW,
        )
        opened.append(session)
        session.tasks.crashed.connect(_raise)
        session.show()
        session.window.resize(1366, 768)
        if wait:
            qtbot.waitSignal(session.opened, timeout=20_000).wait()
        else:
            qtbot.waitSignal(session.window.painted).wait()
        return session

    yield open_
    for session in opened:
        session.window.close()
        session.close()
        session.window.deleteLater()
        session.deleteLater()


def _raise(error: Exception) -> None:
    raise error


@pytest.fixture
def northwind() -> Path:
    return HERE.parent / "data" / "northwind.xlsx"


@pytest.fixture
def book() -> Any:
    """The module of the small firm's rows."""
    return SimpleNamespace(**vars(small_book))
