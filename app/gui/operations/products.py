"""What the products' tab asks of the book for its editors, and what it has stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.forms.form import Given, Shown

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.services.perform import Outcome


def read_product(context: Context, product_id: int) -> Shown | None:
    from app.queries.panes.products import ProductPaneAsk, product_pane

    one = context.ask(product_pane, ProductPaneAsk(product_id, context.clock.today()))
    if one is None:
        return None
    values = {name: getattr(one, name) for name in (
        "code", "name", "material", "size", "colour", "process", "unit", "price", "cost", "moq",
        "remark",
    )}
    values |= {"surcharge_percent": one.surcharge, "tolerance_percent": one.tolerance}
    return Shown(values, one.version, one.name)


def save_product(context: Context, given: Given) -> Outcome[Any]:
    from app.services.products import AddProduct, EditProduct, add_product, edit_product

    fields = dict(given.edited)
    if given.base_id is not None:
        command = EditProduct(given.base_id, given.base_version, fields)
        return given.perform(context, "edit_product", edit_product, command)
    name, code = fields.pop("name", ""), fields.pop("code", "")
    return given.perform(context, "add_product", add_product, AddProduct(name, code, fields))
