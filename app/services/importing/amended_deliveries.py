"""Deliveries that the book already has: what may still change on a posted one.

Where it went and how is free. A received quantity, or a void, totals it again; an issued
statement stays as it is, and shows the difference as a correction in the first month not yet
issued (firm-workbook §3). Everything else was posted and stays.
"""

from __future__ import annotations

from typing import Any

from app.db.models import Delivery, DeliveryLine
from app.domain.money import line_amount, round_money
from app.domain.tax import TaxMode
from app.services.importing.batch import Batch
from app.services.importing.book_rows import by_parent
from app.services.importing.delivery_lines import DeliveryLines
from app.services.importing.desk import Desk
from app.services.importing.plan import Row
from app.services.posting import ZERO, PostingTerms, billed, delivery_totals

_FREE = frozenset({
    "arrived_on", "carrier", "tracking_no", "ship_to", "invoice_no", "voided",
})
_POSTED = ("tax", "tax_rate", "statement_month")


def amend_deliveries(desk: Desk, held: dict[Any, Row], lines: DeliveryLines) -> None:
    """Plan what changes of each, or, where one cell of it is refused, nothing of it."""
    batch = desk.batches["deliveries"]
    stored = by_parent(
        desk.session, DeliveryLine, "delivery_id", (row["id"] for row in held.values()), "line"
    )
    of_delivery: dict[int, list[Row]] = {}
    for line in stored.values():
        of_delivery.setdefault(line["delivery_id"], []).append(line)
    numbers = batch.column("number")
    heads = {numbers[position]: position for position in batch.standing()}
    for number, row in held.items():
        position, places = heads.get(number), lines.of.get(number, [])
        head = {} if position is None else _head_changes(desk, position, row)
        changes = {place: _line_changes(desk, row, lines, place, stored) for place in places}
        if head is None or None in changes.values():
            _leave_out(desk, position, places)
            continue
        _amend(desk, row, head, list(changes.values()), of_delivery.get(row["id"], []))


def _leave_out(desk: Desk, position: int | None, places: list[int]) -> None:
    if position is not None:
        desk.batches["deliveries"].drop(position, "dropped_delivery")
    for place in places:
        desk.batches["delivery_lines"].drop(place, "dropped_reference")


def _amend(
    desk: Desk, delivery: Row, head: Row, changes: list[Any], stored: list[Row]
) -> None:
    for line, changed in changes:
        desk.plans[DeliveryLine].update(line["id"], changed)
        line |= changed
    retotal = any("received_quantity" in changed for _, changed in changes)
    totals = _totals(desk, delivery, stored) if retotal else {}
    desk.plans[Delivery].update(delivery["id"], head | totals)
    if retotal or "voided" in head:
        desk.touched_lines.update(line["order_line_id"] for line in stored)


def _head_changes(desk: Desk, position: int, old: Row) -> Row | None:
    """None where one is refused."""
    batch = desk.batches["deliveries"]
    values = desk.values(batch, Delivery, *_POSTED, "freight")
    row = {name: column[position] for name, column in values.items()}
    row |= posted_values(batch, position, old, _POSTED)
    row["customer_id"] = desk.parties[batch.column("customer")[position]].id
    if batch.has("freight"):
        row["freight"] = round_money(batch.column("freight")[position] or ZERO, old["currency"])
    changes = {name: value for name, value in row.items() if old[name] != value}
    refused = [name for name in changes if name not in _FREE]
    if refused:
        batch.fault(position, refused[0].removesuffix("_id"), "refused_posted")
        return None
    return changes


def posted_values(batch: Batch, position: int, old: Row, names: tuple[str, ...]) -> Row:
    """As-posted cells; an empty one keeps what is stored."""
    found = {}
    for name in names:
        given = batch.column(name)[position]
        found[name] = old[name] if given is None else given
    return found


def _line_changes(
    desk: Desk, delivery: Row, lines: DeliveryLines, place: int, stored: dict[Any, Row]
) -> tuple[Row, Row] | None:
    """(the stored line, what changes of it), None where it is refused."""
    batch = desk.batches["delivery_lines"]
    old = stored.get((delivery["id"], lines.numbers[place]))
    column = "delivery" if old is None else _refused_column(old, lines, place)
    if old is None or column:
        batch.fault(place, column, "refused_posted")
        return None
    changes: Row = {}
    if batch.has("remark") and (lines.remarks[place] or "") != old["remark"]:
        changes["remark"] = lines.remarks[place] or ""
    received = lines.received[place]
    if batch.has("received_quantity") and received != old["received_quantity"]:
        quantity = billed(old["quantity"], received)
        changes["received_quantity"] = received
        changes["amount"] = line_amount(
            quantity, old["unit_price"], old["discount_percent"], delivery["currency"]
        )
    return old, changes


def _refused_column(old: Row, lines: DeliveryLines, place: int) -> str:
    if lines.references[place].id != old["order_line_id"]:
        return "order_line"
    if lines.quantities[place] != old["quantity"]:
        return "quantity"
    price, discount = lines.prices[place], lines.discounts[place]
    if price is not None and price != old["unit_price"]:
        return "unit_price"
    if discount is not None and discount != old["discount_percent"]:
        return "discount_percent"
    return ""


def _totals(desk: Desk, delivery: Row, lines: list[Row]) -> Row:
    terms = PostingTerms(
        delivery["currency"], TaxMode(delivery["tax"]), delivery["tax_rate"],
        desk.terms(desk.party_by_id[delivery["customer_id"]], delivery["currency"]).rounding,
    )
    taxed = delivery_totals([line["amount"] for line in lines], delivery["freight"], terms)
    totals = {
        "base": taxed.base, "net": taxed.net, "tax_amount": taxed.tax, "gross": taxed.gross,
    }
    return {name: value for name, value in totals.items() if delivery[name] != value}
