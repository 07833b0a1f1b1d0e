"""What storing a workbook would do, and what its sheets look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.gui.importing.check_rows import CheckKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.gui.importing.check_rows import CheckRow
    from app.services.importing import Prepared
    from app.services.importing.another import Reading


@dataclass(frozen=True, slots=True)
class Sample:
    """One sheet of the file: its first rows, as they are. ``ours`` is the name of ours that it
    has already; '' where it is a foreign one."""

    name: str
    ours: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Two names of the firm: the book's, and the one in the file with its row there."""

    book: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Preview:
    """``stored`` counts the good rows of each sheet; with bad cells the same once the bad rows
    are left out."""

    path: Path
    reading: Reading
    prepared: Prepared
    stored: Mapping[str, int]
    rows: tuple[CheckRow, ...]
    samples: tuple[Sample, ...] = ()
    names: Names | None = None
    fields: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Our sheet → its columns: name and word."""
    untaken: tuple[str, ...] = ()
    """The file's columns and sheets that nothing is taken from, as a person calls them."""

    @property
    def plain(self) -> int:
        """New customers of whom the file says no terms."""
        return self.prepared.plain

    @property
    def bad(self) -> tuple[CheckRow, ...]:
        return tuple(row for row in self.rows if row.kind is CheckKind.BAD)

    def count(self, kind: CheckKind) -> int:
        return sum(row.kind is kind for row in self.rows)

    @property
    def foreign(self) -> tuple[Sample, ...]:
        return tuple(one for one in self.samples if not one.ours)

    @property
    def looked_at_first(self) -> str:
        """A sheet's name; '' for what was found in them. A foreign one is looked through before
        it is stored, and where nothing was found there is more to see in the fullest sheet."""
        if self.foreign and not any(row.can_be_mended for row in self.bad):
            return self.foreign[0].name
        if self.rows or not self.samples:
            return ""
        return max(self.samples, key=lambda one: len(one.rows)).name
