"""The records that forms name most: customers and products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.fields.lookup_popup import PopupRow
from app.gui.fields.lookup_rows import customer_row
from app.gui.forms.field_spec import LookupOf, Picked

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.words import Words
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.products import ProductHit


def _customers(text: str) -> Callable[[Context], tuple[CustomerHit, ...]]:
    def ask(context: Context) -> tuple[CustomerHit, ...]:
        from app.queries.lookups.customers import CustomersAsk, customer_by_code, find_customers

        same = context.ask(customer_by_code, text)
        return (same,) if same is not None else context.ask(find_customers, CustomersAsk(text))

    return ask


def _products(text: str) -> Callable[[Context], tuple[ProductHit, ...]]:
    def ask(context: Context) -> tuple[ProductHit, ...]:
        from app.queries.lookups.products import ProductsAsk, find_products, products_by_code

        question = ProductsAsk(text, None, context.clock.today())
        same = context.ask(products_by_code, (question, [text])).get(text)
        return (same,) if same is not None else context.ask(find_products, question)

    return ask


def _product_row(hit: ProductHit, words: Words) -> PopupRow:
    price = ""
    if hit.price is not None:
        price = words("editor.per_unit", price=words.price(hit.price), unit=hit.unit)
    return PopupRow(
        hit.name, hit.matched, right=price, second=" ・ ".join(filter(None, (hit.code, hit.spec)))
    )


CUSTOMER = LookupOf(
    _customers, customer_row,
    lambda hit: Picked(hit.id, hit.code, hit.short_name or hit.name, hit),
)
PRODUCT = LookupOf(_products, _product_row, lambda hit: Picked(hit.id, hit.code, hit.name, hit))
