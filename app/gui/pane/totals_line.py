"""Untaxed, tax and total of a record, at the right below its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.money import format_money
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from decimal import Decimal

    from app.gui.desk import Desk


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

    def show_totals(
        self, net: Decimal, tax: Decimal, gross: Decimal, currency: str,
        rate: Decimal | None = None,
    ) -> None:
        """``rate``: a fraction; None where it is not known. Without tax the total is enough."""
        words = self._words
        self.labels["net"].say(words("pane.net"))
        self.labels["tax"].say(words("pane.tax") if rate is None else words(
            "pane.tax_of", percent=f"{(rate * 100).normalize():f}"
        ))
        self.labels["gross"].say(words("pane.gross"))
        self.figures["net"].say(format_money(net, currency))
        self.figures["tax"].say(format_money(tax, currency))
        self.figures["gross"].say(format_money(gross, currency, mark=True))
        for name in ("net", "tax"):
            self.labels[name].setVisible(bool(tax))
            self.figures[name].setVisible(bool(tax))
