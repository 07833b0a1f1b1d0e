"""The day's list as the window shows it: what waits, whose it is, grouped, and what was put off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import nsmallest
from typing import Any

from sqlalchemy import select

from app.db.models import PutOff
from app.db.unit_of_work import Read
from app.queries.day_rows import (
    NOTHING,
    Day,
    DayFilter,
    DayGroup,
    DayRow,
    Party,
    Thing,
    thing_of,
)
from app.queries.parties import load_firm
from app.queries.waiting.bundles import Bundle, bundled, first_of, members_of
from app.queries.waiting.callers import caller, load_contacts, load_customers, load_named
from app.queries.waiting.item import Waiting
from app.queries.waiting.subjects import load_subject_words, load_subjects
from app.queries.waiting.urgency import Group, group_of, rank, rank_in_group

Row = Bundle | Waiting
"""What will be one row."""
SHOWN = 200
"""Of a group; its count says how many there are."""
SEARCHED = 2000
"""Things whose subject a search reads; the rest is searched whole."""

_PLACES = {group: place for place, group in enumerate(Group)}
_OF_A_NUMBER = frozenset("0123456789 -+()#")


@dataclass(frozen=True, slots=True)
class DayAsk:
    """``found``: everything that waits, from ``waiting_piece``. ``actor``: who looks at it."""

    now: dt.datetime
    actor: str
    found: tuple[Waiting, ...]
    filter: DayFilter = DayFilter.MINE
    text: str = ""
    shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class _Off:
    until: dt.date
    reason: str


def day_list(read: Read, ask: DayAsk) -> Day:
    maker, held = _held(read, ask)
    counts = {chosen: len(rows) for chosen, rows in held.items()}
    own = held[DayFilter.MINE]
    late = sum(1 for one in own if group_of(first_of(one), ask.now) is Group.FIRST)
    return Day(maker.rows(held[ask.filter]), counts, late, (ask.filter, ask.text))


def day_count(read: Read, ask: DayAsk) -> int:
    """How many rows ``day_list`` would have of that filter with those words."""
    maker, held = _held(read, ask)
    return len(maker.matching(held[ask.filter]))


def _held(read: Read, ask: DayAsk) -> tuple[_Maker, dict[DayFilter, Sequence[Row]]]:
    """What each filter holds, whatever is searched for."""
    session = read.session
    off = _put_off(read, ask.now.date())
    customers = load_customers(session, {one.customer_id for one in ask.found})
    mine = _Mine(ask, customers, load_named(session))
    waiting = [one for one in ask.found if thing_of(one) not in off] if off else ask.found
    every = bundled(waiting, ask.now)
    own = bundled(filter(mine, waiting), ask.now) if mine.some else every
    later: list[Row] = [one for one in ask.found if thing_of(one) in off]
    return _Maker(read, ask, customers, off), {
        DayFilter.MINE: own, DayFilter.EVERYONE: every, DayFilter.PUT_OFF: later,
    }


def rows_of(read: Read, ask: DayAsk) -> tuple[DayRow, ...]:
    """Each thing of ``ask.found`` by itself, in their order: what else a customer waits for."""
    customers = load_customers(read.session, {one.customer_id for one in ask.found})
    maker = _Maker(read, ask, customers, {})
    ranked = sorted(ask.found, key=lambda one: rank(one, ask.now.date()))
    return tuple(maker.made([(group_of(one, ask.now), one) for one in ranked]))


def _put_off(read: Read, on: dt.date) -> dict[Thing, _Off]:
    query = select(PutOff).where(PutOff.until > on)
    return {
        (one.kind, one.entity, one.record_id): _Off(one.until, one.reason)
        for one in read.session.scalars(query)
    }


class _Mine:
    """Whether somebody's work is ``ask.actor``'s. What names nobody is everybody's, and so is
    everything for one whom the firm names nowhere."""

    def __init__(
        self, ask: DayAsk, customers: dict[int, Party], named: frozenset[str]
    ) -> None:
        self._actor = ask.actor
        self._customers = customers
        self.some = ask.actor in named or any(ask.actor in one.people for one in ask.found)
        """Whether anything is called mine at all."""

    def __call__(self, one: Waiting) -> bool:
        people = one.people or self._customers[one.customer_id].people
        return not self.some or not people or self._actor in people


class _Maker:
    def __init__(
        self, read: Read, ask: DayAsk, customers: dict[int, Party], off: dict[Thing, _Off]
    ) -> None:
        self._read = read
        self._ask = ask
        self._on = ask.now.date()
        self._customers = customers
        self._off = off

    def rows(self, chosen: Sequence[Row]) -> tuple[DayGroup | DayRow, ...]:
        if self._ask.shown == 0:
            return ()
        chosen = self.matching(chosen)
        if self._ask.filter is DayFilter.PUT_OFF:
            first = sorted(chosen, key=lambda one: self._off[thing_of(first_of(one))].until)
            return tuple(self.made([(Group.NEXT, one) for one in first[: self._ask.shown]]))
        return self._grouped(chosen)

    def _grouped(self, chosen: Sequence[Row]) -> tuple[DayGroup | DayRow, ...]:
        groups: dict[Group, list[Row]] = {group: [] for group in Group}
        for one in chosen:
            groups[group_of(first_of(one), self._ask.now)].append(one)
        cut = {
            group: nsmallest(
                self._ask.shown, held, key=lambda one: rank_in_group(first_of(one), self._on)
            )
            for group, held in groups.items()
        }
        made = self.made([(group, one) for group, held in cut.items() for one in held])
        ends = load_firm(self._read.session).day_ends or ""
        rows: list[DayGroup | DayRow] = []
        for group, held in cut.items():
            if held:
                rows.append(DayGroup(group, len(groups[group]), len(held), ends))
                rows += [row for row in made if row.group is group]
        return tuple(rows)

    def matching(self, chosen: Sequence[Row]) -> Sequence[Row]:
        """Those that hold the words, all where there are none."""
        if not self._ask.text:
            return chosen
        wanted = self._ask.text.casefold()
        digits = _digits(wanted) if set(wanted) <= _OF_A_NUMBER else ""

        def holds(one: Waiting) -> bool:
            party = self._customers[one.customer_id]
            words = (one.document, party.code, party.short, party.name, *one.people,
                     str(one.values.get("cheque", "")))
            if any(wanted in word.casefold() for word in words):
                return True
            return bool(digits) and (digits in _digits(party.phone) or digits in _digits(party.fax))

        held: list[Waiting] = []
        others: list[Waiting] = []
        for one in chosen:
            for member in members_of(one):
                (held if holds(member) else others).append(member)
        return bundled(held + self._of_subject(wanted, others), self._ask.now)

    def _of_subject(self, wanted: str, others: Sequence[Waiting]) -> list[Waiting]:
        """What it is about has to be read from the book: of the most urgent ``SEARCHED``."""
        searched = others
        if len(others) > SEARCHED:
            searched = nsmallest(SEARCHED, others, key=self._urgency)
        words = load_subject_words(self._read.session, [one.record for one in searched])
        return [one for one in searched if wanted in words.get(one.record, "").casefold()]

    def _urgency(self, one: Waiting) -> tuple[Any, ...]:
        return _PLACES[group_of(one, self._ask.now)], *rank_in_group(one, self._on)

    def made(self, chosen: Sequence[tuple[Group, Row]]) -> list[DayRow]:
        session = self._read.session
        firsts = [first_of(one) for _, one in chosen]
        subjects = load_subjects(session, [one.record for one in firsts])
        contacts = load_contacts(session, {one.customer_id for one in firsts})
        return [
            self._row(group, one, subjects, contacts.get(first_of(one).customer_id, []))
            for group, one in chosen
        ]

    def _row(self, group: Group, one: Row, subjects: dict, contacts: list) -> DayRow:  # type: ignore[type-arg]
        first, members = first_of(one), members_of(one)
        party = self._customers[first.customer_id]
        off = self._off.get(thing_of(first))
        return DayRow(
            group=group, first=first, members=members, party=party,
            caller=caller(first.kind, party, contacts),
            subject=subjects.get(first.record, NOTHING), due=first.due,
            days_late=first.days_late(self._on), amount=_total(members),
            put_off_until=off.until if off else None, put_off_reason=off.reason if off else "",
        )


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def _total(members: Iterable[Waiting]) -> Decimal | None:
    """None where amounts are missing or in several currencies."""
    held = list(members)
    amounts = [one.amount for one in held if one.amount is not None]
    if len(amounts) < len(held) or len({one.currency for one in held}) > 1:
        return None
    return sum(amounts, Decimal(0))
