"""A month's statements in the order in which they want doing, handed out a page at a time.

What must still go out stands first, then differences, what is under way, agreed and settled.
A row whose state changes while the list stands keeps its place until the list is asked for anew.
The figures of a month are worked out once and held until something changes, so filters and
their counts answer at once. Of a large firm the first customers are shown alone until the rest is
there.
"""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.queries.page import Page
    from app.queries.statement_rows import StatementRow

STATES = ("made", "none", "differs", "sent", "agreed", "settled")
"""In the order of the list."""
_RANK = {state: place for place, state in enumerate(STATES)}
_AT_ONCE = 500
_FIRST = 25
"""More than a screen holds beside the pane."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A statement and its list's one scale: the greatest sum of that currency."""

    row: StatementRow
    full: Decimal

    @property
    def identity(self) -> tuple[int, str]:
        return self.row.customer_id, self.row.currency


class MonthQueue:
    """Read on the reader's thread; forgotten from the window's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[tuple[Month, str], tuple[QueueRow, ...]] | None = None
        self._version = 0
        self._beginning_shown = False
        self._places: tuple[Month, dict[tuple[int, str], int]] | None = None

    def forget(self) -> None:
        with self._lock:
            self._version += 1
            self._kept = None

    def sort_anew(self) -> None:
        """Whatever stands where it stood gets its place by its state again."""
        with self._lock:
            self._version += 1
            self._kept = self._places = None

    def rows(self, context: Context, month: Month, text: str) -> tuple[QueueRow, ...]:
        with self._lock:
            kept, version = self._kept, self._version
        if kept is not None and kept[0] == (month, text):
            return kept[1]
        rows = self._placed(month, _read(context, month, text))
        self._keep(month, text, rows, version)
        return rows

    def _placed(self, month: Month, rows: tuple[QueueRow, ...]) -> tuple[QueueRow, ...]:
        """In the order of the list that stands, if it is this month's; what is new by its state."""
        with self._lock:
            held = self._places
        if held is None or held[0] != month:
            return rows
        places = held[1]
        last = max(places.values(), default=0)
        return tuple(sorted(rows, key=lambda row: places.get(row.identity, last)))

    def take_beginning_shown(self) -> bool:
        """Whether a page since the last call showed only the first customers."""
        shown, self._beginning_shown = self._beginning_shown, False
        return shown

    def _beginning(self, context: Context, month: Month) -> tuple[QueueRow, ...]:
        """The first customers of a month that is not held yet; empty where that is all of it."""
        from app.queries.statement_rows import StatementMonthAsk, statement_month

        with self._lock:
            kept, version, places = self._kept, self._version, self._places
        stands = places is not None and places[0] == month
        if stands or (kept is not None and kept[0] == (month, "")):
            return ()
        page = context.ask(statement_month, StatementMonthAsk(month, limit=1, customers=_FIRST))
        rows = _in_order(page.rows)
        if page.next_key is not None:
            return rows
        self._keep(month, "", rows, version)
        return ()

    def _keep(self, month: Month, text: str, rows: tuple[QueueRow, ...], version: int) -> None:
        with self._lock:
            if version == self._version:
                self._kept = ((month, text), rows)
                if not text:
                    places = {row.identity: place for place, row in enumerate(rows)}
                    self._places = (month, places)

    def page(
        self, context: Context, month: Month, state: str, text: str,
        after: tuple[int] | None, limit: int,
    ) -> Page[QueueRow]:
        from app.queries.page import Page

        start = after[0] if after else 0
        if start == 0 and state == "all" and not text:
            first = self._beginning(context, month)
            if first:
                self._beginning_shown = True
                return Page(first, None)
        wanted = [
            one for one in self.rows(context, month, text)
            if state == "all" or one.row.state.value == state
        ]
        more = len(wanted) > start + limit
        return Page(
            tuple(wanted[start : start + limit]), (start + limit,) if more else None, len(wanted)
        )

    def counts(self, context: Context, month: Month) -> dict[str, int]:
        found = Counter(one.row.state.value for one in self.rows(context, month, ""))
        return {"all": found.total(), **{state: found[state] for state in STATES}}


def _read(context: Context, month: Month, text: str) -> tuple[QueueRow, ...]:
    from app.queries.statement_rows import StatementMonthAsk, statement_month

    found: list[StatementRow] = []
    after = None
    while True:
        page = context.ask(
            statement_month,
            StatementMonthAsk(month, text=text, after=after, limit=_AT_ONCE),
        )
        found += page.rows
        if page.next_key is None:
            break
        after = page.next_key
    return _in_order(found)


def _in_order(found: Sequence[StatementRow]) -> tuple[QueueRow, ...]:
    greatest: dict[str, Decimal] = {}
    for row in found:
        length = sum((max(share, Decimal(0)) for share in row.ageing), Decimal(0))
        length += abs(min(row.ageing[5], Decimal(0)))
        greatest[row.currency] = max(greatest.get(row.currency, Decimal(0)), length)
    ranked = sorted(found, key=lambda row: _RANK[row.state.value])
    return tuple(QueueRow(row, greatest[row.currency]) for row in ranked)
