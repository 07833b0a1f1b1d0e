"""Money received, and cheques that bounced (firm-workbook §3.5–3.7)."""

from __future__ import annotations

from typing import Any

from app.db.models import Receipt
from app.domain.applies_to import parse_applies_to
from app.domain.money import round_money
from app.domain.months import Month
from app.services.importing.amended_deliveries import posted_values
from app.services.importing.book_rows import by_key
from app.services.importing.customers import load_parties_by_id
from app.services.importing.desk import Desk, Party
from app.services.importing.plan import Row

_MONEY = ("amount", "bank_fee", "discount")
_POSTED = ("statement_month", "currency")
_BOUNCE = frozenset({"bounced_on", "bounce_month"})


def plan_receipts(desk: Desk) -> None:
    batch = desk.batches["receipts"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    parties = batch.refer("customer", desk.parties, desk.lost["customers"], "cell_unknown_customer")
    _refuse_early_bounces(desk)
    held = by_key(desk.session, Receipt, "number", numbers)
    load_parties_by_id(desk, {row["customer_id"] for row in held.values()})
    values = desk.values(
        batch, Receipt, "currency", "statement_month", "bounce_month",
    )
    for position in list(batch.standing()):
        row = {name: column[position] for name, column in values.items()}
        party = parties[position]
        row["customer_id"] = party.id
        old = held.get(numbers[position])
        if old is not None:
            _amend(desk, position, row, old)
        else:
            _post(desk, position, row, party)


def _refuse_early_bounces(desk: Desk) -> None:
    batch = desk.batches["receipts"]
    if not batch.has("bounced_on"):
        return
    days = batch.column("date")
    for position, bounced in enumerate(batch.column("bounced_on")):
        if bounced is not None and days[position] is not None and bounced < days[position]:
            batch.fault(position, "bounced_on", "cell_before_receipt", date=str(days[position]))


def _post(desk: Desk, position: int, row: Row, party: Party) -> None:
    batch = desk.batches["receipts"]
    currency = batch.column("currency")[position] or _currency_of(desk, row, party)
    given = batch.column("statement_month")[position]
    row |= {
        "currency": currency,
        "statement_month": desk.month_of(party, currency, row["date"], given),
        "bounce_month": _bounce_month(desk, position, party, currency, row.get("bounced_on")),
    }
    _round(row, currency)
    desk.plans[Receipt].insert(row)


def _currency_of(desk: Desk, row: Row, party: Party) -> str:
    """That of the first of the customer's deliveries it names, else the customer's (§3.7)."""
    for applied in parse_applies_to(row.get("applies_to", "")):
        delivery = desk.deliveries.get(applied.number)
        if delivery is not None and delivery.customer_id == party.id:
            return delivery.currency
    return party.currency


def _bounce_month(
    desk: Desk, position: int, party: Party, currency: str, bounced_on: Any
) -> Month | None:
    if bounced_on is None:
        return None
    given = desk.batches["receipts"].column("bounce_month")[position]
    return desk.month_of(party, currency, bounced_on, given)


def _round(row: Row, currency: str) -> None:
    for name in _MONEY:
        if name in row:
            row[name] = round_money(row[name], currency)


def _amend(desk: Desk, position: int, row: Row, old: Row) -> None:
    """A bounce may come, and go while its month is not issued; the rest was posted and stays."""
    batch = desk.batches["receipts"]
    row |= posted_values(batch, position, old, (*_POSTED, "bounce_month"))
    _round(row, old["currency"])
    changes = {name: value for name, value in row.items() if old[name] != value}
    refused = [name for name in changes if name not in _BOUNCE]
    issued = desk.issued.get((old["customer_id"], old["currency"]))
    frozen = old["bounce_month"] is not None and issued is not None
    if not refused and changes and frozen and old["bounce_month"] <= issued:
        refused = list(changes)
    if refused:
        batch.fault(position, refused[0].removesuffix("_id"), "refused_posted")
        return
    if "bounced_on" in changes:
        party = desk.party_by_id[old["customer_id"]]
        month = _bounce_month(desk, position, party, old["currency"], changes["bounced_on"])
        changes["bounce_month"] = month
    desk.plans[Receipt].update(old["id"], changes)
