"""A section that is changed in place: what is chosen holds at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.gui.pane.flow_layout import FlowLayout
from app.gui.parts.labels import Label, Paragraph
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.i18n import Language
    from app.settings import Theme

LABELS = 150
WIDEST = 760


@dataclass(frozen=True, slots=True)
class SettingsActions:
    """What only the window itself can do."""

    theme: Callable[[Theme], None]
    language: Callable[[Language], None]
    scale: Callable[[int], None]
    back_up: Callable[[], None]
    restore: Callable[[], None]
    check_book: Callable[[], None]


class Panel(QWidget):
    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        theme, words = desk.theme, desk.words
        self.header = PageHeader(theme, words(title), words("gui.more"))
        self.header.finish(None, [])
        self.strip = Strip(theme)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDEST))
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(*(theme.px(20),) * 4)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(12))
        whole.addLayout(self.column)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (self.header, self.strip, area):
            outer.addWidget(part)

    def add_title(self, message_id: str) -> None:
        self.column.addSpacing(self.desk.theme.px(4))
        self.column.addWidget(
            Label(self.desk.theme, self.desk.words(message_id), face=Face.NAME, ink=Ink.TEXT2)
        )

    def add_words(self, words: str) -> Paragraph:
        said = Paragraph(self.desk.theme, words, face=Face.LABEL, ink=Ink.TEXT3)
        self.column.addWidget(said)
        return said

    def add_row(self, label: str, *widgets: QWidget) -> QWidget:
        """A label and what is chosen beside it, or below where the text is large; the label
        names what has no name of its own."""
        theme = self.desk.theme
        said = Label(theme, label, face=Face.LABEL, ink=Ink.TEXT3)
        said.setFixedWidth(theme.px(LABELS))
        for widget in widgets:
            if not widget.accessibleName():
                widget.setAccessibleName(label)
        return self.add_line(said, *widgets, labelled=True)

    def add_line(self, *widgets: QWidget, gap: int = 6, labelled: bool = False) -> QWidget:
        px = self.desk.theme.px
        line = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        flow = FlowLayout(line, gap=px(gap), line_gap=px(6), after_first=labelled)
        for widget in widgets:
            flow.addWidget(widget)
        self.column.addWidget(line)
        return line

    def failed(self, error: Exception) -> None:
        from app.gui.errors_worded import sentence

        self.warn(sentence(error, self.desk.words))

    def warn(self, words: str) -> None:
        """In a toast where the settings were left before the answer came."""
        if isValid(self):
            self.strip.warn(words)
        else:
            self.desk.notify(words, refused=True)

    def begin(self) -> None:
        """The keyboard comes here."""
        self.focusNextChild()
