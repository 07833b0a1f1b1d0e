"""The first records that hold some words, where all of them would be too many to look at."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from app.db.search_sources import SearchKind
from app.db.search_words import phrases

LOOKED_AT = 2000
"""Rows of the index, from an end of it."""

# A left join: any other, and SQLite may ask the index of words once for every document.
_FROM_AN_END = """
    SELECT held.rowid, document.kind, document.record_id
    FROM (
        SELECT rowid FROM search_text WHERE search_text MATCH :query
        ORDER BY rowid {end} LIMIT :most
    ) AS held
    LEFT JOIN search_document AS document ON document.id = held.rowid
"""
_NEWEST, _OLDEST = (text(_FROM_AN_END.format(end=end)) for end in ("DESC", "ASC"))


@dataclass(slots=True)
class FirstFound:
    """Ids by kind; ``whole``: nothing else holds the words."""

    ids: dict[SearchKind, set[int]] = field(default_factory=dict)
    whole: bool = True

    def of(self, kind: SearchKind) -> set[int]:
        return self.ids.get(kind, set())

    def take(self, rows: Iterable[Any]) -> set[int]:
        """The rows of the index that were looked at."""
        looked_at = set()
        for row, kind, record_id in rows:
            looked_at.add(row)
            if kind is not None:
                self.ids.setdefault(SearchKind(kind), set()).add(record_id)
        return looked_at


def first_found(
    connection: Connection, words: str, *, oldest: bool, most: int = LOOKED_AT
) -> FirstFound:
    """As ``search.matching`` has them, of every kind; bounded, however common the words are.

    ``oldest``: looked for from that end, too. Customers and products stand there, and are lost
    among their orders at the other.
    """
    found = FirstFound()
    query = phrases(words)
    if not query:
        return found
    asked = {"query": query, "most": most}
    newest = found.take(connection.execute(_NEWEST, asked))
    found.whole = len(newest) < most
    if oldest and not found.whole:
        found.whole = not newest.isdisjoint(found.take(connection.execute(_OLDEST, asked)))
    return found


def among(column: Any, ids: Collection[int]) -> ColumnElement[bool]:
    """Any number of ids in one value, so that the statement stays the same."""
    listed = func.json_each(json.dumps(sorted(ids))).table_valued("value")
    held: ColumnElement[bool] = column.in_(select(listed.c.value))
    return held
