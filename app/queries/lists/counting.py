"""How many of a list hold some words, bounded: more than a person counts are told as so many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, literal, select, union

from app.db.search import holders
from app.db.search_first import among, first_found
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.count import Count
from app.queries.lists.keyset import AnySelect

FEW = 200
"""Records that are read one by one sooner than the index may name all that hold the words."""
MOST = 999
"""Counted one by one; what is beyond is only said to be there."""


@dataclass(frozen=True, slots=True)
class Counted:
    """``ids``: what the list's own filter leaves, as a query of ids; the words stand in the record
    itself or, where there is a ``customer_id``, in its customer."""

    ids: Select[int]
    words: str
    kind: SearchKind
    record_id: Any
    customer_id: Any = None
    also: Collection[int] = ()
    """Found by other ways than their words."""


def count_of(read: Read, wanted: Counted) -> Count:
    if not wanted.words:
        return _bounded(read, wanted.ids)
    if (count := _read_through(read, wanted)) is not None:
        return count
    # The words of an order's customer stand in the order, too.
    found = first_found(
        read.session.connection(), wanted.words, oldest=wanted.kind is not SearchKind.ORDER
    )
    own = {*found.of(wanted.kind), *wanted.also}
    queries = [wanted.ids.where(among(wanted.record_id, own))]
    customers = found.of(SearchKind.CUSTOMER) if wanted.customer_id is not None else ()
    if customers:  # each by its own index
        queries.append(wanted.ids.where(among(wanted.customer_id, customers)))
    count = _bounded(read, *queries)
    return Count(count.number, count.more or not found.whole)


def _read_through(read: Read, wanted: Counted) -> Count | None:
    """What is left is read itself, where it is little: exact, however common the words."""
    query: AnySelect = wanted.ids.add_columns(
        literal(0) if wanted.customer_id is None else wanted.customer_id
    )
    rows = read.session.execute(query.limit(FEW + 1)).all()
    if len(rows) > FEW:
        return None
    connection, words = read.session.connection(), wanted.words
    own = {*wanted.also, *holders(connection, wanted.kind, words, {one[0] for one in rows})}
    theirs = holders(connection, SearchKind.CUSTOMER, words, {one[1] for one in rows if one[1]})
    return Count(sum(one in own or customer in theirs for one, customer in rows))


def _bounded(read: Read, *queries: Select[int]) -> Count:
    """Of all of them together."""
    first = [select(query.limit(MOST + 1).subquery()) for query in queries]
    number = read.session.scalar(select(func.count()).select_from(union(*first).subquery())) or 0
    return Count(min(number, MOST), number > MOST)
