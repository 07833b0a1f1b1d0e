"""What the search of everything is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.db.search_sources import SearchKind
from app.domain.months import Month

__all__ = [
    "Answer", "Ask", "CustomerFacts", "Facts", "Group", "Hit", "MoneyFacts", "OrderFacts",
    "PaperFacts", "ProductFacts", "SearchKind", "StatementFacts",
]


class Group(StrEnum):
    """The groups of the answer, in their order."""

    CUSTOMERS = "customers"
    PAPERS = "papers"
    PRODUCTS = "products"


@dataclass(frozen=True, slots=True)
class Ask:
    """``text`` empty: what was used lately. ``only``: that group alone, and more of it."""

    text: str
    today: date
    actor: str = ""
    only: Group | None = None


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    code: str
    phone: str
    currency: str
    """Empty: the firm's."""
    open_orders: int
    late_orders: int
    contact: str = ""
    """Who there was found, where that is how the customer was."""


@dataclass(frozen=True, slots=True)
class OrderFacts:
    customer_id: int
    customer: str
    item: str
    line_count: int
    state: str
    """open, part, done, cancelled."""
    next_promise: date | None
    on: date


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Of a delivery or a complaint. ``story``: its carrier, or what is complained of; ``batch``:
    the how many-th delivery of its order, 0 for a complaint; ``over``: voided, or closed."""

    customer_id: int
    customer: str
    story: str
    on: date
    batch: int = 0
    arrived_on: date | None = None
    back_on: date | None = None
    """Signed back, or replied."""
    over: bool = False


@dataclass(frozen=True, slots=True)
class StatementFacts:
    customer_id: int
    customer: str
    month: Month
    closing: Decimal
    currency: str
    sent_on: date | None
    back_on: date | None


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """Of a receipt or a credit."""

    customer_id: int
    customer: str
    on: date
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class ProductFacts:
    code: str
    spec: str
    last_ordered: date | None


Facts = CustomerFacts | OrderFacts | PaperFacts | StatementFacts | MoneyFacts | ProductFacts


@dataclass(frozen=True, slots=True)
class Hit:
    """``matched``: the part of ``title`` to underline; ``reading``: how that part sounds, only
    where the hit came by sound."""

    kind: SearchKind
    id: int
    title: str
    facts: Facts
    matched: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """``customer_papers`` are those of the best customer, named in ``papers_of``; ``papers`` were
    found themselves. ``statement``: the last one of the best customer."""

    customers: tuple[Hit, ...] = ()
    customer_papers: tuple[Hit, ...] = ()
    papers: tuple[Hit, ...] = ()
    products: tuple[Hit, ...] = ()
    papers_of: str = ""
    statement: Hit | None = None
    recent: bool = False
    """Nothing was asked: these are what was used lately, in that order, in ``papers``."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        return (*self.customers, *self.customer_papers, *self.papers, *self.products)

    @property
    def best(self) -> Hit | None:
        return next(iter(self.hits), None)
