"""Below a typed grid: how many lines, the keys that help, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.money import format_money
from app.gui.parts.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from app.domain.tax import Taxed
    from app.gui.desk import Desk

HEIGHT = 48


class TotalsBar(QFrame):
    def __init__(self, desk: Desk, hints: Iterable[tuple[str, str]]) -> None:
        """``hints``: a key and the message id of what it does."""
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.setObjectName("totals_bar")
        self.setFixedHeight(theme.px(HEIGHT))
        self._figures: list[Label] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(8))
        self.count = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        row.addWidget(self.count)
        self.hints = [KeyHint(theme, key, words(said)) for key, said in hints]
        for hint in self.hints:
            row.addWidget(hint)
        row.addStretch(1)
        self._figure(row, Label(theme, words("editor.net"), face=Face.LABEL, ink=Ink.TEXT3))
        self.net = self._figure(row, Label(theme))
        row.addSpacing(theme.px(8))
        self.tax_title = self._figure(row, Label(theme, face=Face.LABEL, ink=Ink.TEXT3))
        self.tax = self._figure(row, Label(theme))
        row.addSpacing(theme.px(8))
        self._figure(row, Label(theme, words("editor.gross"), face=Face.LABEL, ink=Ink.TEXT3))
        self.gross = self._figure(row, Label(theme, face=Face.TITLE))
        self._row = row

    def _figure(self, row: QHBoxLayout, label: Label) -> Label:
        """Figures are never cut: the hints give way to them."""
        self._figures.append(label)
        row.addWidget(label)
        return label

    def show_totals(self, count: str, tax_title: str, totals: Taxed | None, currency: str) -> None:
        """``totals`` None: nobody is named yet whose tax they would be."""
        self.count.say(count)
        self.tax_title.say(tax_title)
        if totals is None:
            for label in (self.net, self.tax, self.gross):
                label.say(DASH)
        else:
            self.net.say(format_money(totals.net, currency))
            self.tax.say(format_money(totals.tax, currency))
            self.gross.say(format_money(totals.gross, currency, mark=True))
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._desk.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """As many hints as there is room for beside the figures."""
        px, between = self._desk.theme.px, self._row.spacing()
        wide = 2 * px(20) + 2 * px(8) + 3 * between
        wide += sum(one.sizeHint().width() + between for one in (self.count, *self._figures))
        for hint in self.hints:
            wide += hint.sizeHint().width() + between
            hint.setVisible(wide <= self.width())
