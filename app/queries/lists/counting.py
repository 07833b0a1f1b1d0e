"""How many of a list hold some words, bounded: more than a person counts are told as so many."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, union

from app.db.search_first import among, first_found
from app.db.search_sources import SearchKind
from app.db.unit_of_work import Read
from app.queries.count import Count

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


def _bounded(read: Read, *queries: Select[int]) -> Count:
    """Of all of them together."""
    first = [select(query.limit(MOST + 1).subquery()) for query in queries]
    number = read.session.scalar(select(func.count()).select_from(union(*first).subquery())) or 0
    return Count(min(number, MOST), number > MOST)
