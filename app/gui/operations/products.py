"""What the products' tab asks of the book for its editors, and what it has stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.forms.field_spec import Picked
from app.gui.forms.form import Given, Shown
from app.gui.operations.customers import edit_price
from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.desk import Desk
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


def read_price(context: Context, price_id: int) -> Shown | None:
    from app.queries.customer_sheets import price_sheet

    sheet = context.ask(price_sheet, price_id)
    if sheet is None:
        return None
    customer = Picked(*sheet.customer)
    return Shown(
        {**sheet.values, "customer": customer}, sheet.version, customer.name,
        frozenset({"customer"}),
    )


def saving_price(product_id: int) -> Callable[[Context, Given], Outcome[Any]]:
    def save(context: Context, given: Given) -> Outcome[Any]:
        from app.services.products import SetCustomerPrice, set_customer_price

        if given.base_id is not None:
            return edit_price(context, given)
        values = given.values
        command = SetCustomerPrice(
            values["customer"].id, product_id, values["price"], values["valid_from"],
            values["customer_item_no"],
        )
        return given.perform(context, "set_customer_price", set_customer_price, command)

    return save


def remove_price(desk: Desk, price_id: int, version: int, customer: str) -> None:
    def act(context: Context) -> Outcome[Any]:
        from app.services.products import RemoveCustomerPrice, remove_customer_price

        command = RemoveCustomerPrice(price_id, version)
        return context.perform("remove_customer_price", remove_customer_price, command)

    perform(desk, act, lambda _outcome: say_with_undo(
        desk, desk.words("products.price_removed", name=customer)))
