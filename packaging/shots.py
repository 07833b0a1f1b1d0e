"""Pictures of every screen: ``python packaging/shots.py [OUT] [--book PLACE] [--on DATE]``.

Opens the demo firm (or the book given) in each language, light and dark (or in those that
``--language`` and ``--mode`` name), and grabs each tab, each editor, the palette and the settings
at 1366×768; they go to build/shots unless told. README's pictures come from here. No screen is
needed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.bootstrap import Context, open_context  # noqa: E402
from app.gui.first_start.first_start import FirstStart  # noqa: E402
from app.gui.frame.remembered import Remembered  # noqa: E402
from app.gui.frame.tabs import Tab  # noqa: E402
from app.gui.importing.import_dialog import ImportDialog  # noqa: E402
from app.gui.palette.palette import Palette  # noqa: E402
from app.gui.session import Session  # noqa: E402
from app.gui.settings.settings_page import SECTIONS  # noqa: E402
from app.gui.target import Target  # noqa: E402
from app.gui.theme.theme import Theme  # noqa: E402
from app.i18n import Language  # noqa: E402
from app.services.demo import fill_demo  # noqa: E402
from app.settings import SettingsFile  # noqa: E402
from app.settings import Theme as Mode  # noqa: E402

SIZE = (1366, 768)
PATIENCE_MS = 60_000
BREATH_MS = 150
"""Longer than a list rests before its pane follows."""
ROUNDS = 4
EDITORS = {
    "order-editor": Target("orders", None, "C0001", "new"),
    "delivery-editor": Target("delivery", None, "C0001", "new"),
    "receipt": Target("receipt", None, "C0001", "new"),
    "credit": Target("credit", None, "C0001", "new"),
    "complaint-form": Target("complaint", None, "C0001", "new"),
    "customer-form": Target("customer", None, "", "new"),
    "product-form": Target("product", None, "", "new"),
}


@dataclass(frozen=True, slots=True)
class DayClock:
    """Half past two in the afternoon of one day."""

    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day, time(14, 32))

    def today(self) -> date:
        return self.day


def main() -> int:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    clock = DayClock(options.on)
    application = QApplication(["gendan"])
    with tempfile.TemporaryDirectory(prefix="gendan-shots-") as scratch:
        place = options.book or _demo(Path(scratch) / "demo", clock)
        for language in options.language or Language:
            for mode in options.mode or (Mode.LIGHT, Mode.DARK):
                look = Look(application, Path(scratch), clock, language, mode, options.out)
                look.tabs(place)
            Look(application, Path(scratch), clock, language, Mode.LIGHT, options.out).beginnings()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "build" / "shots")
    parser.add_argument("--book", type=Path)
    parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 11, 5))
    parser.add_argument("--language", type=Language, action="append")
    parser.add_argument("--mode", type=Mode, action="append")
    return parser.parse_args()


def _demo(place: Path, clock: DayClock) -> Path:
    context = open_context(place, Language.ZH_TW, clock=clock, actor="林怡君")
    fill_demo(context, clock.today(), context.translate)
    context.close()
    return place


def _wait(until: Callable[[], bool]) -> None:
    """Runs the event loop until that holds; RuntimeError after a minute."""
    loop = QEventLoop()
    poll, patience = QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if until() else None)
    patience.setSingleShot(True)
    patience.timeout.connect(lambda: loop.exit(1))
    poll.start(20)
    patience.start(PATIENCE_MS)
    if loop.exec() != 0:
        raise RuntimeError("the window did not come to rest")


@dataclass(frozen=True, slots=True)
class Look:
    application: QApplication
    scratch: Path
    clock: DayClock
    language: Language
    mode: Mode
    out: Path

    def tabs(self, place: Path) -> None:
        session = self._open(place)
        for tab in Tab:
            session.window.show_tab(tab)
            _calm(session)
            self._grab(session, tab.value)
        for name, target in EDITORS.items():
            session.desk.go(target)
            _calm(session)
            self._grab(session, name)
            QTest.keyClick(QApplication.focusWidget() or session.window, Qt.Key.Key_Escape)
            _calm(session)
        self._commands(session)
        self._close(session)

    def _commands(self, session: Session) -> None:
        session.window.show_tab(Tab.ORDERS)
        _calm(session)
        session.commands.find_everything()
        QTest.keyClicks(session.window.findChild(Palette).line, "cr")  # type: ignore[union-attr]
        _calm(session)
        self._grab(session, "palette")
        QTest.keyClick(session.window.findChild(Palette).line, Qt.Key.Key_Escape)  # type: ignore[union-attr]
        for section in SECTIONS:
            session.commands.open_settings(section)
            _calm(session)
            self._grab(session, f"settings-{section}")

    def beginnings(self) -> None:
        """The first page of an empty book, and the import dialog."""
        session = self._open(self.scratch / f"empty-{self.language.value}")
        _wait(lambda: session.window.findChild(FirstStart) is not None)
        self._grab(session, "first-start")
        dialog = ImportDialog(session.desk, session.window)
        dialog.look_at(ROOT / "tests" / "data" / "northwind.xlsx")
        dialog.show()
        _wait(dialog.accept_all.isVisible)
        dialog.grab().save(str(self._file("import")))
        dialog.close()
        self._close(session)

    def _open(self, place: Path) -> Session:
        remembered = Remembered(SettingsFile(self.scratch / "settings.json"))
        theme = Theme(self.application, self.language, self.mode)
        session = Session(
            self.application, theme, remembered, place, lambda: self._context(place),
            self.clock.now,
        )
        session.tasks.crashed.connect(_fail)
        opened: list[bool] = []
        session.opened.connect(lambda: opened.append(True))
        session.show()
        session.window.resize(*SIZE)
        _wait(lambda: bool(opened))
        return session

    def _context(self, place: Path) -> Context:
        return open_context(place, self.language, clock=self.clock, actor="林怡君")

    def _close(self, session: Session) -> None:
        session.window.close()
        session.close()
        session.window.deleteLater()
        session.deleteLater()  # and what it meant to do later

    def _file(self, name: str) -> Path:
        return self.out / f"{name}-{self.language.value}-{self.mode.value}.png"

    def _grab(self, session: Session, name: str) -> None:
        QApplication.processEvents()  # layouts asked for while the answers came in
        session.window.grab().save(str(self._file(name)))


def _calm(session: Session) -> None:
    """Until what was asked is answered, and what follows from the answers, too."""
    for _ in range(ROUNDS):
        answered: list[object] = []
        QTimer.singleShot(
            BREATH_MS, session, lambda: session.tasks.read(lambda _context: 1, answered.append)  # noqa: B023
        )
        _wait(lambda: bool(answered))  # noqa: B023


def _fail(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    sys.exit(main())
