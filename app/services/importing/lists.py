"""The sheets that no figure follows from: contacts, products, prices, papers, complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.db.models import (
    Complaint,
    Contact,
    CustomerPrice,
    Holiday,
    Product,
    ReturnedPaper,
)
from app.services.importing.batch import Lost
from app.services.importing.book_rows import by_key, by_parent, rows_by
from app.services.importing.credits import named_lines
from app.services.importing.desk import Desk


def plan_contacts(desk: Desk) -> None:
    batch = desk.batches["contacts"]
    customers = _customer_ids(desk, "contacts")
    keys = list(zip(customers, batch.column("name"), strict=True))
    batch.refuse_duplicates(keys, "name")
    held = by_parent(desk.session, Contact, "customer_id", customers, "name")
    desk.match(batch, Contact, keys, held, desk.values(batch, Contact, customer_id=customers))


def plan_products(desk: Desk) -> None:
    batch = desk.batches["products"]
    codes = batch.column("code")
    batch.refuse_duplicates(codes, "code")
    wanted = desk.names(
        ("products", "code"), ("customer_prices", "product"), ("order_lines", "product")
    )
    held = by_key(desk.session, Product, "code", wanted)
    ids = desk.match(batch, Product, codes, held, desk.values(batch, Product))
    desk.lost["products"] = batch.lost(codes)
    desk.products = {code: row["id"] for code, row in held.items()}
    desk.products.update((codes[p], ids[p] or 0) for p in batch.standing())
    for code in desk.lost["products"].names:
        desk.products.pop(code, None)


def plan_customer_prices(desk: Desk) -> None:
    batch = desk.batches["customer_prices"]
    customers = _customer_ids(desk, "customer_prices")
    products = batch.refer("product", desk.products, desk.lost["products"], "cell_unknown_product")
    keys = list(zip(customers, products, batch.column("valid_from"), strict=True))
    batch.refuse_duplicates(keys, "product")
    held = by_parent(
        desk.session, CustomerPrice, "customer_id", customers, "product_id", "valid_from"
    )
    values = desk.values(batch, CustomerPrice, customer_id=customers, product_id=products)
    desk.match(batch, CustomerPrice, keys, held, values)


def plan_returned_papers(desk: Desk) -> None:
    batch = desk.batches["returned_papers"]
    documents = batch.column("document")
    known = {name: name for name in (*desk.orders, *desk.deliveries, *desk.statements)}
    sheets = ("orders", "deliveries", "statements")
    lost = Lost(
        {name for sheet in sheets for name in desk.lost[sheet].names},
        everything=any(desk.lost[sheet].everything for sheet in sheets),
    )
    batch.refer("document", known, lost, "cell_unknown_document")
    days = batch.column("received_on")
    keys = _numbered(list(zip(documents, days, strict=True)))
    found = sorted(
        rows_by(desk.session, ReturnedPaper, "document", set(documents) - {None}),
        key=lambda row: int(row["id"]),
    )
    held_keys = _numbered([(row["document"], row["received_on"]) for row in found])
    held = dict(zip(held_keys, found, strict=True))
    desk.match(batch, ReturnedPaper, keys, held, desk.values(batch, ReturnedPaper))


def _numbered(keys: Sequence[Any]) -> list[Any]:
    """A paper may come back twice on one day: the first time, the second …"""
    seen: Counter[Any] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append((key, seen[key]))
    return found


def plan_holidays(desk: Desk) -> None:
    batch = desk.batches["holidays"]
    regions = [region or "" for region in batch.column("region")]
    keys = list(zip(batch.column("date"), regions, strict=True))
    batch.refuse_duplicates(keys, "date")
    days = set(batch.column("date")) - {None}
    held = {
        (row["date"], row["region"]): row for row in rows_by(desk.session, Holiday, "date", days)
    }
    desk.match(batch, Holiday, keys, held, desk.values(batch, Holiday, region=regions))


def plan_complaints(desk: Desk) -> None:
    batch = desk.batches["complaints"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    customers = _customer_ids(desk, "complaints")
    deliveries = batch.refer(
        "delivery", desk.deliveries, desk.lost["deliveries"], "cell_unknown_delivery"
    )
    named = {"delivery_id": deliveries, **named_lines(desk, "complaints")}
    ids = {
        name: [None if each is None else each.id for each in found]
        for name, found in named.items()
        if batch.has(name.removesuffix("_id"))
    }
    held = by_key(desk.session, Complaint, "number", numbers)
    values = desk.values(batch, Complaint, customer_id=customers, **ids)
    desk.match(batch, Complaint, numbers, held, values)


def _customer_ids(desk: Desk, sheet: str) -> list[Any]:
    parties = desk.batches[sheet].refer(
        "customer", desk.parties, desk.lost["customers"], "cell_unknown_customer"
    )
    return [None if party is None else party.id for party in parties]


