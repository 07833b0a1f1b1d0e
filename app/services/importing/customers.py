"""Customers, and the terms that were agreed anew from a month on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.db.models import Customer, CustomerTerms
from app.domain.tax import TaxMode
from app.queries.parties import TERM_FIELDS, schedule_of
from app.services.importing.batch import Lost, model_defaults
from app.services.importing.book_rows import (
    by_key,
    by_parent,
    customers_by_id,
)
from app.services.importing.desk import Desk, Party, rounded
from app.services.importing.plan import Row
from app.services.posted import customers_with_papers

_NAMING_CUSTOMERS = (
    "customer_terms", "contacts", "customer_prices", "orders", "deliveries", "credits", "receipts",
    "statements", "complaints",
)
_MONTHS_FOLLOW = frozenset({"closing_day", "opening_date"})
_TAXES_FOLLOW = frozenset({"tax", "tax_rate", "currency"})


def plan_customers(desk: Desk) -> None:
    batch = desk.batches["customers"]
    codes = batch.column("code")
    batch.refuse_duplicates(codes, "code")
    wanted = desk.names(("customers", "code"), *((name, "customer") for name in _NAMING_CUSTOMERS))
    held = by_key(desk.session, Customer, "code", wanted)
    values = desk.values(batch, Customer)
    currencies = _currencies(desk, held)
    for name in ("opening_balance", "credit_limit"):
        if name in values:
            values[name] = rounded(values[name], currencies)
    final: dict[int, Row] = {row["id"]: row for row in held.values()}
    refuse = _Refusal(desk, held)
    ids = desk.match(batch, Customer, codes, held, values, refuse)
    defaults = model_defaults(Customer)
    for position in batch.standing():
        row_id = ids[position]
        assert row_id is not None
        given = {name: column[position] for name, column in values.items()}
        final[row_id] = {**defaults, **final.get(row_id, {}), **given, "id": row_id}
    desk.lost["customers"] = batch.lost(codes)
    changes = _plan_terms(desk, {row["code"]: row["id"] for row in final.values()})
    for row in final.values():
        add_party(desk, row, changes.get(row["id"], ()))
    for code in desk.lost["customers"].names:
        desk.parties.pop(code, None)


def load_parties_by_id(desk: Desk, ids: Iterable[int]) -> None:
    """Customers that only the book's papers name."""
    missing = {each for each in ids if each > 0 and each not in desk.party_by_id}
    if not missing:
        return
    rows = list(customers_by_id(desk.session, missing))
    terms = _terms_in_book(desk, missing)
    for row in rows:
        add_party(desk, row, sorted(terms.get(row["id"], {}).items()))


def add_party(desk: Desk, row: Row, changes: Iterable[tuple[Any, tuple[Any, ...]]]) -> None:
    rate = row["tax_rate"]
    party = Party(
        id=row["id"],
        code=row["code"],
        currency=row["currency"] or desk.firm["currency"],
        tax=TaxMode(row["tax"]),
        rate=desk.firm["tax_rate"] if rate is None else rate,
        opening_date=row["opening_date"],
        schedule=schedule_of(tuple(row[name] for name in TERM_FIELDS), tuple(changes)),
    )
    desk.parties[party.code] = party
    desk.party_by_id[party.id] = party


def _currencies(desk: Desk, held: dict[str, Row]) -> list[str]:
    batch = desk.batches["customers"]
    firm: str = desk.firm["currency"]
    if batch.has("currency"):
        return [currency or firm for currency in batch.column("currency")]
    return [
        held[code]["currency"] or firm if code in held else firm for code in batch.column("code")
    ]


class _Refusal:
    """What of a customer may not change any more, and what follows from what may."""

    def __init__(self, desk: Desk, held: dict[str, Row]) -> None:
        self.desk = desk
        self.batch = desk.batches["customers"]
        self.posted: set[int] | None = None
        self.held = held

    def __call__(self, position: int, old: Row, changes: Row) -> bool:
        column, message = self._reason(old, changes)
        if column:
            self.batch.fault(position, column, message)
            return True
        if _MONTHS_FOLLOW.intersection(changes):
            self.desk.moved_parties.add(old["id"])
        if _TAXES_FOLLOW.intersection(changes):
            self.desk.retaxed_parties.add(old["id"])
        return False

    def _reason(self, old: Row, changes: Row) -> tuple[str, str]:
        stated = self.desk.latest(old["id"]) is not None
        for column in changes:
            if stated and column in ("opening_balance", "opening_date"):
                return column, "refused_customer_stated"
            if stated and column in TERM_FIELDS:
                return column, "refused_terms_stated"
            if column == "currency" and self._has_papers(old["id"]):
                return column, "refused_customer_posted"
        return "", ""

    def _has_papers(self, customer_id: int) -> bool:
        if self.posted is None:
            ids = {row["id"] for row in self.held.values()}
            self.posted = customers_with_papers(self.desk.session, ids)
        return customer_id in self.posted


Changes = list[tuple[Any, tuple[Any, ...]]]


def _plan_terms(desk: Desk, ids: dict[str, int]) -> dict[int, Changes]:
    """Plans the sheet ``customer_terms``; returns every customer's changes, oldest first."""
    batch = desk.batches["customer_terms"]
    for code in desk.lost["customers"].names:
        ids.pop(code, None)
    customers = batch.refer(
        "customer", ids, desk.lost["customers"], "cell_unknown_customer"
    )
    keys = list(zip(customers, batch.column("from_month"), strict=True))
    batch.refuse_duplicates(keys, "from_month")
    held = by_parent(
        desk.session, CustomerTerms, "customer_id", ids.values(), "from_month"
    )
    terms = {
        customer: dict(found) for customer, found in _by_customer(held.values()).items()
    }
    values = desk.values(batch, CustomerTerms, customer_id=customers)
    _refuse_issued_months(desk, keys, held, values)
    desk.match(batch, CustomerTerms, keys, held, values)
    for position in batch.standing():
        given = {name: values[name][position] for name in TERM_FIELDS if name in values}
        old = held.get(keys[position], {})
        columns = tuple(given.get(name, old.get(name)) for name in TERM_FIELDS)
        terms.setdefault(customers[position], {})[keys[position][1]] = columns
    desk.lost["customer_terms"] = Lost(set())
    return {customer: sorted(found.items()) for customer, found in terms.items()}


def _refuse_issued_months(
    desk: Desk, keys: list[Any], held: dict[Any, Row], values: dict[str, Any]
) -> None:
    """Terms change from a month not yet issued on (§3)."""
    batch = desk.batches["customer_terms"]
    for position in list(batch.standing()):
        customer, month = keys[position]
        old = held.get(keys[position])
        if old is not None and all(old[n] == column[position] for n, column in values.items()):
            continue
        latest = desk.latest(customer)
        if latest is not None and month <= latest:
            batch.fault(position, "from_month", "refused_month_issued", month=str(latest))
        elif customer > 0:
            desk.moved_parties.add(customer)


def _terms_in_book(desk: Desk, ids: Iterable[int]) -> dict[int, dict[Any, tuple[Any, ...]]]:
    rows = by_parent(desk.session, CustomerTerms, "customer_id", ids, "from_month").values()
    return {customer: dict(found) for customer, found in _by_customer(rows).items()}


def _by_customer(rows: Iterable[Row]) -> dict[int, list[tuple[Any, tuple[Any, ...]]]]:
    found: dict[int, list[tuple[Any, tuple[Any, ...]]]] = {}
    for row in rows:
        columns = tuple(row[name] for name in TERM_FIELDS)
        found.setdefault(row["customer_id"], []).append((row["from_month"], columns))
    return found


