"""What an order comes to, below its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.grid.totals_bar import TotalsBar

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm

HINTS = (
    ("Ctrl L", "editor.hint.last"), ("Ctrl D", "editor.hint.above"), ("Ctrl V", "editor.hint.paste")
)


class OrderTotals(TotalsBar):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, HINTS)

    def show_form(self, form: OrderForm) -> None:
        words, totals = self._desk.words, form.totals()
        rate = form.customer.tax_rate if form.customer is not None else None
        title = words("editor.tax_label")
        if rate and totals is not None and totals.tax:
            title = words("editor.tax_rate", rate=f"{(rate * 100).normalize():f}")
        count = words("editor.lines", count=len(form.filled))
        self.show_totals(count, title, totals, form.currency)
