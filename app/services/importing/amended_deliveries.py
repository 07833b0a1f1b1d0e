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
    batch = desk.batches["deliveries"]
    lost = desk.lost["deliveries"].names
    amended = {number: row for number, row in held.items() if number not in lost}
    stored = by_parent(
        desk.session, DeliveryLine, "delivery_id", (r["id"] for r in amended.values()), "line"
    )
    of_delivery: dict[int, list[Row]] = {}
    for line in stored.values():
        of_delivery.setdefault(line["delivery_id"], []).append(line)
    voided = _amend_heads(desk, batch, amended)
    for number, row in amended.items():
        changed = _amend_lines(desk, row, lines, lines.of.get(number, []), stored)
        if changed:
            _total_again(desk, row, of_delivery.get(row["id"], []))
        if changed or row["id"] in voided:
            desk.touched_lines.update(
                line["order_line_id"] for line in of_delivery.get(row["id"], [])
            )


def _amend_heads(desk: Desk, batch: Batch, held: dict[Any, Row]) -> set[int]:
    """Returns the ids whose ``voided`` changed."""
    numbers = batch.column("number")
    values = desk.values(batch, Delivery, *_POSTED, "freight")
    customers = batch.column("customer")
    voided = set()
    for position in list(batch.standing()):
        old = held.get(numbers[position])
        if old is None:
            continue
        row = {name: column[position] for name, column in values.items()}
        row |= posted_values(batch, position, old, _POSTED)
        row["customer_id"] = desk.parties[customers[position]].id
        if batch.has("freight"):
            freight = batch.column("freight")[position] or ZERO
            row["freight"] = round_money(freight, old["currency"])
        changes = {name: value for name, value in row.items() if old[name] != value}
        refused = [name for name in changes if name not in _FREE]
        if refused:
            batch.fault(position, refused[0].removesuffix("_id"), "refused_posted")
            continue
        desk.plans[Delivery].update(old["id"], changes)
        if "voided" in changes:
            voided.add(old["id"])
    return voided


def posted_values(batch: Batch, position: int, old: Row, names: tuple[str, ...]) -> Row:
    """As-posted cells; an empty one keeps what is stored."""
    found = {}
    for name in names:
        given = batch.column(name)[position]
        found[name] = old[name] if given is None else given
    return found


def _amend_lines(
    desk: Desk, delivery: Row, lines: DeliveryLines, places: list[int], stored: dict[Any, Row]
) -> bool:
    """Whether a received quantity changed; ``stored`` rows are brought up to date."""
    batch = desk.batches["delivery_lines"]
    plan = desk.plans[DeliveryLine]
    retotal = False
    for place in places:
        old = stored.get((delivery["id"], lines.numbers[place]))
        column = "delivery" if old is None else _refused_column(old, lines, place)
        if old is None or column:
            batch.fault(place, column, "refused_posted")
            continue
        changes: Row = {}
        if batch.has("remark") and (lines.remarks[place] or "") != old["remark"]:
            changes["remark"] = lines.remarks[place] or ""
        received = lines.received[place]
        if batch.has("received_quantity") and received != old["received_quantity"]:
            quantity = billed(old["quantity"], received)
            amount = line_amount(
                quantity, old["unit_price"], old["discount_percent"], delivery["currency"]
            )
            changes |= {"received_quantity": received, "amount": amount}
            retotal = True
        plan.update(old["id"], changes)
        old |= changes
    return retotal


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


def _total_again(desk: Desk, delivery: Row, lines: list[Row]) -> None:
    terms = PostingTerms(
        delivery["currency"], TaxMode(delivery["tax"]), delivery["tax_rate"],
        desk.terms(desk.party_by_id[delivery["customer_id"]], delivery["currency"]).rounding,
    )
    taxed = delivery_totals([line["amount"] for line in lines], delivery["freight"], terms)
    totals = {
        "base": taxed.base, "net": taxed.net, "tax_amount": taxed.tax, "gross": taxed.gross,
    }
    changes = {name: value for name, value in totals.items() if delivery[name] != value}
    desk.plans[Delivery].update(delivery["id"], changes)
