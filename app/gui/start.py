"""``gendan`` without a command: the frame first, the book behind it.

What paints the frame imports neither the database nor any reader or writer of files; the other
language's fonts come after the first paint.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.gui.bug_hook import BugHook
from app.gui.frame.remembered import Remembered
from app.gui.frame.single_instance import SingleInstance
from app.gui.frame.taken import Taken
from app.gui.screen import window_options
from app.gui.session import Session
from app.gui.theme.theme import Theme
from app.i18n import Language
from app.settings import SettingsFile, SystemClock, data_place, settings_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bootstrap import Context
    from app.gui.long_run import LongRun
    from app.settings import Clock


SETTLED_MS = 3000


def run(argv: Sequence[str]) -> int:
    gc.disable()  # what is loaded at the start stays; looking through it costs a tenth of it
    options = window_options(argv)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Gendan")
    application.setDesktopFileName("gendan")
    remembered = Remembered(SettingsFile(settings_place()))
    place = _place(options.get("data", ""), remembered)
    only = SingleInstance(place)
    if only.knock():
        return 0
    language = _language(options.get("lang", ""), remembered)
    settings = remembered.settings.window
    theme = Theme(application, language, settings.theme, settings.scale_percent / 100)
    clock = SystemClock()
    session = Session(
        application, theme, remembered, place,
        lambda: _open(place, language, clock, session.opening), clock.now,
    )
    only.show_asked.connect(session.window.comes_forward)
    session.claimed.connect(only.listen)
    taken = Taken(application, session, only)
    session.taken.connect(taken.hand_over)
    bugs = BugHook(session.tasks)
    bugs.install()
    session.show()
    QTimer.singleShot(SETTLED_MS, session, keep_what_is_loaded)
    try:
        return application.exec()
    finally:
        bugs.remove()
        session.close()
        only.release()


def keep_what_is_loaded() -> None:
    """No later collection looks through it. Python is not let collect by itself again: that is
    the ``Collector``'s, on the window's own thread."""
    gc.freeze()


def _place(given: str, remembered: Remembered) -> Path:
    known = given or remembered.settings.last_book
    return Path(known) if known else data_place()


def _language(given: str, remembered: Remembered) -> Language:
    known = given or remembered.settings.language
    return Language(known) if known in set(Language) else Language.of_system()


def _open(place: Path, language: Language, clock: Clock, told: LongRun) -> Context:
    from app.bootstrap import open_context

    return open_context(
        place, language, clock=clock, watch=lambda done, of: told.report(done, of, "migrating"),
    )
