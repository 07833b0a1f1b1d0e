"""Our own bug: what is safe, and a report to copy that holds no names or amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from app.gui.errors_worded import report
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme
    from app.gui.words import Words


class CrashDialog(QDialog):
    def __init__(
        self, theme: Theme, words: Words, error: BaseException, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("gui.crash.title"))
        self.setMinimumWidth(theme.px(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, words("gui.crash.title"), face=Face.LARGE))
        column.addWidget(Paragraph(theme, words("gui.crash.what")))
        self.report = QPlainTextEdit(report(error))
        self.report.setReadOnly(True)
        self.report.setAccessibleName(words("gui.crash.report"))
        self.report.setTabChangesFocus(True)
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        copy = Button(theme, words("gui.crash.copy"))
        copy.clicked.connect(self.copy)
        close = Button(theme, words("gui.close"), weight=Weight.PRIMARY)
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
