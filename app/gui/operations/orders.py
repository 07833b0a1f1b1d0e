"""What the order editor asks of the book, and what it hands over to be stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.bootstrap import Context
    from app.gui.change_bus import Changes
    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.tasks import Progress
    from app.queries.drafts import DraftContent, DraftRow
    from app.queries.exposure import Exposure
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet, SheetLine
    from app.queries.lookups.products import ProductHit


MOST_DRAFTS = 20
AT = (0, "at")
"""The cell that had the keyboard in an editor that was never left: it is opened again."""


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """A draft with what its codes stand for in the book today."""

    content: DraftContent
    customer: CustomerHit | None
    products: dict[str, ProductHit]


@dataclass(frozen=True, slots=True)
class Opened:
    """``drafts``: what was left of it, the last touched first."""

    stored: OrderSheet | None
    drafts: tuple[KeptOrder, ...] = ()
    customer: CustomerHit | None = None
    """Whom a new order is begun for."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """``products``: by code, as they are sold to that customer today."""

    stored: OrderSheet
    products: dict[str, ProductHit]


def read_order(
    context: Context, order_id: int | None, today: date, customer: str = ""
) -> Opened:
    """The order to edit (None: a new one, for the customer of that code)."""
    from app.queries.drafts import open_drafts
    from app.queries.lookups.customers import customer_by_code
    from app.queries.lookups.order_sheets import order_sheet
    from app.services.order_drafts import ORDER_DRAFT

    stored = context.ask(order_sheet, order_id) if order_id is not None else None
    if order_id is not None and stored is None:
        raise DomainError("errors.record_gone")
    drafts = [one for one in context.ask(open_drafts, ORDER_DRAFT) if one.base_id == order_id]
    kept = [_kept(context, one, today) for one in drafts[:MOST_DRAFTS]]
    return Opened(
        stored, tuple(one for one in kept if one is not None),
        context.ask(customer_by_code, customer) if customer else None,
    )


def read_left_open(context: Context, today: date) -> Opened | None:
    """The order that the window was closed over, or a program was killed over, if there is one."""
    from app.queries.drafts import open_drafts
    from app.queries.lookups.order_sheets import order_sheet
    from app.services.order_drafts import ORDER_DRAFT

    for draft in context.ask(open_drafts, ORDER_DRAFT)[:MOST_DRAFTS]:
        kept = _kept(context, draft, today)
        if kept is None or not kept.content.cells.get(AT):
            continue
        stored = context.ask(order_sheet, draft.base_id) if draft.base_id is not None else None
        if draft.base_id is None or stored is not None:
            return Opened(stored, (kept,))
    return None


def read_repeated(context: Context, order_id: int, today: date) -> Repeated:
    from app.queries.lookups.order_sheets import order_sheet
    from app.queries.lookups.products import ProductsAsk, products_by_code

    stored = context.ask(order_sheet, order_id)
    if stored is None:
        raise DomainError("errors.record_gone")
    codes = sorted({line.code for line in stored.lines if line.code})
    ask = ProductsAsk("", stored.customer.id, today)
    return Repeated(stored, context.ask(products_by_code, (ask, codes)))


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
    order_id = form.stored.order_id if form.stored is not None else None
    day = form.date

    def ask(context: Context) -> dict[str, ProductHit]:
        from app.queries.lookups.products import ProductsAsk, products_by_code

        question = ProductsAsk("", customer, day, order_id=order_id)
        return context.ask(products_by_code, (question, codes))

    return ask


def ask_last_order(customer_id: int) -> Callable[[Context], tuple[SheetLine, ...]]:
    def ask(context: Context) -> tuple[SheetLine, ...]:
        from app.queries.lookups.order_sheets import last_order_lines

        return context.ask(last_order_lines, customer_id)

    return ask


def ask_order(order_id: int) -> Callable[[Context], OrderSheet | None]:
    def ask(context: Context) -> OrderSheet | None:
        from app.queries.lookups.order_sheets import order_sheet

        return context.ask(order_sheet, order_id)

    return ask


def ask_exposure(
    customer_id: int, currency: str, on: date, order_id: int | None
) -> Callable[[Context], Exposure | None]:
    def ask(context: Context) -> Exposure | None:
        from app.queries.exposure import ExposureAsk, exposure

        return context.ask(exposure, ExposureAsk(customer_id, currency, on, order_id))

    return ask


def ask_same_po(
    customer_id: int, customer_po: str, order_id: int | None
) -> Callable[[Context], str]:
    """The number of another order with that number of the customer's; '' for none."""

    def ask(context: Context) -> str:
        from app.queries.lookups.same_po import SamePoAsk, same_po

        return context.ask(same_po, SamePoAsk(customer_id, customer_po, order_id))

    return ask


def add_customer(desk: Desk, name: str, done: Callable[[CustomerHit], None]) -> None:
    """A customer of that name alone, with the terms that the form proposes; ``done`` is told who
    it is now."""

    def act(context: Context, _progress: Progress) -> tuple[CustomerHit | None, Changes, int]:
        from app.gui.operations.customers import NEW
        from app.queries.lookups.customers import customer_by_id
        from app.services.customers import AddCustomer
        from app.services.customers import add_customer as add

        outcome = context.perform("add_customer", add, AddCustomer(name, fields=NEW))
        return context.ask(customer_by_id, outcome.value["id"]), outcome.changes, outcome.seq

    def told(answer: tuple[CustomerHit | None, Changes, int]) -> None:
        hit, changes, seq = answer
        desk.bus.publish(changes, seq)
        if hit is not None:
            done(hit)

    desk.tasks.write(act, told)
