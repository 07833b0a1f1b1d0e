"""New promised dates: the customer is told before the old one passes (domain §1.2, §7.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.db.models import Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.order_lines import line_of
from app.services.order_refresh import refresh_orders
from app.services.orders import standing_order
from app.services.records import edit, reasoned


@dataclass(frozen=True, slots=True)
class PromisedLine:
    line_id: int
    base_version: int


@dataclass(frozen=True, slots=True)
class SetPromise:
    """``lines`` empty: the whole order, with every line that is still outstanding; then
    ``base_version`` is the newest of the order and its lines."""

    order_id: int
    base_version: int
    promised_date: date
    reason: str = ""
    lines: tuple[PromisedLine, ...] = ()


def set_promise(work: Work, command: SetPromise) -> dict[str, str]:
    """The reason stays in the journal's answer; moving a date that was promised needs one.

    DomainError ``errors.reason_needed``, ``errors.order_cancelled``; EditConflict.
    """
    order = standing_order(work, command.order_id)
    new = checked(Order, "orders", {"promised_date": command.promised_date})
    moved = _set_lines(work, order, command, new) if command.lines else _set_all(
        work, order, command, new
    )
    if moved and not command.reason.strip():
        raise DomainError("errors.reason_needed")
    refresh_orders(work, [order.id])
    return reasoned(work, {"reason": command.reason.strip()})


def _set_lines(work: Work, order: Order, command: SetPromise, new: dict[str, Any]) -> bool:
    """Whether a date promised before has moved."""
    moved = False
    for promised in command.lines:
        line = line_of(work, order, promised.line_id)
        before = line.promised_date or order.promised_date
        edit(work, line, promised.base_version, new)
        moved |= before not in (None, command.promised_date)
    return moved


def _set_all(work: Work, order: Order, command: SetPromise, new: dict[str, Any]) -> bool:
    moved = order.promised_date not in (None, command.promised_date)
    edit(work, order, command.base_version, new)
    query = select(OrderLine).where(
        OrderLine.order_id == order.id, OrderLine.promised_date.is_not(None),
        OrderLine.quantity - OrderLine.cancelled_quantity > OrderLine.delivered,
    )
    for line in work.session.scalars(query):
        moved |= line.promised_date != command.promised_date
        edit(work, line, command.base_version, new)
    work.session.flush()
    return moved
