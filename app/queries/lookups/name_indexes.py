"""The indexes of one book's customers and products, made anew only when those tables change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select

from app.db.models import Customer, Product
from app.db.unit_of_work import Read
from app.queries.lookups.name_index import Named, NameIndex


@dataclass(slots=True)
class _Held:
    state: tuple[Any, ...] = ()
    index: NameIndex = field(default_factory=lambda: NameIndex(()))


_HELD: WeakKeyDictionary[Engine, dict[str, _Held]] = WeakKeyDictionary()


def customer_index(read: Read) -> NameIndex:
    """Held per book until a customer changes."""
    return _index(read, Customer)


def product_index(read: Read) -> NameIndex:
    """Held per book until a product changes."""
    return _index(read, Product)


def _index(read: Read, model: type[Customer] | type[Product]) -> NameIndex:
    held = _HELD.setdefault(read.session.connection().engine, {}).setdefault(
        model.__tablename__, _Held()
    )
    # Every write moves a row's version to the journal's next number, and a deletion the count.
    state = tuple(read.session.execute(
        select(func.count(model.id), func.max(model.id), func.max(model.version))
    ).one())
    if state != held.state:
        held.index = NameIndex(_customers(read) if model is Customer else _products(read))
        held.state = state
    return held.index


def _customers(read: Read) -> list[Named]:
    query = select(
        Customer.id, Customer.code, Customer.name, Customer.short_name, Customer.phone,
        Customer.fax, Customer.tax_id,
    ).order_by(Customer.code)
    return [
        Named(row[0], row[1], tuple(filter(None, (row[3], row[2]))),
              tuple(part for number in row[4:] for part in number.split(";") if part))
        for row in read.session.execute(query)
    ]


def _products(read: Read) -> list[Named]:
    query = select(Product.id, Product.code, Product.name).order_by(Product.code)
    return [Named(row[0], row[1], (row[2],)) for row in read.session.execute(query)]
