"""What an import will insert and update, worked out before anything is written.

A row that is not in the book yet has a negative id, −1 for the first of its kind and so on;
references to it are turned into the real one when it is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.db.models import (
    Complaint,
    Contact,
    Credit,
    Customer,
    CustomerPrice,
    CustomerTerms,
    Delivery,
    DeliveryLine,
    Firm,
    Holiday,
    Order,
    OrderLine,
    Product,
    Receipt,
    Record,
    ReturnedPaper,
)
from app.db.unit_of_work import Work

BEFORE_STATEMENTS: tuple[type[Record], ...] = (
    Firm, Customer, CustomerTerms, Contact, Product, CustomerPrice, Order, OrderLine, Delivery,
    DeliveryLine, Credit, Receipt,
)
AFTER_STATEMENTS: tuple[type[Record], ...] = (ReturnedPaper, Holiday, Complaint)

PARENTS: dict[str, type[Record]] = {
    "customer_id": Customer, "product_id": Product, "order_id": Order,
    "order_line_id": OrderLine, "delivery_id": Delivery,
}

Row = dict[str, Any]


@dataclass(slots=True)
class Plan:
    inserts: list[Row] = field(default_factory=list)
    updates: list[Row] = field(default_factory=list)

    def insert(self, row: Row) -> int:
        """Returns the provisional id."""
        self.inserts.append(row)
        return -len(self.inserts)

    def update(self, row_id: int, changes: Mapping[str, Any]) -> None:
        if changes:
            self.updates.append({"id": row_id, **changes})


class Plans:
    """The plans of every model."""

    def __init__(self) -> None:
        self._plans: dict[type[Record], Plan] = {}
        self._first: dict[type[Record], int] = {}

    def __getitem__(self, model: type[Record]) -> Plan:
        return self._plans.setdefault(model, Plan())

    def new_row(self, model: type[Record], provisional: int) -> Row:
        return self._plans[model].inserts[-provisional - 1]

    def real_id(self, model: type[Record], row_id: int) -> int:
        """The id in the book; only after the model has been stored."""
        return row_id if row_id > 0 else self._first[model] - row_id - 1

    def store(self, work: Work, models: tuple[type[Record], ...]) -> None:
        for model in models:
            plan = self._plans.get(model)
            if plan is None:
                continue
            self._settle(plan.inserts)
            self._settle(plan.updates)
            if plan.inserts:
                self._first[model] = work.insert_many(model, plan.inserts).start
            if plan.updates:
                work.update_many(model, plan.updates)

    def _settle(self, rows: list[Row]) -> None:
        for name, parent in PARENTS.items():
            first = self._first.get(parent)
            if first is None or not rows:
                continue
            for row in rows:
                reference = row.get(name)
                if reference is not None and reference < 0:
                    row[name] = first - reference - 1
