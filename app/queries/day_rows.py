"""The rows of the day's list, as values; whoever shows them needs nothing that reads a book."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.queries.waiting.item import Kind, Waiting
from app.queries.waiting.urgency import Group

Thing = tuple[str, str, int]
"""(kind, entity, id): what is put off."""


class DayFilter(StrEnum):
    MINE = "mine"
    EVERYONE = "everyone"
    PUT_OFF = "put_off"


@dataclass(frozen=True, slots=True)
class Party:
    code: str
    short: str
    """Its short name, else its name."""
    name: str
    phone: str
    fax: str
    people: tuple[str, ...]
    """Its clerk and salesperson, as far as they are named."""
    held: bool


@dataclass(frozen=True, slots=True)
class Caller:
    """``contact`` is empty where nobody is named."""

    contact: str
    phone: str
    fax: str


@dataclass(frozen=True, slots=True)
class Subject:
    """``words``: the first item's name, or a complaint's matter. ``more``: further items."""

    words: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    more: int = 0
    customer_po: str = ""


NOTHING = Subject()


@dataclass(frozen=True, slots=True)
class DayGroup:
    """A heading. ``count`` rows belong to it, ``shown`` of them follow."""

    group: Group
    count: int
    shown: int
    day_ends: str
    """``HH:MM``."""

    @property
    def identity(self) -> tuple[str, str, int, str]:
        return "group", self.group.value, 0, ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One thing to do, or several of a kind that are done together (``members``)."""

    group: Group
    first: Waiting
    members: tuple[Waiting, ...]
    party: Party
    caller: Caller
    subject: Subject
    due: dt.date | None
    days_late: int
    amount: Decimal | None = None
    put_off_until: dt.date | None = None
    put_off_reason: str = ""

    @property
    def kind(self) -> Kind:
        return self.first.kind

    @property
    def bundle(self) -> bool:
        return len(self.members) > 1

    @property
    def identity(self) -> tuple[str, str, int, str]:
        """A customer may owe, and be due a statement, in two currencies."""
        month, currency = self.first.month, self.first.currency
        if not self.bundle:
            return *thing_of(self.first), currency
        kept = f"bundle {self.group.value}"
        if month is not None:  # a month's statements, whichever of them is first
            return self.kind.value, kept, month.number, ""
        return self.kind.value, kept, 0, currency


@dataclass(frozen=True, slots=True)
class Day:
    """``late``: how many of my own rows come first."""

    rows: tuple[DayGroup | DayRow, ...]
    counts: dict[DayFilter, int]
    late: int
    question: tuple[DayFilter, str] = DayFilter.MINE, ""
    """The filter and the text that were asked for."""


def thing_of(one: Waiting) -> Thing:
    """What it is put off and brought back by: kind, entity, record id."""
    return one.kind.value, *one.record
