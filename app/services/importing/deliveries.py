"""Deliveries and their lines, posted as they come in (firm-workbook §3.1, §3.2, §3.7)."""

from __future__ import annotations

from typing import Any

from app.db.models import Delivery, DeliveryLine
from app.domain.money import line_amount, round_money
from app.domain.tax import TaxMode
from app.services.importing.amended_deliveries import amend_deliveries
from app.services.importing.book_rows import by_key
from app.services.importing.customers import load_parties_by_id
from app.services.importing.delivery_lines import DeliveryLines, read_lines
from app.services.importing.desk import DeliveryRef, Desk, Party
from app.services.importing.plan import Row
from app.services.posting import ZERO, PostingTerms, billed, delivery_totals


def plan_deliveries(desk: Desk) -> None:
    batch = desk.batches["deliveries"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    parties = batch.refer("customer", desk.parties, desk.lost["customers"], "cell_unknown_customer")
    held = by_key(desk.session, Delivery, "number", _named(desk))
    load_parties_by_id(desk, {row["customer_id"] for row in held.values()})
    customers = {
        **{number: row["customer_id"] for number, row in held.items()},
        **{numbers[p]: parties[p].id for p in batch.standing()},
    }
    lines = read_lines(desk, customers)
    _drop_with_lines(desk, lines)
    amend_deliveries(desk, held, lines)
    desk.lost["deliveries"] = batch.lost(numbers)
    _note_held(desk, held)
    _post_new(desk, held, parties, lines)


def _named(desk: Desk) -> set[Any]:
    found = desk.names(
        ("deliveries", "number"), ("delivery_lines", "delivery"), ("credits", "delivery"),
        ("complaints", "delivery"), ("returned_papers", "document"),
    )
    for text in desk.names(("receipts", "applies_to")):
        found.update(part.partition("=")[0].strip() for part in text.split(";"))
    return found


def _drop_with_lines(desk: Desk, lines: DeliveryLines) -> None:
    """A delivery missing one of its lines would bill too little: it is left out whole."""
    batch, line_batch = desk.batches["deliveries"], desk.batches["delivery_lines"]
    numbers = line_batch.column("delivery")
    broken = {numbers[position] for position in line_batch.dropped}
    if line_batch.unread:
        broken = set(batch.column("number"))
    for position, number in enumerate(batch.column("number")):
        if number in broken:
            batch.drop(position, "dropped_delivery")
    gone = batch.lost(batch.column("number")).names | (broken - {None})
    for number in gone:
        for position in lines.of.pop(number, ()):
            line_batch.drop(position, "dropped_reference")


def _note_held(desk: Desk, held: dict[Any, Row]) -> None:
    lost = desk.lost["deliveries"].names
    for number, row in held.items():
        if number not in lost:
            desk.deliveries[number] = DeliveryRef(row["id"], row["customer_id"], row["currency"])


def _post_new(
    desk: Desk, held: dict[Any, Row], parties: list[Party], lines: DeliveryLines
) -> None:
    batch = desk.batches["deliveries"]
    values = desk.values(batch, Delivery, "freight", "tax", "tax_rate", "statement_month")
    names, columns = list(values), list(values.values())
    plan = desk.plans[Delivery]
    line_rows: list[Row] = desk.plans[DeliveryLine].inserts
    numbers = batch.column("number")
    for position in list(batch.standing()):
        number = numbers[position]
        if number in held:
            continue
        party = parties[position]
        row = {name: column[position] for name, column in zip(names, columns, strict=True)}
        own = lines.of.get(number, ())
        currency = lines.currency.get(number, party.currency)
        row |= {"customer_id": party.id, "currency": currency}
        terms = _terms(desk, position, party, currency)
        posted = [_posted_line(lines, place, currency) for place in own]
        _post(desk, row, posted, position, terms, party)
        row_id = plan.insert(row)
        for line in posted:
            line["delivery_id"] = row_id
        line_rows += posted
        desk.deliveries[number] = DeliveryRef(row_id, party.id, currency)
        if not row.get("voided"):
            _count_delivered(desk, posted)


def _terms(desk: Desk, position: int, party: Party, currency: str) -> PostingTerms:
    batch = desk.batches["deliveries"]
    terms = desk.terms(party, currency)
    mode, rate = batch.column("tax")[position], batch.column("tax_rate")[position]
    return PostingTerms(
        currency,
        terms.tax if mode is None else TaxMode(mode),
        terms.rate if rate is None else rate,
        terms.rounding,
    )


def _post(
    desk: Desk, row: Row, lines: list[Row], position: int, terms: PostingTerms, party: Party
) -> None:
    batch = desk.batches["deliveries"]
    freight = round_money(batch.column("freight")[position] or ZERO, terms.currency)
    taxed = delivery_totals([line["amount"] for line in lines], freight, terms)
    given = batch.column("statement_month")[position]
    row |= {
        "freight": freight,
        "tax": terms.tax.value,
        "tax_rate": terms.rate,
        "base": taxed.base,
        "net": taxed.net,
        "tax_amount": taxed.tax,
        "gross": taxed.gross,
        "statement_month": desk.month_of(party, terms.currency, row["date"], given),
    }


def _posted_line(lines: DeliveryLines, place: int, currency: str) -> Row:
    reference = lines.references[place]
    price, discount = lines.prices[place], lines.discounts[place]
    quantity, received = lines.quantities[place], lines.received[place]
    price = reference.unit_price if price is None else price
    discount = reference.discount if discount is None else discount
    return {
        "line": lines.numbers[place],
        "order_line_id": reference.id,
        "quantity": quantity,
        "received_quantity": received,
        "remark": lines.remarks[place] or "",
        "unit_price": price,
        "discount_percent": discount,
        "amount": line_amount(billed(quantity, received), price, discount, currency),
    }


def _count_delivered(desk: Desk, lines: list[Row]) -> None:
    for line in lines:
        desk.count_delivered(
            line["order_line_id"], billed(line["quantity"], line["received_quantity"])
        )
