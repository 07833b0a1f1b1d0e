"""Returns and allowances, posted as they come in (firm-workbook §3.2, §3.7)."""

from __future__ import annotations

from typing import Any

from app.db.models import Credit
from app.domain.money import round_money
from app.domain.tax import TaxMode
from app.services.importing.amended_deliveries import posted_values
from app.services.importing.book_rows import by_key
from app.services.importing.customers import load_parties_by_id
from app.services.importing.desk import Desk, Party
from app.services.importing.plan import Row
from app.services.posting import PostingTerms

_FREE = frozenset({"reason", "complaint"})
_POSTED = ("tax", "tax_rate", "statement_month", "currency")
_COLUMNS = {
    "customer_id": "customer", "order_id": "order", "delivery_id": "delivery",
    "order_line_id": "order_line", "base": "amount",
}
"""Where the cell of a stored column stands, if not under its own name."""


def plan_credits(desk: Desk) -> None:
    batch = desk.batches["credits"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    named = _named(desk)
    held = by_key(desk.session, Credit, "number", numbers)
    load_parties_by_id(desk, {row["customer_id"] for row in held.values()})
    values = desk.values(
        batch, Credit, "currency", "tax", "tax_rate", "statement_month", "order", "delivery",
        "order_line",
    )
    for position in list(batch.standing()):
        row = {name: column[position] for name, column in values.items()}
        row |= {name: _id_of(found[position]) for name, found in named.items()}
        old = held.get(numbers[position])
        if old is not None:
            _amend(desk, position, row, old)
        else:
            _post(desk, position, row, named)
    desk.lost["credits"] = batch.lost(numbers)


def _named(desk: Desk) -> dict[str, list[Any]]:
    """Column of the model → what the row names, by position."""
    batch = desk.batches["credits"]
    found = {
        "customer_id": batch.refer(
            "customer", desk.parties, desk.lost["customers"], "cell_unknown_customer"
        ),
        "delivery_id": batch.refer(
            "delivery", desk.deliveries, desk.lost["deliveries"], "cell_unknown_delivery"
        ),
    }
    return {**found, **named_lines(desk, "credits")}


def named_lines(desk: Desk, sheet: str) -> dict[str, list[Any]]:
    """The order and order line that rows of credits or complaints name."""
    batch = desk.batches[sheet]
    orders = batch.refer("order", desk.orders, desk.lost["orders"], "cell_unknown_order")
    keys = []
    for position, line in enumerate(batch.column("order_line")):
        order = orders[position]
        if line is not None and batch.column("order")[position] is None:
            batch.fault(position, "order_line", "cell_order_needed")
        keys.append(None if line is None or order is None else (order.id, line))
    lines = batch.refer(
        "order_line", desk.lines, desk.lost["order_lines"], "cell_unknown_order_line", keys
    )
    return {"order_id": orders, "order_line_id": lines}


def _id_of(found: Any) -> int | None:
    return None if found is None else found.id


def _post(desk: Desk, position: int, row: Row, named: dict[str, list[Any]]) -> None:
    batch = desk.batches["credits"]
    party: Party = named["customer_id"][position]
    delivery, order = named["delivery_id"][position], named["order_id"][position]
    currency = batch.column("currency")[position] or next(
        (each.currency for each in (delivery, order) if each is not None), party.currency
    )
    own = desk.terms(party, currency)
    mode, rate = batch.column("tax")[position], batch.column("tax_rate")[position]
    terms = PostingTerms(
        currency, own.tax if mode is None else TaxMode(mode), own.rate if rate is None else rate,
        own.rounding,
    )
    taxed = terms.post([round_money(batch.column("amount")[position], currency)])
    given = batch.column("statement_month")[position]
    row |= {
        "currency": currency, "tax": terms.tax.value, "tax_rate": terms.rate,
        "base": taxed.base, "net": taxed.net, "tax_amount": taxed.tax, "gross": taxed.gross,
        "statement_month": desk.month_of(party, currency, row["date"], given),
    }
    desk.plans[Credit].insert(row)
    if row.get("replace") and row["order_line_id"] is not None and row.get("quantity"):
        desk.count_delivered(row["order_line_id"], -row["quantity"])


def _amend(desk: Desk, position: int, row: Row, old: Row) -> None:
    batch = desk.batches["credits"]
    row |= posted_values(batch, position, old, _POSTED)
    row["base"] = round_money(batch.column("amount")[position], old["currency"])
    changes = {
        name: value for name, value in row.items()
        if old[name] != value and batch.has(_COLUMNS.get(name, name))
    }
    refused = [name for name in changes if name not in _FREE]
    if refused:
        batch.fault(position, _COLUMNS.get(refused[0], refused[0]), "refused_posted")
        return
    desk.plans[Credit].update(old["id"], changes)
