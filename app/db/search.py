"""Keeping the full-text index in step with the records, in the same commit.

The index holds words only; ``search_document`` points from its rows to records. A changed
record gets a new row and the old one is no longer pointed at, so nothing old has to be known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Select,
    Table,
    bindparam,
    delete,
    func,
    select,
)

from app.db.blocks import Block, Op
from app.db.engine import VARIABLES, add_words, clear_words, matches, next_id
from app.db.models import SearchDocument
from app.db.search_sources import SOURCES, SearchKind, Source, shown_fields
from app.db.search_words import digits, holds, phrases, words

_BATCH = 2000


@dataclass(slots=True)
class SearchUpkeep:
    """Hears every block of an action and brings the index up to date at its end."""

    connection: Connection
    seq: int
    _single: dict[SearchKind, set[int]] = field(default_factory=dict)
    _many: set[SearchKind] = field(default_factory=set)
    _thinned: set[SearchKind] = field(default_factory=set)
    _renamed: dict[SearchKind, set[int]] = field(default_factory=dict)

    def hear(self, block: Block) -> None:
        for kind, source in SOURCES.items():
            shown = shown_fields(kind, block.entity)
            if not shown or (block.op is Op.UPDATE and not shown & set(block.columns)):
                continue
            if source.owner and block.entity == source.owner[0].__tablename__:
                if block.op is Op.UPDATE:
                    self._renamed.setdefault(kind, set()).update(_ids(block))
            elif block.bulk and block.op is not Op.DELETE:
                self._many.add(kind)
            elif block.bulk and block.entity == source.model.__tablename__:
                self._thinned.add(kind)
            else:
                self._single.setdefault(kind, set()).update(self._records(source, block))

    def finish(self) -> None:
        for kind in self._thinned:
            _forget_missing(self.connection, kind)
        for kind in self._many:
            index_changed(self.connection, kind, self.seq)
        for kind, ids in self._single.items():
            index_records(self.connection, kind, ids)
        for kind, owners in self._renamed.items():
            index_owned(self.connection, kind, owners)

    def _records(self, source: Source, block: Block) -> Iterable[int]:
        if block.entity == source.model.__tablename__:
            return _ids(block)
        part, pointer = next(p for p in source.parts if p[0].__tablename__ == block.entity)
        if pointer.key in block.columns:
            # an update shows the owner before and after, anything else shows it once
            place = block.columns.index(pointer.key) + 1
            places = range(place, len(block.rows[0]), len(block.columns))
            return {cast(int, row[p]) for row in block.rows for p in places}
        found: set[int] = set()
        for some in _parts(list(_ids(block))):
            found.update(self.connection.scalars(select(pointer).where(part.id.in_(some))))
        return found


def index_changed(connection: Connection, kind: SearchKind, seq: int) -> None:
    """Index every record of a kind that an action changed: quick for many."""
    _index(connection, kind, SOURCES[kind].changed_in(seq))


def index_records(connection: Connection, kind: SearchKind, ids: Collection[int]) -> None:
    """Index some records; ids that no longer exist are forgotten."""
    for some in _parts(sorted(ids)):
        _write(connection, kind, some)


def index_owned(connection: Connection, kind: SearchKind, owners: Collection[int]) -> None:
    """Index the records of renamed owners (the orders of a customer)."""
    source = SOURCES[kind]
    assert source.owner is not None
    for some in _parts(sorted(owners)):
        _index(connection, kind, source.owner[1].in_(some))


def rebuild(connection: Connection) -> None:
    """Make the whole index anew, without the rows nothing points at."""
    connection.execute(delete(SearchDocument))
    clear_words(connection)
    for kind in SOURCES:
        _index(connection, kind, None)


def matching(kind: SearchKind, text: str) -> Select[int] | None:
    """Ids of the records of a kind in which every word of ``text`` is; None: it has no words.

    For ``Order.id.in_(matching(...))`` in a list's query.
    """
    query = phrases(text)
    if not query:
        return None
    held = matches(query).subquery()
    # An outer join, and a comparison that would hold for no document, too: any other, and SQLite
    # may ask the index of words once for every document.
    return (
        select(SearchDocument.record_id).select_from(held)
        .outerjoin(SearchDocument, SearchDocument.id == held.c.rowid)
        .where(func.coalesce(SearchDocument.kind, "") == kind.value)
    )


def holders(
    connection: Connection, kind: SearchKind, text: str, ids: Collection[int]
) -> set[int]:
    """Those of a few records that ``matching`` would find, by reading them: of words that most
    records hold, the index would name every one first."""
    found: set[int] = set()
    for some in _parts(sorted(ids)):
        rows = connection.execute(_texts(kind), {"ids": some})
        found |= {one for one, words in _documents(SOURCES[kind], rows) if holds(words, text)}
    return found


def _index(connection: Connection, kind: SearchKind, which: ColumnElement[bool] | None) -> None:
    """In batches by id, so that memory stays bounded and no cursor is open while writing."""
    source = SOURCES[kind]
    last = 0
    while True:
        chosen = select(source.model.id).where(source.model.id > last)
        if which is not None:
            chosen = chosen.where(which)
        ids = connection.scalars(chosen.order_by(source.model.id).limit(_BATCH)).all()
        if not ids:
            return
        for some in _parts(ids):
            _write(connection, kind, some)
        last = ids[-1]


def _write(connection: Connection, kind: SearchKind, ids: Sequence[int]) -> None:
    connection.execute(_forgetting(), {"kind": kind.value, "ids": ids})
    rows = connection.execute(_texts(kind), {"ids": ids})
    _add(connection, kind, _documents(SOURCES[kind], rows))


@cache
def _texts(kind: SearchKind) -> Select[*tuple[Any, ...]]:
    source = SOURCES[kind]
    return source.query.where(source.model.id.in_(bindparam("ids", expanding=True)))


@cache
def _forgetting() -> Delete:
    here = SearchDocument.kind == bindparam("kind")
    some = SearchDocument.record_id.in_(bindparam("ids", expanding=True))
    return delete(SearchDocument).where(here, some)


def _documents(source: Source, rows: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """(record id, words) of rows that come together by id; a field said twice counts once."""
    numbers = 1 + len(source.texts)
    for record_id, group in groupby(rows, key=lambda row: cast(int, row[0])):
        said: dict[str, None] = {}
        for row in group:
            said.update(dict.fromkeys(filter(None, row[1:])))
            said.update(dict.fromkeys(digits(n) for n in row[numbers:] if n))
        yield record_id, " ".join(map(words, said))


def _add(connection: Connection, kind: SearchKind, documents: Iterable[tuple[int, str]]) -> None:
    first = next_id(connection, cast(Table, SearchDocument.__table__))
    add_words(connection, kind.value, [(first + n, *d) for n, d in enumerate(documents)])


def _forget_missing(connection: Connection, kind: SearchKind) -> None:
    held = select(SOURCES[kind].model.id)
    table = SearchDocument
    connection.execute(
        delete(table).where(table.kind == kind.value, table.record_id.not_in(held))
    )


def _ids(block: Block) -> Iterator[int]:
    return (cast(int, row[0]) for row in block.rows)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    remaining = iter(ids)
    while part := list(islice(remaining, VARIABLES)):
        yield part
