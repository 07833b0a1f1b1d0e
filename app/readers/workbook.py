"""A workbook's sheets as columns of raw values, read in another process within limits."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import Any

from app.domain.errors import DomainError
from app.readers.workbook_child import read_into
from app.readers.zip_limits import MAX_UNZIPPED

MAX_SECONDS = 300.0

Raw = object
"""``str``, ``float``, ``date``, ``datetime``, or UnreadCell; ``""`` is an empty cell."""


@dataclass(frozen=True, slots=True)
class Block:
    """Up to some thousand rows of one sheet, column by column.

    ``first_row`` counts from 0: it is Excel's row 1 that has 0.
    """

    sheet: str
    columns: list[list[Raw]]
    first_row: int


@dataclass(frozen=True, slots=True)
class ReadLimits:
    unzipped: int = MAX_UNZIPPED
    seconds: float = MAX_SECONDS


def read_blocks(path: Path, limits: ReadLimits | None = None) -> Iterator[Block]:
    """Every sheet of an .xlsx or .xls in blocks; a sheet without values gives one empty block.

    DomainError with one sentence: ``errors.workbook_missing``, ``_unreadable`` (no workbook),
    ``_not_opened``, ``_encrypted``, ``_too_large``, ``_too_many_rows``, ``_too_slow``.
    """
    limits = limits or ReadLimits()
    if not path.is_file():
        raise DomainError("errors.workbook_missing", file=path.name)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(
        target=read_into, args=(theirs, str(path), limits.unzipped), daemon=True
    )
    child.start()
    theirs.close()
    until = monotonic() + limits.seconds
    try:
        while message := _next(ours, child, path, until):
            yield Block(*message)
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()


def _next(
    connection: Connection, child: SpawnProcess, path: Path, until: float
) -> tuple[str, list[list[Raw]], int] | None:
    """The next block's fields, or None at the end of the file."""
    if not connection.poll(max(0.0, until - monotonic())):
        raise DomainError("errors.workbook_too_slow", file=path.name)
    try:
        message: tuple[Any, ...] = connection.recv()
    except EOFError:
        child.join()
        # An allocation past the limit ends the process by a signal; a broken file does not.
        reason = "too_large" if (child.exitcode or 0) < 0 else "unreadable"
        raise DomainError(f"errors.workbook_{reason}", file=path.name) from None
    if message[0] == "refused":
        raise DomainError(f"errors.workbook_{message[1]}", file=path.name)
    return message[1:] if message[0] == "block" else None
