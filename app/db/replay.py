"""Playing the journal from its beginning and comparing what should be with what is.

A row is kept as one 64-bit number, the sum of a hash of each of its columns, so an update needs
only the columns it names and a million rows need a few megabytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import Connection, Select, column, func, select

from app.db.blocks import Block, Op
from app.db.entities import Entity, entities
from app.db.journal import read_block
from app.db.models import JournalBlock
from app.db.stored import Stored
from app.db.watching import Watch, go_on, unwatched

_MASK = 0xFFFF_FFFF_FFFF_FFFF
_AT_ONCE = 2000
Step = Callable[[], None]
_Row = TypeVar("_Row")
SHOWN = 200
"""Rows of one entity that are looked into column by column."""


class Difference(NamedTuple):
    """A row that is not what the journal says; ``column`` '' where it is there or not at all."""

    entity: str
    record_id: int
    column: str
    expected: Stored
    found: Stored


class _State:
    """What the journal says of one entity: a sum and a version by id; version 0: no row."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity
        self.sums = array("Q")
        self.versions = array("Q")
        self._places = {name: place for place, name in enumerate(entity.journaled)}

    def grow(self, last_id: int) -> None:
        missing = last_id + 1 - len(self.sums)
        if missing > 0:
            self.sums.frombytes(bytes(8 * missing))
            self.versions.frombytes(bytes(8 * missing))

    def play(self, block: Block, seq: int, step: Step) -> None:
        places = [self._places.get(name, -1) for name in block.columns]
        width = len(places)
        rows = _stepped(block.rows, step)
        if block.op is Op.INSERT:
            absent = set(self._places) - set(block.columns)
            extra = sum(_hashed(self._places[n], self._default(n)) for n in absent)
            for row in rows:
                self._set(row, seq, _summed(places, row[1:]) + extra)
        elif block.op is Op.DELETE:
            for row in rows:
                self._set(row, 0, 0)
        else:
            for row in rows:
                change = _summed(places, row[width + 1 :]) - _summed(places, row[1 : width + 1])
                self._set(row, seq, self.sums[cast(int, row[0])] + change)

    def _default(self, name: str) -> Stored:
        """What a column made since then was given where it was not there."""
        return self.entity.to_stored[name](self.entity.default(name))

    def row_sum(self, values: Sequence[Stored]) -> int:
        return _summed(range(len(values)), values) & _MASK

    def _set(self, row: Sequence[Stored], version: int, total: int) -> None:
        record_id = cast(int, row[0])
        self.sums[record_id] = total & _MASK
        self.versions[record_id] = version


def differences(connection: Connection, watch: Watch = unwatched) -> Iterator[Difference]:
    """Every row changed, added or removed without the journal; a column each for the first ones.

    ``watch`` is told how many entities have been looked through, and asked in between.
    """
    of = len(entities())
    for done, entity in enumerate(entities().values()):
        step = partial(go_on, watch, done, of)
        state = _played(connection, entity, step)
        suspects: list[int] = []
        yield from _compared(connection, state, suspects, step)
        yield from _columns(connection, entity, suspects[:SHOWN])
        for record_id in suspects[SHOWN:]:
            yield Difference(entity.name, record_id, "*", None, None)


def _stepped(rows: Iterable[_Row], step: Step) -> Iterator[_Row]:
    """A bulk block has as many rows as its action: a stop is heard in their midst, too."""
    for place, row in enumerate(rows):
        if place % _AT_ONCE == 0:
            step()
        yield row


def _played(connection: Connection, entity: Entity, step: Step) -> _State:
    state = _State(entity)
    b = JournalBlock
    last = connection.scalar(select(func.max(b.last_id)).where(b.entity == entity.name))
    state.grow(max(last or 0, connection.scalar(select(func.max(entity.table.c.id))) or 0))
    for seq, block in _blocks(connection, entity.name):
        step()
        state.play(block, seq, step)
    return state


def _compared(
    connection: Connection, state: _State, suspects: list[int], step: Step
) -> Iterator[Difference]:
    """Rows added and removed; those that differ go into ``suspects``."""
    entity = state.entity
    names = ("id", "version", *entity.journaled)
    chosen: Select[*tuple[Any, ...]] = select(*[column(name) for name in names])
    rows = connection.execute(
        chosen.select_from(entity.table).execution_options(yield_per=_AT_ONCE)
    )
    seen = bytearray(len(state.sums))
    for row in _stepped(rows, step):
        record_id, version = row[0], row[1]
        seen[record_id] = 1
        if not state.versions[record_id]:
            yield Difference(entity.name, record_id, "", None, 1)
        elif (
            state.versions[record_id] != version
            or state.sums[record_id] != state.row_sum(row[2:])
        ):
            suspects.append(record_id)
    for record_id, version in enumerate(_stepped(state.versions, step)):
        if version and not seen[record_id]:
            yield Difference(entity.name, record_id, "", 1, None)


def _columns(
    connection: Connection, entity: Entity, suspects: Sequence[int]
) -> Iterator[Difference]:
    """Which columns of the suspects differ, by playing the journal again for them alone."""
    if not suspects:
        return
    wanted: dict[int, dict[str, Stored]] = {i: {} for i in suspects}
    for seq, block in _blocks(connection, entity.name):
        for row in block.rows:
            if row[0] in wanted:
                wanted[row[0]].update({**block.after(row), "version": seq})
    names = ("version", *entity.journaled)
    chosen = select(entity.table.c.id, *[column(name) for name in names])
    found = {row[0]: row[1:] for row in connection.execute(
        chosen.where(entity.table.c.id.in_(suspects)))}
    for record_id in suspects:
        for name, value in zip(names, found[record_id], strict=True):
            if name in wanted[record_id] and wanted[record_id][name] != value:
                yield Difference(entity.name, record_id, name, wanted[record_id][name], value)


def _blocks(connection: Connection, entity: str) -> Iterator[tuple[int, Block]]:
    b = JournalBlock
    places = select(b.seq, b.block).where(b.entity == entity).order_by(b.seq, b.block)
    for seq, number in connection.execute(places).all():
        yield seq, read_block(connection, seq, number)


def _summed(places: Iterable[int], values: Iterable[Stored]) -> int:
    return sum(map(_hashed, places, values))


def _hashed(place: int, value: Stored) -> int:
    if place < 0:  # a column of an earlier schema
        return 0
    # CPython gives −1 and −2 one hash; odd numbers only meet no such pair
    return hash((place, value * 2 + 1 if type(value) is int else value))
