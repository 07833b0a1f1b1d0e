"""Shorthand for tables in revisions: columns by kind, so a table reads as a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

KINDS: Mapping[str, Any] = {
    "text": sa.String(),
    "long_text": sa.Text(),
    "whole": sa.Integer(),
    "scaled": sa.BigInteger(),
    "flag": sa.Boolean(),
    "day": sa.Date(),
    "moment": sa.DateTime(),
    "content": sa.LargeBinary(),
}


def columns(
    *,
    optional: str = "",
    refs: Mapping[str, str] | None = None,
    table: str = "",
    **kinds: str,
) -> list[sa.schema.SchemaItem]:
    """Columns by kind, names apart by spaces; ``refs`` maps a column to the table it points to."""
    may_be_null = set(optional.split())
    made: list[sa.schema.SchemaItem] = [
        sa.Column(name, KINDS[kind], nullable=name in may_be_null)
        for kind, names in kinds.items()
        for name in names.split()
    ]
    for name, parent in (refs or {}).items():
        made.append(
            sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=f"fk_{table}_{name}")
        )
    return made


def create_record(table: str, *, unique: str = "", **kinds: Any) -> None:
    """A journaled table: id and version before its own columns, and no id ever used again."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *columns(table=table, **kinds),
        *_keys(table, "id", unique),
        sqlite_autoincrement=True,
    )


def create_table(
    table: str,
    *,
    key: str,
    unique: str = "",
    sqlite_autoincrement: bool = False,
    sqlite_with_rowid: bool = True,
    **kinds: Any,
) -> None:
    """Any other table; ``key`` and ``unique`` name columns."""
    op.create_table(
        table,
        *columns(table=table, **kinds),
        *_keys(table, key, unique),
        sqlite_autoincrement=sqlite_autoincrement,
        sqlite_with_rowid=sqlite_with_rowid,
    )


def _keys(table: str, key: str, unique: str) -> list[sa.schema.SchemaItem]:
    made: list[sa.schema.SchemaItem] = [
        sa.UniqueConstraint(name, name=f"uq_{table}_{name}") for name in unique.split()
    ]
    return [sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{table}"), *made]
