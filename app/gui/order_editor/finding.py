"""Finds what the lines name: products by their codes, and the lines of the last order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.gui.operations.orders import ask_codes, ask_last_order
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import from_stored

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.order_editor.head_form import HeadForm
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.order_editor.order_grid import OrderGrid
    from app.queries.lookups.order_sheets import SheetLine
    from app.queries.lookups.products import ProductHit


class LineFinding(QObject):
    def __init__(self, desk: Desk, form: OrderForm, grid: OrderGrid, head: HeadForm) -> None:
        super().__init__(grid)
        self._desk, self._form, self._grid, self._head = desk, form, grid, head
        self.answering = False
        """The book completes what was typed."""

    def find_unknown(self) -> None:
        """Codes that were typed before and never answered."""
        self.find([
            row for row, line in enumerate(self._form.lines)
            if line.item and line.product_id is None
        ])

    def find(self, rows: list[int], *, reprice: bool = False) -> None:
        """Last prices of those rows and what else their codes stand for; what was typed stays.

        ``reprice``: the lines are an older order's, and today's prices take their place.
        """
        codes = sorted({self._form.lines[row].item for row in rows if self._form.lines[row].item})
        if codes:
            self._desk.tasks.read(
                ask_codes(codes, self._form),
                lambda found: self._on_found(rows, found, reprice),
                owner=self,
            )

    def _on_found(
        self, rows: list[int], found: dict[str, ProductHit], reprice: bool
    ) -> None:
        for row in rows:
            line = self._form.lines[row] if row < len(self._form.lines) else None
            hit = found.get(line.item) if line is not None else None
            if line is not None and hit is not None:
                line.complete(hit)
                if reprice and hit.price is not None:
                    line.price = hit.price
        self.answering = True
        self._grid.reopen_untouched()
        self._grid.refresh()
        self.answering = False

    def ask_last_order(self) -> None:
        customer = self._form.customer
        if customer is None:
            self._head.customer.line.setFocus()
            return
        self._grid.commit()
        self._desk.tasks.read(ask_last_order(customer.id), self._on_last_order, owner=self)

    def _on_last_order(self, lines: tuple[SheetLine, ...]) -> None:
        while self._form.lines and self._form.lines[-1].empty:
            self._form.lines.pop()
        first = len(self._form.lines)
        self._form.lines.extend(from_stored(line, edited=False) for line in lines)
        self._grid.reopen()
        self._grid.refresh()
        if lines:
            self.find(list(range(first, len(self._form.lines))), reprice=True)
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self._grid.go(first, GridColumn.QUANTITY)
        else:
            self._desk.notify(self._desk.words("editor.no_last_order"), refused=True)
