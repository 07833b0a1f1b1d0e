"""Below the grid: how many lines, the keys that help, and the totals as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.money import format_money
from app.gui.order_editor.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm

HEIGHT = 48


class TotalsBar(QFrame):
    def __init__(self, desk: Desk) -> None:
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
        self.hints = [
            KeyHint(theme, key, words(said))
            for key, said in (("Ctrl L", "editor.hint.last"), ("Ctrl D", "editor.hint.above"),
                              ("Ctrl V", "editor.hint.paste"))
        ]
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

    def show_form(self, form: OrderForm) -> None:
        totals, currency = form.totals(), form.currency
        self.count.say(self._desk.words("editor.lines", count=len(form.filled)))
        rate = form.customer.tax_rate if form.customer is not None else None
        words = self._desk.words
        if rate and totals is not None and totals.tax:
            self.tax_title.say(words("editor.tax_rate", rate=f"{(rate * 100).normalize():f}"))
        else:
            self.tax_title.say(words("editor.tax_label"))
        if totals is None:
            for label in (self.net, self.tax, self.gross):
                label.say(DASH)
            return
        self.net.say(format_money(totals.net, currency))
        self.tax.say(format_money(totals.tax, currency))
        self.gross.say(format_money(totals.gross, currency, mark=True))
        self._make_room()
