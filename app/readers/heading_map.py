"""A workbook that is not ours, read as if it were: which sheet and column is which of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.domain.errors import DomainError
from app.readers.workbook import Block, ReadLimits, read_blocks

CODE = "code"


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How one sheet of the file is to be read.

    ``sheet`` is one of ours, "" leaves it out; ``heading_row`` counts from 0; ``columns`` says
    the name of ours for places in the file, counted from 0.
    """

    sheet: str
    heading_row: int = 0
    columns: Mapping[int, str] = field(default_factory=dict)

    @property
    def makes_codes(self) -> bool:
        """The file names its customers or items, and gives them no code."""
        given = set(self.columns.values())
        return self.sheet in ("customers", "products") and "name" in given and CODE not in given

    def to_json(self) -> dict[str, Any]:
        columns = {str(place): name for place, name in self.columns.items()}
        return {"sheet": self.sheet, "heading_row": self.heading_row, "columns": columns}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> SheetMap:
        columns = {int(place): str(name) for place, name in said["columns"].items()}
        return cls(str(said["sheet"]), int(said["heading_row"]), columns)


Codes = Mapping[tuple[str, int], str]
"""(sheet of the file, Excel's row) → the code made for it."""


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A file's cells as they are, to be read in more than one way."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def sheets(self) -> tuple[Block, ...]:
        """The first block of each sheet that has any cell."""
        return tuple(one for one in self.blocks if one.first_row == 0 and one.columns)


def read_raw(
    path: Path, limits: ReadLimits | None = None, go_on: Callable[[], bool] = lambda: True
) -> RawWorkbook:
    """DomainError as ``read_blocks``; ``errors.import_stopped`` once ``go_on`` says no."""
    blocks: list[Block] = []
    for block in read_blocks(path, limits):
        if not go_on():
            raise DomainError("errors.import_stopped")
        blocks.append(block)
    return RawWorkbook(path.name, tuple(blocks))


def mapped(
    blocks: Iterable[Block], maps: Mapping[str, SheetMap], codes: Codes
) -> Iterator[Block]:
    """The blocks under our own names; a row keeps the number that Excel shows of it. A sheet
    without a map goes through as it is."""
    for block in blocks:
        one = maps.get(block.sheet)
        if one is None:
            yield block
        elif one.sheet:
            yield _renamed(block, one, codes)


def _renamed(block: Block, one: SheetMap, codes: Codes) -> Block:
    columns = [
        _headed(block, one, column, one.columns[place])
        for place, column in enumerate(block.columns) if place in one.columns
    ]
    if one.makes_codes and block.columns:
        rows = range(block.first_row + 1, block.first_row + len(block.columns[0]) + 1)
        made: list[object] = [codes.get((block.sheet, row), "") for row in rows]
        columns.append(_headed(block, one, made, CODE))
    return replace(block, sheet=one.sheet, columns=columns)


def _headed(block: Block, one: SheetMap, column: list[object], name: str) -> list[object]:
    """What stands above the heading is emptied, so that the heading can be the first row."""
    if block.first_row:
        return column
    blank: list[object] = [""] * one.heading_row
    return [name, *blank, *column[one.heading_row + 1 :]]
