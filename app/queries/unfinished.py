"""What was left unfinished: every draft with the record it is of, by the names people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import (
    CallNote,
    Complaint,
    Contact,
    Credit,
    Customer,
    Delivery,
    Draft,
    Order,
    Product,
    Receipt,
    Statement,
)
from app.db.unit_of_work import Read
from app.queries.drafts import DraftContent, DraftRow, draft_content

MOST = 50
_NUMBERED: dict[str, Any] = {
    "orders": Order, "delivery": Delivery, "statement": Statement, "complaint": Complaint,
    "receipt": Receipt, "credit": Credit,
}
_ENTITIES = {
    "order": "orders", "order_promise": "orders", "order_cancel": "orders",
    "delivery": "delivery", "delivery_reissue": "delivery", "delivery_head": "delivery",
    "delivery_received": "delivery", "delivery_void": "delivery",
    "statement_chase": "statement", "statement_revise": "statement",
    "complaint": "complaint", "complaint_reply": "complaint",
    "customer": "customer", "customer_terms": "customer", "contact": "customer",
    "customer_price": "customer", "call_note": "customer",
    "call_change": "customer",
    "product": "product", "product_price": "product",
    "receipt": "receipt", "bounce": "receipt", "credit": "credit",
}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """``kind`` is the draft's without what follows its first ``:`` or space. The record is the
    one it is gone on with: a contact's is its customer; None for a new one."""

    draft: DraftRow
    kind: str
    entity: str
    record_id: int | None
    number: str
    """A document's number, a customer's or product's code."""
    who: str
    """The customer's or the product's name; of a new one what was typed."""
    lines: int


def unfinished(read: Read, _: None = None) -> tuple[Unfinished, ...]:
    """The last touched first; at most fifty."""
    newest = Draft.changed_at.desc(), Draft.id.desc()
    ids = read.session.scalars(select(Draft.id).order_by(*newest).limit(MOST))
    contents = [draft_content(read, one) for one in ids]
    return tuple(_row(read, one) for one in contents if one is not None)


def unfinished_draft(read: Read, draft_id: int | None) -> Unfinished | None:
    """That one; None where it is gone."""
    content = draft_content(read, draft_id) if draft_id is not None else None
    return _row(read, content) if content is not None else None


def _row(read: Read, content: DraftContent) -> Unfinished:
    draft = content.draft
    kind, of = _parted(draft.kind)
    entity, record_id = _ENTITIES.get(kind, ""), draft.base_id
    if kind in ("contact", "customer_price", "product_price") and of.isdigit():
        record_id = int(of)
    elif kind == "call_change" and record_id is not None:
        call = read.session.get(CallNote, record_id)
        record_id = call.customer_id if call is not None else None
    elif kind == "returned_paper":
        entity, record_id = _paper(read, of)
    elif kind == "put_off":
        entity = of.rpartition(":")[2]
    number, who = _named(read, entity, record_id) if record_id is not None else (
        "", _typed_who(read, content.cells)
    )
    return Unfinished(draft, kind, entity, record_id, number, who, _lines(content.cells))


def _parted(kind: str) -> tuple[str, str]:
    for mark in (":", " "):
        head, found, rest = kind.partition(mark)
        if found:
            return head, rest
    return kind, ""


def _paper(read: Read, number: str) -> tuple[str, int | None]:
    """The delivery, statement or order of that number, which came back signed."""
    for entity in ("delivery", "statement", "orders"):
        model = _NUMBERED[entity]
        found = read.session.scalar(select(model.id).where(model.number == number))
        if found is not None:
            return entity, found
    return "", None


def _named(read: Read, entity: str, record_id: int) -> tuple[str, str]:
    if entity == "product":
        product = read.session.get(Product, record_id)
        return (product.code, product.name) if product is not None else ("", "")
    if entity == "contact":
        contact = read.session.get(Contact, record_id)
        return ("", contact.name) if contact is not None else ("", "")
    if entity == "customer":
        customer = read.session.get(Customer, record_id)
        return (customer.code, _short(customer)) if customer is not None else ("", "")
    model = _NUMBERED.get(entity)
    record = read.session.get(model, record_id) if model is not None else None
    if record is None:
        return "", ""
    of = read.session.get(Customer, record.customer_id)
    return record.number, _short(of) if of is not None else ""


def _typed_who(read: Read, cells: Mapping[tuple[int, str], str]) -> str:
    code = cells.get((0, "customer"), "")
    if code:
        found = read.session.scalar(select(Customer).where(Customer.code == code))
        return _short(found) if found is not None else code
    return cells.get((0, "name")) or cells.get((0, "customer_text")) or ""


def _short(customer: Customer) -> str:
    return customer.short_name or customer.name


def _lines(cells: Mapping[tuple[int, str], str]) -> int:
    """Rows that hold something; of a delivery, those that go."""
    rows = {row for (row, _), text in cells.items() if row and text}
    if any(name == "line_id" for row, name in cells) and any(
        name == "quantity" for _, name in cells
    ):
        rows = {row for (row, name), text in cells.items() if name == "quantity" and text}
    return len(rows)
