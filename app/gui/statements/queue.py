"""A month's statements in the order in which they want doing, handed out a page at a time.

What must still go out stands first, then differences, what is under way, agreed and settled.
A row whose state changes while the list stands keeps its place until the list is sorted anew.
The figures of a month are worked out a few customers at a time, so that whoever walks the list
meanwhile never waits, and are held: filters and their counts answer at once. What has changed is
read anew where it is seen first, then behind it; what stood there stays until then.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.queries.count import Count
    from app.queries.page import Page
    from app.queries.statement_rows import StatementRow

STATES = ("made", "none", "differs", "sent", "agreed", "settled")
"""In the order of the list."""
_RANK = {state: place for place, state in enumerate(STATES)}
FIRST, SLICE = 12, 25
"""Customers read at once: as many as a small screen holds beside the pane, then more."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A statement and its list's one scale: the greatest sum of that currency."""

    row: StatementRow
    full: Decimal

    @property
    def identity(self) -> tuple[int, str]:
        return self.row.customer_id, self.row.currency


@dataclass(frozen=True, slots=True)
class _Held:
    month: Month
    rows: tuple[QueueRow, ...]


@dataclass(slots=True)
class _Reading:
    """A month that is being read: what is there already, and the last customer's code."""

    month: Month
    version: int
    found: list[StatementRow]
    after: tuple[str, ...] | None


class MonthQueue:
    """Read on the reader's thread; aged from the window's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: _Held | None = None
        self._reading: _Reading | None = None
        self._version = 0
        self._fresh = False
        self._places: tuple[Month, dict[tuple[int, str], int]] | None = None
        self._others: dict[Month, MonthQueue] = {}
        """Months that filters of one's own stand on."""
        self._wanted: tuple[int, str] | None = None

    def want(self, identity: tuple[int, str]) -> None:
        """Somebody is led to that one: it is among the first rows, wherever it stands."""
        self._wanted = identity

    def age(self) -> None:
        """Something has changed: what is held is shown until it is read again."""
        with self._lock:
            self._version += 1
            self._fresh = False
        self._age_others()

    def sort_anew(self) -> None:
        """Likewise, and every row goes where its state belongs."""
        with self._lock:
            self._version += 1
            self._fresh = False
            self._places = None
        self._age_others()

    def _age_others(self) -> None:
        for other in list(self._others.values()):
            other.age()

    def complete(self, month: Month) -> bool:
        """Whether all of that month is held as it is now."""
        with self._lock:
            return self._fresh and self._held is not None and self._held.month == month

    def read_on(self, context: Context, month: Month) -> bool:
        """The next few customers; whether that was all."""
        reading = self._going_on(month)
        page = _ask(context, month, after=reading.after)
        reading.found += page.rows
        reading.after = page.next_key
        if page.next_key is not None:
            return False
        self._finish(reading)
        return True

    def _going_on(self, month: Month) -> _Reading:
        with self._lock:
            now = self._reading
            if now is None or now.month != month or now.version != self._version:
                now = self._reading = _Reading(month, self._version, [], None)
            return now

    def _finish(self, reading: _Reading) -> None:
        rows = in_order(reading.found)
        with self._lock:
            self._reading = None
            if self._places is not None and self._places[0] == reading.month:
                places = self._places[1]
                last = max(places.values(), default=0)
                rows = tuple(sorted(rows, key=lambda row: places.get(row.identity, last)))
            self._held = _Held(reading.month, rows)
            self._fresh = reading.version == self._version
            kept = {row.identity: place for place, row in enumerate(rows)}
            self._places = (reading.month, kept)

    def read_again(self, context: Context, month: Month, customers: Collection[int]) -> None:
        """Those that are seen, at once; the rest follows by ``read_on``."""
        with self._lock:
            held = self._held
        if held is None or held.month != month or not customers:
            return
        page = _ask(context, month, only=tuple(customers))
        fresh = {(row.customer_id, row.currency): row for row in page.rows}
        rows = tuple(
            replace(one, row=fresh.pop(one.identity)) if one.identity in fresh else one
            for one in held.rows
            if one.row.customer_id not in customers or one.identity in fresh
        )
        with self._lock:
            self._held = _Held(month, (*rows, *in_order(list(fresh.values()))))

    def rows(self, context: Context, month: Month, text: str) -> tuple[QueueRow, ...]:
        """All of them, or those that are called so; read to the end if they are not held."""
        if text:
            return in_order(_all(context, month, text))
        while not self._holds(month):
            self.read_on(context, month)
        with self._lock:
            return self._held.rows if self._held is not None else ()

    def _holds(self, month: Month) -> bool:
        with self._lock:
            return self._held is not None and self._held.month == month

    def page(
        self, context: Context, month: Month, state: str, text: str,
        after: tuple[int] | None, limit: int,
    ) -> Page[QueueRow]:
        from app.queries.page import Page

        start = after[0] if after else 0
        begins = start == 0 and not text and not self._holds(month)
        if begins and not self.read_on(context, month):
            return Page(_of_state(self._so_far(context), state), None)
        wanted = _of_state(self.rows(context, month, text), state)
        if start == 0:
            limit = max(limit, 1 + self._place_of_wanted(wanted))
        more = len(wanted) > start + limit
        return Page(
            wanted[start : start + limit], (start + limit,) if more else None, len(wanted)
        )

    def _place_of_wanted(self, rows: tuple[QueueRow, ...]) -> int:
        return next((at for at, row in enumerate(rows) if row.identity == self._wanted), -1)

    def _so_far(self, context: Context) -> tuple[QueueRow, ...]:
        """What is wanted stands among it, though its turn has not come."""
        with self._lock:
            reading, wanted = self._reading, self._wanted
            found = list(reading.found) if reading is not None else []
        if reading is not None and wanted is not None:
            own = _ask(context, reading.month, only=(wanted[0],)).rows
            known = {(row.customer_id, row.currency) for row in found}
            found += [row for row in own if (row.customer_id, row.currency) not in known]
        return in_order(found)

    def counts(self, context: Context, month: Month, text: str = "") -> dict[str, int]:
        """Of what is called so: a filter tells how many it would show."""
        found = Counter(one.row.state.value for one in self.rows(context, month, text))
        return {"all": found.total(), **{state: found[state] for state in STATES}}

    def count(self, context: Context, month: Month, state: str, text: str) -> Count:
        """Of what is held. Another month than the page's is read to be held beside it, the next
        few customers with each call: ``UNDER_WAY`` until it is whole."""
        from app.queries.count import UNDER_WAY, Count

        with self._lock:
            held = self._held
        if held is None or held.month != month:
            other = self._others.setdefault(month, MonthQueue())
            if not other.complete(month) and not other.read_on(context, month):
                return UNDER_WAY
            return other.count(context, month, state, text)
        return Count(sum(_is_called(one.row, text) for one in _of_state(held.rows, state)))


def _is_called(row: StatementRow, text: str) -> bool:
    """As the list's search finds it."""
    wanted = text.lower()
    return any(wanted in name.lower() for name in (row.code, row.name, row.short_name))


def _ask(
    context: Context, month: Month, *, after: tuple[str, ...] | None = None, text: str = "",
    only: tuple[int, ...] | None = None,
) -> Page[StatementRow]:
    from app.queries.statement_rows import StatementMonthAsk, statement_month

    ask = StatementMonthAsk(
        month, text=text, after=after, limit=1, only=only,
        customers=len(only) + 1 if only is not None else SLICE if after else min(FIRST, SLICE),
    )
    return context.ask(statement_month, ask)


def _all(context: Context, month: Month, text: str) -> list[StatementRow]:
    found: list[StatementRow] = []
    after = None
    while True:
        page = _ask(context, month, after=after, text=text)
        found += page.rows
        if page.next_key is None:
            return found
        after = page.next_key


def _of_state(rows: tuple[QueueRow, ...], state: str) -> tuple[QueueRow, ...]:
    return tuple(one for one in rows if state in ("all", one.row.state.value))


def in_order(found: Sequence[StatementRow]) -> tuple[QueueRow, ...]:
    greatest: dict[str, Decimal] = {}
    for row in found:
        length = sum((max(share, Decimal(0)) for share in row.ageing), Decimal(0))
        length += abs(min(row.ageing[5], Decimal(0)))
        greatest[row.currency] = max(greatest.get(row.currency, Decimal(0)), length)
    ranked = sorted(found, key=lambda row: _RANK[row.state.value])
    return tuple(QueueRow(row, greatest[row.currency]) for row in ranked)
