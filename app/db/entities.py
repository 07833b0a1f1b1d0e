"""The journaled entities by name, and what of each the journal keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from app.db.models import Base, Record
from app.db.stored import Stored, default_of, restoring, storing


@dataclass(frozen=True, slots=True)
class Entity:
    """A mapped class as the journal sees it; the name is that of its table."""

    name: str
    model: type[Record]
    table: Table
    journaled: tuple[str, ...]
    """Columns without id, version and the derived ones."""
    derived: tuple[str, ...]
    rank: int
    """Parents before children."""
    to_stored: Mapping[str, Callable[[Any], Stored]]
    from_stored: Mapping[str, Callable[[Stored], Any]]

    def default(self, column: str) -> Any:
        return default_of(self.table.columns[column])


@cache
def entities() -> Mapping[str, Entity]:
    """Every journaled entity by name, parents before children."""
    models = {m.__table__.name: m for m in _records(Record)}  # type: ignore[attr-defined]
    found = {}
    for rank, table in enumerate(Base.metadata.sorted_tables):
        if table.name in models:
            found[table.name] = _entity(models[table.name], table, rank)
    return found


def entity_of(model: type[Record]) -> Entity:
    return entities()[model.__tablename__]


def _records(base: type[Record]) -> list[type[Record]]:
    return [each for each in base.__subclasses__() if "__tablename__" in vars(each)]


def _entity(model: type[Record], table: Table, rank: int) -> Entity:
    columns: list[Column[Any]] = [c for c in table.columns if c.name not in ("id", "version")]
    return Entity(
        name=table.name,
        model=model,
        table=table,
        journaled=tuple(c.name for c in columns if c.name not in model.derived),
        derived=tuple(c.name for c in columns if c.name in model.derived),
        rank=rank,
        to_stored={c.name: storing(c) for c in columns},
        from_stored={c.name: restoring(c) for c in columns},
    )
