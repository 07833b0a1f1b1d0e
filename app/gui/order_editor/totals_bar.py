"""Below the grid: how many lines, the keys that help, and the totals as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.money import format_money
from app.gui.order_editor.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
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
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(8))
        self.count = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
        row.addWidget(self.count)
        for key, said in (("Ctrl L", "editor.hint.last"), ("Ctrl D", "editor.hint.above"),
                          ("Ctrl V", "editor.hint.paste")):
            row.addWidget(KeyHint(theme, key, words(said)))
        row.addStretch(1)
        self.net, self.tax = self._figure(row, "editor.net"), self._figure(row, "editor.tax_label")
        row.addWidget(Label(theme, words("editor.gross"), face=Face.LABEL, ink=Ink.TEXT3))
        self.gross = Label(theme, face=Face.TITLE)
        row.addWidget(self.gross)

    def _figure(self, row: QHBoxLayout, title: str) -> Label:
        theme = self._desk.theme
        figure = Label(theme)
        label: QWidget = Label(theme, self._desk.words(title), face=Face.LABEL, ink=Ink.TEXT3)
        row.addWidget(label)
        row.addWidget(figure)
        row.addSpacing(theme.px(8))
        return figure

    def show_form(self, form: OrderForm) -> None:
        totals, currency = form.totals(), form.currency
        self.count.say(self._desk.words("editor.lines", count=len(form.filled)))
        if totals is None:
            for label in (self.net, self.tax, self.gross):
                label.say(DASH)
            return
        self.net.say(format_money(totals.net, currency))
        self.tax.say(format_money(totals.tax, currency))
        self.gross.say(format_money(totals.gross, currency, mark=True))
