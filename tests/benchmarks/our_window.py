"""Our window, started as ``gendan`` starts it, until its first rows stand on the screen."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from app.gui import start
from app.gui.session import Session
from app.gui.window import Window
from tests.benchmarks.clocked import say

SHOW, MAKE = Session.show, Window.__init__


class RowsSeen(QObject):
    """Says so when the list's view has painted with rows in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._said = False
        session.window.painted.connect(self._watch)

    def _watch(self) -> None:
        QTimer.singleShot(0, self._install)

    def _install(self) -> None:
        self._session.window.page.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        page = self._session.window.page
        if event.type() == QEvent.Type.Paint and page.model.rowCount() and not self._said:
            self._said = True
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        say("rows")
        self._session.window.close()


def make(window: Window, *args: Any) -> None:
    """Hears of the first paint before the session does, which begins its work then."""
    MAKE(window, *args)
    window.painted.connect(lambda: say("frame"))


def show(session: Session) -> None:
    RowsSeen(session)
    SHOW(session)


if __name__ == "__main__":
    Window.__init__ = make  # type: ignore[method-assign]
    Session.show = show  # type: ignore[method-assign]
    sys.exit(start.run(sys.argv[1:]))
