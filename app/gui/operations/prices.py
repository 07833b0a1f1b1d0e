"""What a customer pays for a product: one price, whether asked for from the one or the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from app.gui.forms.field_spec import Picked
from app.gui.forms.form import Given, Shown
from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.services.perform import Outcome
    from app.services.products import SetCustomerPrice


def reading_price(
    chosen: Literal["customer", "product"],
) -> Callable[[Context, int], Shown | None]:
    """``chosen``: the side that is a field of the form, and stays what it is once stored."""

    def read(context: Context, price_id: int) -> Shown | None:
        from app.queries.customer_sheets import price_sheet

        sheet = context.ask(price_sheet, price_id)
        if sheet is None:
            return None
        other = Picked(*(sheet.customer if chosen == "customer" else sheet.product))
        return Shown({**sheet.values, chosen: other}, sheet.version, other.name,
                     frozenset({chosen}))

    return read


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stood for the same day before."""

    price: Decimal
    valid_from: date | None


def saving_price(
    *, customer_id: int | None = None, product_id: int | None = None
) -> Callable[[Context, Given], Outcome[Any]]:
    """The side that is not given is picked in the form."""

    def save(context: Context, given: Given) -> Outcome[Any]:
        from app.services.products import (
            PRICE_FIELDS,
            EditCustomerPrice,
            SetCustomerPrice,
            edit_customer_price,
            set_customer_price,
        )

        if given.base_id is not None:
            edited = {name: one for name, one in given.edited.items() if name in PRICE_FIELDS}
            edit = EditCustomerPrice(given.base_id, given.base_version, edited)
            return given.perform(context, "edit_customer_price", edit_customer_price, edit)
        values = given.values
        command = SetCustomerPrice(
            values["customer"].id if customer_id is None else customer_id,
            values["product"].id if product_id is None else product_id,
            values["price"], values["valid_from"], values["customer_item_no"],
        )
        before = _replaced(context, command)
        outcome = given.perform(context, "set_customer_price", set_customer_price, command)
        return outcome if before is None else replace(outcome, value=before)

    return save


def _replaced(context: Context, command: SetCustomerPrice) -> Replaced | None:
    """Nobody else writes on this thread, so it is what the command finds."""
    from app.queries.customer_sheets import price_of_day

    asked = (command.customer_id, command.product_id, command.valid_from)
    there = context.ask(price_of_day, asked)
    if there is None or there.values["price"] == command.price:
        return None
    return Replaced(there.values["price"], there.values["valid_from"])


def remove_price(desk: Desk, price_id: int, version: int, said: str) -> None:
    """``said`` once it is gone, with a way back."""

    def act(context: Context) -> Outcome[Any]:
        from app.services.products import RemoveCustomerPrice, remove_customer_price

        command = RemoveCustomerPrice(price_id, version)
        return context.perform("remove_customer_price", remove_customer_price, command)

    perform(desk, act, lambda _outcome: say_with_undo(desk, said))
