"""What the order editor asks of the book, and what it hands over to be stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.tasks import Progress
    from app.queries.drafts import DraftContent, DraftRow
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet, SheetLine
    from app.queries.lookups.products import ProductHit


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """A draft with what its codes stand for in the book today."""

    content: DraftContent
    customer: CustomerHit | None
    products: dict[str, ProductHit]


@dataclass(frozen=True, slots=True)
class Opened:
    stored: OrderSheet | None
    draft: KeptOrder | None


def read_order(context: Context, order_id: int | None, today: date) -> Opened:
    """The order to edit (None: a new one), and the draft that was left of it."""
    from app.queries.drafts import open_drafts
    from app.queries.lookups.order_sheets import order_sheet
    from app.services.order_drafts import ORDER_DRAFT

    stored = context.ask(order_sheet, order_id) if order_id is not None else None
    drafts = context.ask(open_drafts, ORDER_DRAFT)
    mine = next((one for one in drafts if one.base_id == order_id), None)
    return Opened(stored, _kept(context, mine, today) if mine is not None else None)


def _kept(context: Context, draft: DraftRow, today: date) -> KeptOrder | None:
    from app.queries.drafts import draft_content
    from app.queries.lookups.customers import customer_by_code
    from app.queries.lookups.products import ProductsAsk, products_by_code

    content = context.ask(draft_content, draft.id)
    if content is None:
        return None
    customer = context.ask(customer_by_code, content.cells.get((0, "customer"), ""))
    codes = {text for (_, name), text in content.cells.items() if name == "item" and text}
    ask = ProductsAsk("", customer.id if customer else None, today, order_id=draft.base_id)
    return KeptOrder(content, customer, context.ask(products_by_code, (ask, sorted(codes))))


def ask_customers(text: str) -> Callable[[Context], tuple[CustomerHit, ...]]:
    def ask(context: Context) -> tuple[CustomerHit, ...]:
        from app.queries.lookups.customers import CustomersAsk, find_customers

        return context.ask(find_customers, CustomersAsk(text))

    return ask


def ask_products(text: str, form: OrderForm) -> Callable[[Context], tuple[ProductHit, ...]]:
    customer = form.customer.id if form.customer is not None else None
    order_id = form.stored.order_id if form.stored is not None else None
    day = form.date

    def ask(context: Context) -> tuple[ProductHit, ...]:
        from app.queries.lookups.products import ProductsAsk, find_products

        return context.ask(find_products, ProductsAsk(text, customer, day, order_id=order_id))

    return ask


def ask_codes(codes: list[str], form: OrderForm) -> Callable[[Context], dict[str, ProductHit]]:
    customer = form.customer.id if form.customer is not None else None
    day = form.date

    def ask(context: Context) -> dict[str, ProductHit]:
        from app.queries.lookups.products import ProductsAsk, products_by_code

        return context.ask(products_by_code, (ProductsAsk("", customer, day), codes))

    return ask


def ask_last_order(customer_id: int) -> Callable[[Context], tuple[SheetLine, ...]]:
    def ask(context: Context) -> tuple[SheetLine, ...]:
        from app.queries.lookups.order_sheets import last_order_lines

        return context.ask(last_order_lines, customer_id)

    return ask


def save_order(
    desk: Desk, form: OrderForm, keeper: DraftKeeper, done: Callable[[int], None],
    failed: Callable[[Exception], None],
) -> None:
    """Stores the order and ends its draft; ``done`` is told the order's id."""
    order, key = form.command(), uuid4().hex
    verb = "edit_order" if form.stored is not None else "place_order"

    def act(context: Context, _progress: Progress) -> tuple[int, object, int]:
        from app.services.order_drafts import PostOrder, post_order

        command = PostOrder(order, keeper.draft_id)
        outcome = context.perform(verb, post_order, command, key=key)
        return outcome.value, outcome.changes, outcome.seq

    def told(answer: tuple[int, object, int]) -> None:
        order_id, changes, seq = answer
        desk.bus.publish(changes, seq)  # type: ignore[arg-type]
        done(order_id)

    desk.tasks.write(act, told, failed=failed)
