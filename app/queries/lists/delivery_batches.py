"""Which delivery of its order each delivery is, for many of them at once (domain §2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select, true

from app.db.models import Delivery, DeliveryLine, Order, OrderLine
from app.db.unit_of_work import Read
from app.domain.choices import OrderState

Place = tuple[date, str, int]
"""Date, number and id: deliveries follow each other so."""


@dataclass(frozen=True, slots=True)
class Batches:
    """``orders``: by delivery the numbers of its orders, in the lines' order. ``firsts``: the
    first of them by its id; ``run``: an order's standing deliveries in the order they shipped."""

    orders: dict[int, tuple[str, ...]] = field(default_factory=dict)
    firsts: dict[int, tuple[int, bool]] = field(default_factory=dict)
    run: dict[int, list[Place]] = field(default_factory=dict)
    own: dict[int, Place] = field(default_factory=dict)

    def place(self, delivery_id: int) -> tuple[int, int | None]:
        """(n, m): m only once all of the order is delivered. As its note says it."""
        if delivery_id not in self.firsts:
            return 1, None
        order_id, done = self.firsts[delivery_id]
        run, own = self.run.get(order_id, []), self.own[delivery_id]
        before = sum(one <= own for one in run)
        return max(before, 1), len(run) if done else None


def batches_of(read: Read, delivery_ids: Sequence[int]) -> Batches:
    """Of those deliveries, in two queries however many there are."""
    found = Batches()
    query = (
        select(
            DeliveryLine.delivery_id, Order.id, Order.number, Order.state, Delivery.date,
            Delivery.number,
        )
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(DeliveryLine.delivery_id.in_(delivery_ids))
        .order_by(DeliveryLine.delivery_id, DeliveryLine.line)
    )
    for delivery, order, number, state, day, own in read.session.execute(query):
        known = found.orders.get(delivery, ())
        if number not in known:
            found.orders[delivery] = (*known, number)
        if delivery not in found.firsts:
            found.firsts[delivery] = (order, state == OrderState.DONE)
            found.own[delivery] = (day, own, delivery)
    _runs(read, found)
    return found


def _runs(read: Read, found: Batches) -> None:
    query = (
        select(OrderLine.order_id, Delivery.date, Delivery.number, Delivery.id)
        .join(DeliveryLine, DeliveryLine.order_line_id == OrderLine.id)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(
            OrderLine.order_id.in_({order for order, _ in found.firsts.values()}),
            Delivery.voided.is_not(true()),
        )
        .distinct()
    )
    for order, day, number, delivery in read.session.execute(query):
        found.run.setdefault(order, []).append((day, number, delivery))
