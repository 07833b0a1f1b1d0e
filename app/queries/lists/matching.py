"""Text typed above a list: found in the full-text index, or met on the way through the list.

Words that many records hold are met at once where the list begins; the index would first name
every record that holds them. Rare words are found by the index.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, false, or_

from app.db.search import holders, matching
from app.db.search_first import among, first_found
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.page import Key, Page

Ask = TypeVar("Ask", bound=Any)
"""What is asked of a list: with ``text``, ``after`` and ``limit``."""
Pages = Callable[[Key | None, int], Page[Any]]
"""A list's rows after a key, so many of them at most, whatever they hold."""

FEW = 20_000
"""Rows of the index that are looked at one by one."""
ON_THE_WAY = 250
"""Rows of the list that are read at once to see which of them hold the words."""
WAYS, WAYS_OF_FEW = 3, 12
PAGE = 200
"""More than a page is asked for where it was read before: all of it is to come again."""
RARE = 2000
SEEN = 20
"""So many of the first rows at least: words that are rarer are left to the index."""


def holding(
    read: Read, text: str, kind: SearchKind, record_id: Any, customer_id: Any = None
) -> ColumnElement[bool]:
    """Records of a kind that hold every word of ``text``, or whose customer does; a text without
    any word (a mark, a space) holds nowhere."""
    wanted = matching(kind, text)
    if wanted is None:
        return false()
    found = first_found(read.session.connection(), text, oldest=False, most=FEW)
    if found.whole:
        conditions = [among(record_id, found.of(kind))]
        if customer_id is not None:
            conditions.append(among(customer_id, found.of(SearchKind.CUSTOMER)))
        return or_(*conditions)
    conditions = [record_id.in_(wanted)]
    if customer_id is not None:
        conditions.append(customer_id.in_(matching(SearchKind.CUSTOMER, text)))
    return or_(*conditions)


@dataclass(frozen=True, slots=True)
class Way:
    """A list to be read through: rows with an ``id``, and a ``key`` of each. ``owned``: they have a
    ``customer_id``, whose words count, too. ``also``: ids that are found by other ways than their
    words."""

    kind: SearchKind
    key: Callable[[Any], Key]
    owned: bool = True
    also: frozenset[int] = frozenset()

    @property
    def short(self) -> bool:
        """Few enough to be read to their end."""
        return not self.owned


def found_page(
    read: Read, ask: Ask, pages: Callable[[Read, Ask], Page[Any]], way: Callable[[], Way]
) -> Page[Any]:
    """The list as it is where nothing was typed; ``pages`` asks the index for what was."""
    if ask.text:
        def as_it_is(after: Key | None, limit: int) -> Page[Any]:
            return pages(read, replace(ask, text="", after=after, limit=limit))

        met = _on_the_way(read, way(), as_it_is, ask)
        if met is not None:
            return met
    return pages(read, ask)


def _on_the_way(read: Read, way: Way, pages: Pages, ask: Any) -> Page[Any] | None:
    """The rows that ``holding`` would leave, the first ones of them at least; None where so few of
    the first rows hold the words that the index is to be asked."""
    found: list[Any] = []
    text, after, limit = ask.text, ask.after, ask.limit
    ways = WAYS_OF_FEW if way.short else WAYS
    for turn in range(ways if limit <= PAGE else limit):
        page = pages(after, ON_THE_WAY)
        found += _held(read, way, text, page.rows)
        after = page.next_key
        if after is None or len(found) > limit:
            break
        if turn == 0 and len(found) < SEEN and _named_by_index(read, way, text):
            return None
    if not found and after is not None:
        return None
    if len(found) > limit:
        return Page(tuple(found[:limit]), way.key(found[limit - 1]))
    return Page(tuple(found), after)


def _named_by_index(read: Read, way: Way, text: str) -> bool:
    """Of what is few all is read sooner than the index names everything else."""
    if not way.short:
        return True
    return first_found(read.session.connection(), text, oldest=False, most=RARE).whole


def _held(read: Read, way: Way, text: str, rows: tuple[Any, ...]) -> list[Any]:
    connection = read.session.connection()
    own = way.also | holders(
        connection, way.kind, text, {row.id for row in rows if row.id not in way.also}
    )
    if not way.owned:
        return [row for row in rows if row.id in own]
    others = {row.customer_id for row in rows if row.id not in own}
    theirs = holders(connection, SearchKind.CUSTOMER, text, others)
    return [row for row in rows if row.id in own or row.customer_id in theirs]
