"""Another window has the book: it is asked to come forward, or it is said why nothing opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.gui.screen import say_refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.gui.frame.single_instance import SingleInstance
    from app.gui.session import Session

AGAIN_MS = 200
TIMES = 15
"""A window that is only just starting opens its door within these three seconds."""


class Taken(QObject):
    def __init__(
        self, application: QApplication, session: Session, door: SingleInstance
    ) -> None:
        super().__init__(session)
        self._application = application
        self._session = session
        self._door = door
        self._knocked = 0

    def hand_over(self) -> None:
        self._knocked += 1
        if self._door.knock():
            self._application.exit(0)
        elif self._knocked < TIMES:
            QTimer.singleShot(AGAIN_MS, self, self.hand_over)
        else:
            self._say_why()

    def _say_why(self) -> None:
        from app.gui.parts.notice_dialog import NoticeDialog

        words = self._session.desk.words
        sentence = words("errors.window_open")
        say_refusal(sentence)
        notice = NoticeDialog(
            self._session.theme, words, words("gui.title"), sentence, self._session.window
        )
        notice.finished.connect(lambda _result: self._application.exit(1))
        notice.open()
