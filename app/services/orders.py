"""Orders: what a customer was promised, from placing it to calling it off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db.conflicts import Clash, EditConflict
from app.db.models import Customer, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.choices import OrderKind
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.order_lines import EditLine, NewLine, add_lines, edit_line, remove_line
from app.services.order_refresh import refresh_orders
from app.services.posted import FIXED_ONCE_NAMED, delivered_lines, orders_named
from app.services.records import Made, edit, found, only, reasoned

ORDER_FIELDS = frozenset({
    "customer_id", "date", "kind", "repeat_of", "customer_po", "required_date", "promised_date",
    "priority", "currency", "salesperson", "clerk", "remark",
})


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Prices and terms as the customer agreed to them; ``currency`` empty: the customer's."""

    customer_id: int
    date: dt.date
    lines: tuple[NewLine, ...]
    kind: OrderKind = OrderKind.NEW
    repeat_of: str = ""
    customer_po: str = ""
    required_date: dt.date | None = None
    promised_date: dt.date | None = None
    priority: str = ""
    currency: str = ""
    salesperson: str = ""
    clerk: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class EditOrder:
    """Only what was edited, each record with the version that the editor started from."""

    order_id: int
    base_version: int
    edited: Mapping[str, Any]
    lines: tuple[EditLine, ...] = ()
    added: tuple[NewLine, ...] = ()
    removed: tuple[int, ...] = ()
    """Ids of lines that no paper names."""


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """``open``: how much stood open when it was asked for; None: whatever does."""

    order_id: int
    base_version: int
    reason: str = ""
    open: Decimal | None = None


def place_order(work: Work, command: PlaceOrder) -> Made:
    """DomainError ``errors.order_empty``, ``errors.value_…``, ``errors.record_gone``."""
    if not command.lines:
        raise DomainError("errors.order_empty")
    found(work, Customer, command.customer_id)
    head = {name: getattr(command, name) for name in ORDER_FIELDS}
    values = checked(Order, "orders", head)
    number = work.next_number(Prefix.ORDER, command.date)
    order = Order(number=number, **values)
    work.session.add(order)
    work.session.flush()
    add_lines(work, order, command.lines)
    refresh_orders(work, [order.id])
    return Made(id=order.id, number=number)


def edit_order(work: Work, command: EditOrder) -> None:
    """EditConflict where somebody else changed the same fields; DomainError
    ``errors.order_cancelled``, ``errors.order_posted``, ``errors.order_empty`` and those of its
    lines."""
    order = standing_order(work, command.order_id)
    edited = checked(Order, "orders", only(command.edited, ORDER_FIELDS))
    if "customer_id" in edited:
        found(work, Customer, edited["customer_id"])
    changed = edit(work, order, command.base_version, edited)
    fixed = [name for name in FIXED_ONCE_NAMED if name in changed]
    if fixed and orders_named(work.session, [order.id]):
        raise DomainError("errors.order_posted", field=fixed[0].removesuffix("_id"))
    delivered = {line for _, line in delivered_lines(work.session, [order.id])}
    for place, line in enumerate(command.lines, start=1):
        edit_line(work, order, line, delivered, row=place)
    for line_id in command.removed:
        remove_line(work, order, line_id)
    add_lines(work, order, command.added)
    if not _lines(work, order):
        raise DomainError("errors.order_empty")
    refresh_orders(work, [order.id])


def cancel_order(work: Work, command: CancelOrder) -> dict[str, str]:
    """Call off what is outstanding; the reason stays in the journal's answer.

    An order with deliveries keeps them and what they bill: only the rest of each line goes.
    EditConflict on ``open`` where more or less of it is open than was seen.
    """
    order = standing_order(work, command.order_id)
    _guard_open(work, order, command.open)
    if delivered_lines(work.session, [order.id]):
        for line in _lines(work, order):
            rest = line.quantity - line.cancelled_quantity - line.delivered
            if rest > 0:
                line.cancelled_quantity += rest
        work.session.flush()
    else:
        edit(work, order, command.base_version, {"cancelled": True})
    refresh_orders(work, [order.id])
    return reasoned(work, {"reason": command.reason.strip()})


def _guard_open(work: Work, order: Order, seen: Decimal | None) -> None:
    rests = (one.quantity - one.cancelled_quantity - one.delivered for one in _lines(work, order))
    rest = sum((one for one in rests if one > 0), Decimal(0))
    if seen is not None and rest != seen:
        raise EditConflict("orders", order.id, {"open": Clash(rest, seen)})


def standing_order(work: Work, order_id: int) -> Order:
    """DomainError ``errors.order_cancelled``, ``errors.record_gone``."""
    order = found(work, Order, order_id)
    if order.cancelled:
        raise DomainError("errors.order_cancelled", number=order.number)
    return order


def _lines(work: Work, order: Order) -> list[OrderLine]:
    query = select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.line)
    return list(work.session.scalars(query))
