"""Many rows at once, past the mapped objects but not past the journal.

Values are turned into stored ones column by column, once, and the same tuples go to the table
and into the journal's blocks: a million order lines take well under a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, column, delete, select

from app.db.blocks import ROWS_PER_BLOCK, Block, Op
from app.db.engine import VARIABLES, insert_rows, next_id, update_rows
from app.db.entities import Entity
from app.db.stored import Stored

Row = Mapping[str, Any]
Emit = Callable[[Block], None]
Pair = tuple[int, Sequence[Stored], Sequence[Stored]]
"""Id, values before, values after."""
T = TypeVar("T")


def insert_many(
    connection: Connection, entity: Entity, rows: Iterable[Row], seq: int, emit: Emit
) -> range:
    """Insert rows by column name, absent columns taking their defaults; returns the new ids.

    KeyError for a name that is no column, TypeError where a value is missing or of a wrong kind.
    """
    first = following = next_id(connection, entity.table)
    for chunk in _chunks(rows):
        _refuse_unknown(entity, chunk)
        ids = range(following, following + len(chunk))
        journaled = [_stored_column(entity, name, chunk) for name in entity.journaled]
        derived = [_stored_column(entity, name, chunk) for name in entity.derived]
        packed = list(zip(ids, *journaled, strict=True))
        versions = [seq] * len(chunk)
        insert_stored(
            connection, entity, list(zip(ids, versions, *journaled, *derived, strict=True))
        )
        emit(Block(entity.name, Op.INSERT, entity.journaled, packed, bulk=True))
        following += len(chunk)
    return range(first, following)


def insert_stored(
    connection: Connection, entity: Entity, rows: Iterable[tuple[Stored, ...]]
) -> None:
    """Rows of (id, version, journaled…, derived…) already in stored form."""
    columns = ("id", "version", *entity.journaled, *entity.derived)
    insert_rows(connection, entity.table, columns, rows)


def put(connection: Connection, entity: Entity, block: Block, seq: int) -> None:
    """Do what a block in stored form says; derived columns of its inserts take their defaults.

    Columns the block does not know (newer than it) take their defaults too.
    """
    if block.op is Op.UPDATE:
        count = len(block.columns)
        rows = ((cast(int, row[0]), row[count + 1 :]) for row in block.rows)
        write_stored(connection, entity, block.columns, rows, seq)
    elif block.op is Op.DELETE:
        for part in _parts([cast(int, row[0]) for row in block.rows], VARIABLES):
            connection.execute(delete(entity.table).where(entity.table.c.id.in_(part)))
    else:
        places = {name: place for place, name in enumerate(block.columns, start=1)}
        derived = [entity.to_stored[n](entity.default(n)) for n in entity.derived]
        insert_stored(connection, entity, [
            (row[0], seq, *(_held(entity, n, row, places) for n in entity.journaled), *derived)
            for row in block.rows
        ])


def _held(entity: Entity, name: str, row: Sequence[Stored], places: Mapping[str, int]) -> Stored:
    if name in places:
        return row[places[name]]
    return entity.to_stored[name](entity.default(name))


def update_many(
    connection: Connection, entity: Entity, rows: Iterable[Row], seq: int, emit: Emit
) -> list[int]:
    """Set the columns each row names (it also names its ``id``); returns the ids that changed.

    A row equal to what is stored changes nothing, not even its version. KeyError for an id
    that does not exist.
    """
    changed: list[int] = []
    for columns, chunk in _by_columns(rows):
        _refuse_unknown(entity, chunk)
        ids = [row["id"] for row in chunk]
        wanted = zip(*[_given_column(entity, name, chunk) for name in columns], strict=True)
        held = read_stored(connection, entity, ids, columns)
        pairs = [(i, held[i], after) for i, after in zip(ids, wanted, strict=True)]
        pairs = [pair for pair in pairs if tuple(pair[1]) != pair[2]]
        for names, part in _told_apart(entity, columns, pairs):
            write_stored(connection, entity, names, [(i, after) for i, _, after in part], seq)
            _emit_update(entity, names, part, emit)
        changed += [i for i, _, _ in pairs]
    return changed


def _told_apart(
    entity: Entity, columns: Sequence[str], pairs: Sequence[Pair]
) -> Iterator[tuple[Sequence[str], list[Pair]]]:
    """Rows that differ in what is journaled, then those that differ in derived columns alone."""
    kept = [index for index, name in enumerate(columns) if name in entity.journaled]
    rest = [index for index, name in enumerate(columns) if name in entity.derived]
    differing = [any(pair[1][k] != pair[2][k] for k in kept) for pair in pairs]
    if any(differing):
        yield columns, [p for p, differs in zip(pairs, differing, strict=True) if differs]
    if not all(differing):
        yield [columns[k] for k in rest], [
            (i, [before[k] for k in rest], [after[k] for k in rest])
            for (i, before, after), differs in zip(pairs, differing, strict=True) if not differs
        ]


def write_stored(
    connection: Connection,
    entity: Entity,
    columns: Sequence[str],
    rows: Iterable[tuple[int, Sequence[Stored]]],
    seq: int,
) -> None:
    """Set columns of rows to stored values; a journaled column moves the version to ``seq``."""
    if set(columns) <= set(entity.derived):
        update_rows(connection, entity.table, columns, ((*after, i) for i, after in rows))
    else:
        values = ((*after, seq, i) for i, after in rows)
        update_rows(connection, entity.table, (*columns, "version"), values)


def delete_many(connection: Connection, entity: Entity, ids: Iterable[int], emit: Emit) -> None:
    """Delete rows by id; KeyError for one that does not exist."""
    table = entity.table
    for chunk in _chunks(ids):
        held = read_stored(connection, entity, chunk, entity.journaled)
        for part in _parts(chunk, VARIABLES):
            connection.execute(delete(table).where(table.c.id.in_(part)))
        rows = [(i, *held[i]) for i in chunk]
        emit(Block(entity.name, Op.DELETE, entity.journaled, rows, bulk=True))


def read_stored(
    connection: Connection, entity: Entity, ids: Iterable[int], columns: Sequence[str]
) -> dict[int, tuple[Stored, ...]]:
    """Stored values by id; ids that do not exist are absent."""
    query = select(entity.table.c.id, *[column(name) for name in columns])
    found: dict[int, tuple[Stored, ...]] = {}
    for part in _parts(list(ids), VARIABLES):
        for row in connection.execute(query.where(entity.table.c.id.in_(part))):
            found[row[0]] = tuple(row[1:])
    return found


def _emit_update(
    entity: Entity, columns: Sequence[str], pairs: Sequence[Pair], emit: Emit
) -> None:
    kept = [index for index, name in enumerate(columns) if name in entity.journaled]
    if not kept or not pairs:
        return
    rows = [
        (i, *(before[k] for k in kept), *(after[k] for k in kept))
        for i, before, after in pairs
    ]
    names = tuple(columns[k] for k in kept)
    emit(Block(entity.name, Op.UPDATE, names, rows, bulk=True))


def _stored_column(entity: Entity, name: str, rows: Sequence[Row]) -> list[Stored]:
    to_stored = entity.to_stored[name]
    if all(name in row for row in rows):
        return [to_stored(row[name]) for row in rows]
    default = entity.default(name)
    return [to_stored(row.get(name, default)) for row in rows]


def _given_column(entity: Entity, name: str, rows: Sequence[Row]) -> list[Stored]:
    to_stored = entity.to_stored[name]
    return [to_stored(row[name]) for row in rows]


def _refuse_unknown(entity: Entity, rows: Sequence[Row]) -> None:
    known = {"id", *entity.journaled, *entity.derived}
    for row in rows:
        if not row.keys() <= known:
            raise KeyError(f"{entity.name} has no {sorted(row.keys() - known)}")


def _chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, ROWS_PER_BLOCK)):
        yield chunk


def _parts(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _by_columns(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    for chunk in _chunks(rows):
        groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in chunk:
            groups[tuple(name for name in row if name != "id")].append(row)
        yield from groups.items()
