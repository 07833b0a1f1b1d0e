"""Below the lines: how many of them go, the keys that help, and what the paper comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.money import format_money
from app.gui.order_editor.key_hint import KeyHint
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.desk import Desk

HEIGHT = 48
HINTS_FROM = 900


class ShipTotals(QFrame):
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
        self._hints = [
            KeyHint(theme, key, words(said))
            for key, said in (("Alt A", "deliveries.hint.all"), ("Alt 0", "deliveries.hint.none"),
                              ("Ctrl V", "editor.hint.paste"))
        ]
        for hint in self._hints:
            row.addWidget(hint)
        row.addStretch(1)
        self.net = self._figure(row, "editor.net")
        self.tax = self._figure(row, "editor.tax_label")
        row.addWidget(Label(theme, words("editor.gross"), face=Face.LABEL, ink=Ink.TEXT3))
        self.gross = Label(theme, face=Face.TITLE)
        row.addWidget(self.gross)

    def _figure(self, row: QHBoxLayout, title: str) -> Label:
        theme = self._desk.theme
        figure = Label(theme)
        row.addWidget(Label(theme, self._desk.words(title), face=Face.LABEL, ink=Ink.TEXT3))
        row.addWidget(figure)
        row.addSpacing(theme.px(8))
        return figure

    def show_form(self, form: ShipForm) -> None:
        totals, currency = form.totals(), form.currency
        self.count.say(self._desk.words(
            "deliveries.count", count=len(form.shipped), of=len(form.lines)
        ))
        if totals is None:
            for label in (self.net, self.tax, self.gross):
                label.say(DASH)
            return
        self.net.say(format_money(totals.net, currency))
        self.tax.say(format_money(totals.tax, currency))
        self.gross.say(format_money(totals.gross, currency, mark=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / self._desk.theme.scale
        for hint in self._hints:
            hint.setVisible(room >= HINTS_FROM)
