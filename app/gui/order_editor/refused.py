"""Which cell of the grid a refusal is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.order_editor.grid_line import GridField, Wrong

if TYPE_CHECKING:
    from app.gui.order_editor.order_form import OrderForm

_CELLS = {
    "name": GridField.NAME, "unit": GridField.UNIT, "quantity": GridField.QUANTITY,
    "unit_price": GridField.PRICE, "price": GridField.PRICE,
    "required_date": GridField.REQUIRED, "promised_date": GridField.PROMISED,
}


def refused_cell(error: Exception, form: OrderForm) -> tuple[int, GridField, Wrong] | None:
    """(row, cell, what is wrong); None where it is not about one cell that stands here."""
    from app.services.given import FieldRefused

    if not isinstance(error, FieldRefused) or error.field not in _CELLS or error.row < 1:
        return None
    asked = _asked(form, error.row)
    if asked is None:
        return None
    cell = _CELLS[error.field]
    line = form.lines[asked]
    typed = line.kept(cell)
    return asked, cell, Wrong(typed, error.message_id, dict(error.params))


def _asked(form: OrderForm, row: int) -> int | None:
    """The row of the ``row``-th line of the command: of a new order every filled one."""
    if form.stored is not None:
        return None
    rows = [place for place, line in enumerate(form.lines) if not line.empty]
    return rows[row - 1] if row <= len(rows) else None
