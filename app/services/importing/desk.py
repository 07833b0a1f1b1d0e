"""The desk that an import is worked out on: the sheets, what they name, and the plan so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.db.models import OrderLine, Record
from app.documents.firm_sheets import SHEETS
from app.domain.money import round_money
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import TaxMode, TaxRounding
from app.readers.firm_workbook import CellFault, FirmWorkbook
from app.services.importing.batch import Batch, Lost, model_defaults
from app.services.importing.book_rows import latest_issued
from app.services.importing.plan import Plans, Row
from app.services.posting import ZERO, PostingTerms, statement_month


@dataclass(slots=True)
class Party:
    """A customer of the file or the book, as its papers need it. A new one's id is provisional."""

    id: int
    code: str
    currency: str
    tax: TaxMode
    rate: Decimal
    opening_date: date | None
    schedule: Schedule


class OrderRef(NamedTuple):
    id: int
    customer_id: int
    currency: str
    """Its own, else its customer's."""
    number: str


class LineRef(NamedTuple):
    id: int
    order_id: int
    unit_price: Decimal
    discount: Decimal


class DeliveryRef(NamedTuple):
    id: int
    customer_id: int
    currency: str


Refuse = Callable[[int, Row, Row], bool]
"""(position, the row in the book, what would change) → whether it was refused."""


@dataclass(slots=True)
class Desk:
    session: Session
    workbook: FirmWorkbook
    plans: Plans = field(default_factory=Plans)
    batches: dict[str, Batch] = field(default_factory=dict)
    lost: dict[str, Lost] = field(default_factory=dict)
    firm: Row = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    party_by_id: dict[int, Party] = field(default_factory=dict)
    products: dict[str, int] = field(default_factory=dict)
    orders: dict[str, OrderRef] = field(default_factory=dict)
    lines: dict[tuple[int, int], LineRef] = field(default_factory=dict)
    """By (order id, line)."""
    deliveries: dict[str, DeliveryRef] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)
    issued: dict[tuple[int, str], Month] = field(default_factory=dict)
    """(customer id, currency) → the latest month that the book has issued."""
    moved_parties: set[int] = field(default_factory=set)
    """Customers in the book whose papers not yet stated belong to months anew."""
    firm_retaxed: bool = False
    """What every order's worth may follow from has changed."""
    retaxed_parties: set[int] = field(default_factory=set)
    touched_orders: set[int] = field(default_factory=set)
    """Orders in the book whose derived columns follow from something that changed."""
    _terms: dict[tuple[int, str], PostingTerms] = field(default_factory=dict)
    touched_lines: set[int] = field(default_factory=set)
    """Order lines in the book whose delivered quantity follows from something that changed."""

    def __post_init__(self) -> None:
        rejected = {
            fault.sheet for fault in self.workbook.faults if fault.sheet not in self.workbook.tables
        }
        for name in SHEETS:
            table = self.workbook.tables.get(name)
            self.batches[name] = Batch(name, table, unread=name in rejected)
        self.issued = latest_issued(self.session)

    def faults(self) -> list[CellFault]:
        found = list(self.workbook.faults)
        for batch in self.batches.values():
            found += batch.faults
        return found

    def drops(self) -> list[CellFault]:
        found = list(self.workbook.notes)
        for batch in self.batches.values():
            found += batch.drops
        return found

    def stored(self) -> dict[str, int]:
        return {
            name: len(batch) - len(batch.dropped)
            for name, batch in self.batches.items()
            if batch.table is not None
        }

    def names(self, *places: tuple[str, str]) -> set[Any]:
        """Every value in the given (sheet, column) places."""
        found: set[Any] = set()
        for sheet, column in places:
            found.update(self.batches[sheet].columns.get(column, ()))
        return found - {None}

    def values(
        self, batch: Batch, model: type[Record], *skip: str, **renamed: Sequence[Any]
    ) -> dict[str, Sequence[Any]]:
        """Column of the model → values by position: the sheet's columns of the same name, empty
        cells as their default, and those handed in.
        """
        defaults = model_defaults(model)
        found: dict[str, Sequence[Any]] = {}
        for name, column in batch.columns.items():
            if name in skip or name not in defaults or name in renamed:
                continue
            default = defaults[name]
            if default is None or None not in column:
                found[name] = column
            else:
                found[name] = [default if value is None else value for value in column]
        return {**found, **renamed}

    def match(
        self,
        batch: Batch,
        model: type[Record],
        keys: Sequence[Hashable],
        existing: Mapping[Any, Row],
        values: Mapping[str, Sequence[Any]],
        refuse: Refuse | None = None,
    ) -> list[int | None]:
        """Plan to insert the rows that are new and update those that differ.

        Returns ids by position, None where the row is dropped.
        """
        plan = self.plans[model]
        names = list(values)
        columns = list(values.values())
        if not existing and not batch.dropped:
            first = len(plan.inserts)
            rows = zip(*columns, strict=True)
            plan.inserts += [dict(zip(names, row, strict=True)) for row in rows]
            return [-place for place in range(first + 1, len(plan.inserts) + 1)]
        ids: list[int | None] = [None] * len(batch)
        for position in list(batch.standing()):
            row = {name: column[position] for name, column in zip(names, columns, strict=True)}
            old = existing.get(keys[position])
            if old is None:
                ids[position] = plan.insert(row)
                continue
            changes = {name: value for name, value in row.items() if old[name] != value}
            if changes and refuse is not None and refuse(position, old, changes):
                continue
            plan.update(old["id"], changes)
            ids[position] = old["id"]
        return ids

    def terms(self, party: Party, currency: str) -> PostingTerms:
        key = (party.id, currency)
        found = self._terms.get(key)
        if found is None:
            rounding = TaxRounding(self.firm["tax_rounding"])
            found = self._terms[key] = PostingTerms(currency, party.tax, party.rate, rounding)
        return found

    def count_delivered(self, line_id: int, quantity: Decimal) -> None:
        """Add to what is delivered of an order line; one in the book is counted anew later."""
        if line_id > 0:
            self.touched_lines.add(line_id)
            return
        row = self.plans.new_row(OrderLine, line_id)
        row["delivered"] = row.get("delivered", ZERO) + quantity

    def month_of(
        self, party: Party, currency: str, day: date, given: Month | None = None
    ) -> Month | None:
        issued = self.issued.get((party.id, currency))
        return statement_month(party.schedule, day, party.opening_date, issued, given)

    def latest(self, customer_id: int) -> Month | None:
        """The last month issued for a customer in any currency."""
        return max((m for (c, _), m in self.issued.items() if c == customer_id), default=None)


def rounded(values: Iterable[Decimal | None], currencies: Iterable[str]) -> list[Decimal | None]:
    """Money in its currency's places (§3: what is typed with more is rounded when read)."""
    return [
        None if value is None else round_money(value, currency)
        for value, currency in zip(values, currencies, strict=True)
    ]
