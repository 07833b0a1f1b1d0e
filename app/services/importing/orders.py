"""Orders and their lines."""

from __future__ import annotations

from typing import Any

from app.db.models import Order, OrderLine
from app.services.importing.book_rows import by_key, by_parent
from app.services.importing.customers import load_parties_by_id
from app.services.importing.desk import Desk, LineRef, OrderRef
from app.services.importing.plan import Row
from app.services.posted import FIXED_ONCE_DELIVERED, delivered_lines
from app.services.posting import ZERO

_TOTALS_FOLLOW_ORDER = frozenset({"currency", "customer_id", "cancelled", "required_date",
                                  "promised_date"})


def plan_orders(desk: Desk) -> None:
    batch = desk.batches["orders"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    parties = batch.refer("customer", desk.parties, desk.lost["customers"], "cell_unknown_customer")
    wanted = desk.names(
        ("orders", "number"), ("orders", "repeat_of"), ("order_lines", "order"),
        ("delivery_lines", "order"), ("credits", "order"), ("complaints", "order"),
        ("returned_papers", "document"),
    )
    held = by_key(desk.session, Order, "number", wanted)
    batch.refer_within("repeat_of", numbers, held, "cell_unknown_order")
    load_parties_by_id(desk, {row["customer_id"] for row in held.values()})
    customers = [None if party is None else party.id for party in parties]
    values = desk.values(batch, Order, customer_id=customers)
    refusal = _DeliveredRefusal(desk, held)
    ids = desk.match(batch, Order, numbers, held, values, refusal.of_order)
    desk.lost["orders"] = batch.lost(numbers)
    _note_orders(desk, held, ids, values)
    _plan_lines(desk, refusal)


def _note_orders(desk: Desk, held: dict[Any, Row], ids: list[int | None], values: Any) -> None:
    batch = desk.batches["orders"]
    numbers = batch.column("number")
    for number, row in held.items():
        if number not in desk.lost["orders"].names:
            currency = row["currency"] or desk.party_by_id[row["customer_id"]].currency
            desk.orders[number] = OrderRef(row["id"], row["customer_id"], currency, number)
    customers = values["customer_id"]
    own = values.get("currency")
    for position in batch.standing():
        number, row_id, customer = numbers[position], ids[position], customers[position]
        assert row_id is not None
        stored = held.get(number)
        currency = own[position] if own is not None else stored["currency"] if stored else ""
        desk.orders[number] = OrderRef(
            row_id, customer, currency or desk.party_by_id[customer].currency, number
        )


def _plan_lines(desk: Desk, refusal: _DeliveredRefusal) -> None:
    batch = desk.batches["order_lines"]
    orders = batch.refer("order", desk.orders, desk.lost["orders"], "cell_unknown_order")
    products = batch.refer(
        "product", desk.products, desk.lost["products"], "cell_unknown_product"
    )
    order_ids = [None if order is None else order.id for order in orders]
    keys = list(zip(order_ids, batch.column("line"), strict=True))
    batch.refuse_duplicates(keys, "line")
    held = by_parent(
        desk.session, OrderLine, "order_id", (o.id for o in desk.orders.values()), "line"
    )
    renamed: dict[str, Any] = {"order_id": order_ids}
    if batch.has("product"):
        renamed["product_id"] = products
    values = desk.values(batch, OrderLine, **renamed)
    ids = desk.match(batch, OrderLine, keys, held, values, refusal.of_line)
    desk.lost["order_lines"] = batch.lost(keys)
    for key, row in held.items():
        desk.lines[key] = LineRef(
            row["id"], row["order_id"], row["unit_price"], row["discount_percent"]
        )
    _note_new_lines(desk, keys, ids, values, held)
    for key in desk.lost["order_lines"].names:
        desk.lines.pop(key, None)


def _note_new_lines(
    desk: Desk, keys: list[Any], ids: list[int | None], values: Any, held: dict[Any, Row]
) -> None:
    batch = desk.batches["order_lines"]
    prices = values.get("unit_price", ())
    discounts = values.get("discount_percent")
    for position in batch.standing():
        row_id, key = ids[position], keys[position]
        assert row_id is not None
        if discounts is not None:
            discount = discounts[position]
        else:
            discount = held[key]["discount_percent"] if key in held else ZERO
        desk.lines[key] = LineRef(row_id, key[0], prices[position], discount)
        if key[0] > 0 and row_id < 0:
            desk.touched_orders.add(key[0])


class _DeliveredRefusal:
    """What a delivery was posted from may not change under it."""

    def __init__(self, desk: Desk, held: dict[Any, Row]) -> None:
        self.desk = desk
        self._order_ids = {row["id"] for row in held.values()}
        self._found: set[tuple[int, int]] | None = None

    @property
    def _delivered(self) -> set[tuple[int, int]]:
        if self._found is None:
            self._found = delivered_lines(self.desk.session, self._order_ids)
        return self._found

    def of_order(self, position: int, old: Row, changes: Row) -> bool:
        for column, name in (("customer_id", "customer"), ("currency", "currency")):
            if column in changes and any(order == old["id"] for order, _ in self._delivered):
                batch = self.desk.batches["orders"]
                batch.fault(position, name, "refused_order_delivered")
                return True
        if _TOTALS_FOLLOW_ORDER.intersection(changes):
            self.desk.touched_orders.add(old["id"])
        return False

    def of_line(self, position: int, old: Row, changes: Row) -> bool:
        fixed = [name for name in FIXED_ONCE_DELIVERED if name in changes]
        if fixed and any(line == old["id"] for _, line in self._delivered):
            batch = self.desk.batches["order_lines"]
            batch.fault(position, fixed[0].removesuffix("_id"), "refused_line_delivered")
            return True
        self.desk.touched_orders.add(old["order_id"])
        return False
