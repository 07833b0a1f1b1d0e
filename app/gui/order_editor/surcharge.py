"""The waste surcharge for a line below its MOQ: a priced line of its own, with the reason in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.money import round_money
from app.gui.order_editor.grid_line import GridLine

if TYPE_CHECKING:
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.words import Words


def surcharge_line(form: OrderForm, line: GridLine, words: Words) -> GridLine:
    """Priced by the product's rate of the line's amount; without a rate its price is typed."""
    found = GridLine(
        name=_name(line, words), unit=words("editor.surcharge.unit"), quantity=Decimal(1),
        required=line.required, promised=line.promised,
    )
    amount = line.amount(form.currency)
    if line.surcharge and amount is not None:
        found.price = round_money(amount * line.surcharge, form.currency)
    return found


def is_surcharged(form: OrderForm, line: GridLine, words: Words) -> bool:
    name = _name(line, words)
    return any(one.name == name and one.product_id is None for one in form.lines)


def _name(line: GridLine, words: Words) -> str:
    return words("editor.surcharge.name", name=line.name)
