"""Which text of which records can be searched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.db.models import (
    Complaint,
    Contact,
    Credit,
    Customer,
    Delivery,
    Order,
    OrderLine,
    Product,
    Receipt,
    Record,
    Statement,
)

Field = InstrumentedAttribute[Any]


class SearchKind(StrEnum):
    """What can be found; the strings are the entities' names."""

    CUSTOMER = "customer"
    PRODUCT = "product"
    ORDER = "orders"
    DELIVERY = "delivery"
    STATEMENT = "statement"
    RECEIPT = "receipt"
    CREDIT = "credit"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Source:
    """``query`` gives (id, texts…, numbers…), a record's rows together; numbers are phones."""

    model: type[Record]
    texts: tuple[Field, ...]
    numbers: tuple[Field, ...] = ()
    parts: tuple[tuple[type[Record], Field], ...] = ()
    """Records whose text is found under this one, and their column that says which it is."""
    owner: tuple[type[Record], Field] | None = None
    """A record whose text is part of this one, and the column that points to it."""

    @property
    def query(self) -> Select[*tuple[Any, ...]]:
        chosen: Select[*tuple[Any, ...]] = select(self.model.id, *self.texts, *self.numbers)
        if self.owner:
            chosen = chosen.join(self.owner[0], self.owner[0].id == self.owner[1])
        for part, pointer in self.parts:
            chosen = chosen.outerjoin(part, pointer == self.model.id)
        return chosen.order_by(self.model.id, *(part.id for part, _ in self.parts))

    def changed_in(self, seq: int) -> ColumnElement[bool]:
        """The condition that a record, or a part of it, was last changed by this action."""
        parts = [
            self.model.id.in_(select(pointer).where(part.version == seq))
            for part, pointer in self.parts
        ]
        return or_(self.model.version == seq, *parts)


SOURCES: Mapping[SearchKind, Source] = {
    SearchKind.CUSTOMER: Source(
        Customer,
        (Customer.code, Customer.name, Customer.short_name, Customer.tax_id, Contact.name),
        (Customer.phone, Customer.fax, Contact.phone, Contact.fax),
        parts=((Contact, Contact.customer_id),),
    ),
    SearchKind.PRODUCT: Source(
        Product,
        (
            Product.code, Product.name, Product.material, Product.size, Product.colour,
            Product.process,
        ),
    ),
    SearchKind.ORDER: Source(
        Order,
        (
            Order.number, Order.customer_po, Customer.name, Customer.short_name, OrderLine.name,
            OrderLine.material, OrderLine.size, OrderLine.colour, OrderLine.process,
        ),
        parts=((OrderLine, OrderLine.order_id),),
        owner=(Customer, Order.customer_id),
    ),
    SearchKind.DELIVERY: Source(
        Delivery, (Delivery.number, Delivery.tracking_no, Delivery.invoice_no)
    ),
    SearchKind.STATEMENT: Source(Statement, (Statement.number,)),
    SearchKind.RECEIPT: Source(Receipt, (Receipt.number, Receipt.cheque_no)),
    SearchKind.CREDIT: Source(Credit, (Credit.number, Credit.reason)),
    SearchKind.COMPLAINT: Source(Complaint, (Complaint.number, Complaint.description)),
}


@cache
def shown_fields(kind: SearchKind, entity: str) -> frozenset[str]:
    """The columns of an entity that can be searched for under a kind."""
    fields = (*SOURCES[kind].texts, *SOURCES[kind].numbers)
    return frozenset(f.key for f in fields if f.class_.__tablename__ == entity)
