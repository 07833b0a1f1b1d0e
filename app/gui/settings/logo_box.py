"""The firm's logo as papers will show it; a picture may be dropped here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from app.gui.errors_worded import sentence
from app.gui.operations.settings import keep_logo_of, read_logo
from app.gui.parts.asking_files import ask_existing
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk

PREVIEW = (192, 93)
"""Six pixels a millimetre of the room on paper."""
PAPER = QColor(255, 255, 255)


def ask_picture(parent: QWidget, title: str) -> Path | None:
    return ask_existing(parent, title, "PNG, JPEG (*.png *.jpg *.jpeg *.gif *.bmp *.webp)")


class LogoView(QFrame):
    """White in every theme, as paper is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.image = QImage()
        self.setFixedSize(QSize(desk.theme.px(PREVIEW[0]), desk.theme.px(PREVIEW[1])))
        self.setAccessibleName(desk.words("settings.logo.title"))

    def show_png(self, png: bytes) -> None:
        self.image = QImage.fromData(png) if png else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), PAPER)
        if not self.image.isNull():
            size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            top = (self.height() - size.height()) // 2
            painter.drawImage(QRect(0, top, size.width(), size.height()), self.image)
        painter.setPen(QColor(self._desk.theme.tokens.line2))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class LogoBox(QFrame):
    """``choose_file`` asks for a picture; a test gives its own."""

    choose_file: Callable[[QWidget, str], Path | None] = staticmethod(ask_picture)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.setAcceptDrops(True)
        self.view = LogoView(desk)
        self.choose = Button(theme, words("settings.logo.choose"))
        self.choose.clicked.connect(self._on_choose)
        self.remove = Button(theme, words("settings.logo.remove"))
        self.remove.clicked.connect(lambda: self.keep(None))
        self.remove.hide()
        self.fault = Paragraph(theme, face=Face.LABEL, ink=Ink.LATE)
        self.fault.hide()
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.px(2))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.view)
        row.addLayout(buttons)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Label(theme, words("settings.logo.title"), face=Face.LABEL,
                               ink=Ink.TEXT3))
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(
            Paragraph(theme, words("settings.logo.story"), face=Face.LABEL, ink=Ink.TEXT3)
        )
        desk.bus.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or "firm" in tables:
            self._read()

    def _read(self) -> None:
        self._desk.tasks.read(read_logo, self._on_read, group=(id(self), "logo"), owner=self)

    def _on_read(self, png: bytes) -> None:
        self.view.show_png(png)
        self.remove.setVisible(bool(png))

    def _on_choose(self) -> None:
        file = self.choose_file(self, self._desk.words("settings.logo.choose"))
        if file is not None:
            self.keep(file)

    def keep(self, file: Path | None) -> None:
        self.fault.hide()
        keep_logo_of(self._desk, file, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        words = sentence(error, self._desk.words)
        if isValid(self):
            self.fault.say(words)
            self.fault.show()
        else:  # the settings were left before the answer came
            self._desk.notify(words, refused=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.keep(files[0])
            event.acceptProposedAction()
