"""The lines of deliveries: which order lines they deliver, and in which currency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from app.services.importing.desk import Desk, LineRef, OrderRef


@dataclass(slots=True)
class DeliveryLines:
    """The columns of the sheet by position, resolved; ``of`` groups them by delivery."""

    references: list[Any]
    """LineRef, or None where the row is bad."""
    numbers: list[int]
    quantities: list[Any]
    received: list[Any]
    remarks: list[Any]
    prices: list[Any]
    """As posted; None asks for the order line's."""
    discounts: list[Any]
    of: dict[str, list[int]] = field(default_factory=dict)
    currency: dict[str, str] = field(default_factory=dict)
    """Delivery number → the currency of its orders."""


def read_lines(desk: Desk, customers: dict[str, int]) -> DeliveryLines:
    """``customers``: the customer id of every delivery of the file or the book, by number."""
    batch = desk.batches["delivery_lines"]
    numbers = batch.column("delivery")
    lost = desk.batches["deliveries"].lost(desk.batches["deliveries"].column("number"))
    owners = batch.refer("delivery", customers, lost, "cell_unknown_delivery")
    orders = batch.refer("order", desk.orders, desk.lost["orders"], "cell_unknown_order")
    line_keys = [
        None if order is None or line is None else (order.id, line)
        for order, line in zip(orders, batch.column("order_line"), strict=True)
    ]
    references: list[LineRef | None] = batch.refer(
        "order_line", desk.lines, desk.lost["order_lines"], "cell_unknown_order_line", line_keys
    )
    places = _line_numbers(numbers, batch.column("line"))
    batch.refuse_duplicates(list(zip(numbers, places, strict=True)), "line")
    lines = DeliveryLines(
        references, places, batch.column("quantity"), batch.column("received_quantity"),
        batch.column("remark"), batch.column("unit_price"), batch.column("discount_percent"),
    )
    _agree(desk, lines, owners, orders)
    return lines


def _line_numbers(deliveries: list[Any], given: list[int | None]) -> list[int]:
    """The position within its delivery, by row order, where the sheet does not say."""
    counted: defaultdict[Any, int] = defaultdict(int)
    places = []
    for delivery, line in zip(deliveries, given, strict=True):
        counted[delivery] += 1
        places.append(counted[delivery] if line is None else line)
    return places


def _agree(
    desk: Desk, lines: DeliveryLines, owners: list[int | None], orders: list[OrderRef | None]
) -> None:
    """A delivery goes to the customer of its orders, in their one currency (§3.7)."""
    batch = desk.batches["delivery_lines"]
    of: defaultdict[str, list[int]] = defaultdict(list)
    numbers = batch.column("delivery")
    for position in list(batch.standing()):
        number, order = numbers[position], orders[position]
        assert order is not None
        if order.customer_id != owners[position]:
            owner = desk.party_by_id[order.customer_id].code
            batch.fault(position, "order", "cell_other_customer", customer=owner)
        elif lines.currency.setdefault(number, order.currency) != order.currency:
            batch.fault(position, "order", "cell_other_currency", currency=order.currency)
        else:
            of[number].append(position)
    lines.of = dict(of)
