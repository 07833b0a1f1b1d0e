"""Untaxed, tax and total of an order, at the right below its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.money import format_money
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.queries.panes.orders import OrderFacts


class TotalsLine(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        theme = desk.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(5))
        row.addStretch(1)
        self.labels = {}
        self.figures = {}
        for name in ("net", "tax", "gross"):
            if name != "net":
                row.addSpacing(theme.px(10))
            self.labels[name] = Label(theme, face=Face.LABEL, ink=Ink.TEXT3)
            self.figures[name] = Label(
                theme, face=Face.LARGE if name == "gross" else Face.VALUE
            )
            row.addWidget(self.labels[name])
            row.addWidget(self.figures[name])

    def show_totals(self, order: OrderFacts) -> None:
        words = self._words
        taxed = bool(order.tax)
        percent = f"{(order.tax_rate * 100).normalize():f}"
        self.labels["net"].say(words("order_pane.net"))
        self.labels["tax"].say(words("order_pane.tax", percent=percent))
        self.labels["gross"].say(words("order_pane.gross"))
        self.figures["net"].say(format_money(order.net, order.currency))
        self.figures["tax"].say(format_money(order.tax, order.currency))
        self.figures["gross"].say(format_money(order.gross, order.currency, mark=True))
        for name in ("net", "tax"):
            self.labels[name].setVisible(taxed)
            self.figures[name].setVisible(taxed)
