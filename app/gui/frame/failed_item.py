"""How many jobs failed, in the status bar; Enter or a click lists them to be tried again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QMenu

from app.gui.frame.status_bar import StatusItem
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from app.gui.jobs import FailedJob, Jobs
    from app.gui.theme.theme import Theme
    from app.gui.words import Words


class FailedItem(StatusItem):
    def __init__(self, theme: Theme, words: Words, jobs: Jobs) -> None:
        super().__init__(theme, Icon.COMPLAINTS)
        self._say, self._jobs = words, jobs
        self.menu = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        jobs.changed.connect(self.show_count)
        self.show_count()

    def show_count(self) -> None:
        count = len(self._jobs.failed)
        self.say(self._say("settings.status.failed", count=count) if count else "", Ink.LATE)

    def open(self) -> None:
        self.menu.clear()
        for job in self._jobs.failed:
            entry = self.menu.addAction(self._say("settings.status.again", what=job.words))
            entry.triggered.connect(partial(self._again, job))
        self.menu.addSeparator()
        dismiss = self.menu.addAction(self._say("settings.status.dismiss"))
        dismiss.triggered.connect(self._jobs.dismiss)
        above = QPoint(0, -self.menu.sizeHint().height())
        self.menu.popup(self.mapToGlobal(above))

    def _again(self, job: FailedJob, _checked: bool = False) -> None:
        self._jobs.retry(job)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.ink(Ink.ACCENT), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
            painter.end()
