"""A journal block: changes of one kind to one entity, packed.

Rows are ``[id, after…]`` for an insert, ``[id, before…]`` for a delete and
``[id, before…, after…]`` for an update, in the order of ``columns``.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.db.stored import Stored

ROWS_PER_BLOCK = 5000
_ROW_BYTES = 4096
_SMALL = 512
"""Bytes below which packing costs more than it saves."""


class Op(StrEnum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Block:
    entity: str
    op: Op
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Stored]]
    bulk: bool = False

    def before(self, row: Sequence[Stored]) -> dict[str, Stored]:
        """Column → value before; empty for an insert."""
        if self.op is Op.INSERT:
            return {}
        return dict(zip(self.columns, row[1 : len(self.columns) + 1], strict=True))

    def after(self, row: Sequence[Stored]) -> dict[str, Stored]:
        """Column → value after; empty for a delete."""
        if self.op is Op.DELETE:
            return {}
        return dict(zip(self.columns, row[-len(self.columns) :], strict=True))


def pack(block: Block) -> tuple[str, bytes]:
    """Codec and content."""
    plain = json.dumps(
        {"columns": block.columns, "rows": block.rows},
        ensure_ascii=False, separators=(",", ":"), check_circular=False,
    ).encode()
    if len(plain) < _SMALL:
        return "json", plain
    return "zlib", zlib.compress(plain, 1)


def unpack_rows(
    entity: str, op: str, codec: str, content: bytes, ids: Collection[int], *, bulk: bool
) -> Block:
    """Only the rows of these ids: the others of a large block are not even read.

    A row begins with its id, and outside of texts nothing else looks like that.
    """
    packed = zlib.decompress(content) if codec == "zlib" else content
    columns = tuple(json.loads(packed[packed.index(b"[") : packed.index(b"]") + 1]))
    rows = [row for record_id in sorted(ids) if (row := _row_at(packed, record_id)) is not None]
    return Block(entity, Op(op), columns, rows, bulk)


def _row_at(packed: bytes, record_id: int) -> list[Stored] | None:
    beginning, at = b"[%d," % record_id, -1
    while (at := packed.find(beginning, at + 1)) >= 0:
        if not _in_string(packed, at):
            return _decoded(packed, at)
    return None


def _decoded(packed: bytes, at: int) -> list[Stored]:
    """Only as much is made text of as a row usually has; of a longer one all that follows."""
    for end in (at + _ROW_BYTES, len(packed)):
        try:
            text = packed[at:end].decode(errors="ignore")
            row: list[Stored] = json.JSONDecoder().raw_decode(text)[0]
        except ValueError:
            continue
        return row
    raise ValueError("a row without an end")


def _in_string(packed: bytes, at: int) -> bool:
    """Whether an odd number of quotes that open or close stands before that place."""
    before = packed[:at].replace(b"\\\\", b"")
    return (before.count(b'"') - before.count(b'\\"')) % 2 == 1


def unpack(entity: str, op: str, codec: str, content: bytes, *, bulk: bool) -> Block:
    """ValueError or zlib.error when the content is not what was packed."""
    if codec not in ("json", "zlib"):
        raise ValueError(f"unknown codec {codec}")
    held: dict[str, Any] = json.loads(zlib.decompress(content) if codec == "zlib" else content)
    return Block(entity, Op(op), tuple(held["columns"]), held["rows"], bulk)
