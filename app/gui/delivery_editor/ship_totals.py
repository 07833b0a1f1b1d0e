"""How many of the open lines go, and what the paper comes to, below the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.grid.totals_bar import TotalsBar

if TYPE_CHECKING:
    from app.gui.delivery_editor.ship_form import ShipForm
    from app.gui.desk import Desk

HINTS = (
    ("Alt A", "deliveries.hint.all"), ("Alt 0", "deliveries.hint.none"),
    ("Ctrl V", "editor.hint.paste"),
)


class ShipTotals(TotalsBar):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, HINTS)

    def show_form(self, form: ShipForm) -> None:
        words = self._desk.words
        count = words("deliveries.count", count=len(form.shipped), of=len(form.lines))
        self.show_totals(count, words("editor.tax_label"), form.totals(), form.currency)
