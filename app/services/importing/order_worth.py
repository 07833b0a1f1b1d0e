"""The derived columns of the orders that an import brings in, before they are stored."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from app.db.models import Order, OrderLine
from app.services.importing.desk import Desk
from app.services.importing.plan import Row
from app.services.posting import ZERO, LineState, order_totals


def value_new_orders(desk: Desk) -> None:
    """A new order has only new lines, so everything that is needed is in the plan."""
    lines: defaultdict[int, list[LineState]] = defaultdict(list)
    for line in desk.plans[OrderLine].inserts:
        order_id = line["order_id"]
        if order_id < 0:
            lines[order_id].append(_state(line))
    for place, order in enumerate(desk.plans[Order].inserts, start=1):
        party = desk.party_by_id[order["customer_id"]]
        terms = desk.terms(party, order.get("currency") or party.currency)
        totals = order_totals(
            lines.get(-place, ()),
            cancelled=bool(order.get("cancelled")),
            due=order.get("promised_date") or order.get("required_date"),
            terms=terms,
        )
        order["state"] = totals.state.value
        order["next_promise"] = totals.next_promise
        order["line_count"] = totals.line_count
        order["net"], order["tax"], order["gross"] = totals.net, totals.tax, totals.gross


def _state(line: Row) -> LineState:
    get: Any = line.get
    return LineState(
        line["quantity"], line["unit_price"], get("discount_percent", ZERO),
        get("cancelled_quantity", ZERO), get("delivered", ZERO),
        get("promised_date") or get("required_date"),
    )
