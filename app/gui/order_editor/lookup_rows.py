"""What stands in the look-up's list for a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.fields.lookup_popup import PopupRow

if TYPE_CHECKING:
    from datetime import date

    from app.gui.order_editor.order_form import OrderForm
    from app.gui.words import Words
    from app.queries.lookups.products import ProductHit


def product_row(hit: ProductHit, form: OrderForm, words: Words, today: date) -> PopupRow:
    there = next(
        (row for row, line in enumerate(form.lines, 1) if line.product_id == hit.id), None
    )
    price = ""
    if hit.price is not None:
        price = words("editor.per_unit", price=words.price(hit.price), unit=hit.unit)
    last = ""
    if hit.last is not None:
        last = words("editor.last_sold", day=words.day(hit.last.day, today),
                     quantity=words.quantity(hit.last.quantity))
    elif hit.moq:
        last = words("editor.moq", quantity=words.quantity(hit.moq))
    return PopupRow(
        hit.name, hit.matched, right=price, second_right=last,
        note=words("editor.already", row=there) if there else "",
        second=" ・ ".join(filter(None, (hit.code, hit.spec))),
    )
