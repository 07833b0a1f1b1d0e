"""The settings of this machine: how the window stood, which printer, which language and book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window stood when it was last closed."""

    geometry: str = ""
    """What the window itself said of its place, as base64 text; empty: never shown yet."""
    tab: str = ""
    theme: Theme = Theme.SYSTEM
    scale_percent: int = 100
    layouts: Mapping[str, str] = field(default_factory=dict)
    """Splitters and column widths by ``tab/width class``, as the views word them."""


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a printer's paper lies from where it should, in mm; right and down are positive."""

    x_mm: float = 0.0
    y_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Printing:
    """How one kind of document is printed. ``printer`` empty: the machine's usual one."""

    printer: str = ""
    paper: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """``name``, ``paper`` and the offsets beside them hold where nothing more exact is known."""

    name: str = ""
    """Empty: the system's default printer."""
    paper: str = "a4"
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    offsets: Mapping[str, Offset] = field(default_factory=dict)
    """By the printer's name."""
    documents: Mapping[str, Printing] = field(default_factory=dict)
    """By the kind of document: ``statement``, ``note``."""

    def of(self, kind: str) -> Printing:
        """With the usual printer and paper where that kind has none of its own."""
        own = self.documents.get(kind, Printing())
        return replace(own, printer=own.printer or self.name, paper=own.paper or self.paper,
                       copies=max(1, own.copies))

    def offset(self, printer: str) -> Offset:
        usual = Offset(self.offset_x_mm, self.offset_y_mm) if printer == self.name else Offset()
        return self.offsets.get(printer, usual)


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """Where backups go, and what is known of the last one of each book."""

    place: str = ""
    """A folder; empty: asked each time."""
    last: Mapping[str, LastBackup] = field(default_factory=dict)
    """By the book's folder."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    at: str = ""
    """Local time, ISO."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class MachineSettings:
    language: str = ""
    """zh_TW, zh_CN or en; empty: the system's."""
    last_book: str = ""
    """The folder of the book last opened; empty: the user's data folder."""
    window: WindowSettings = field(default_factory=WindowSettings)
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    backup: BackupSettings = field(default_factory=BackupSettings)
    headings: Mapping[str, str] = field(default_factory=dict)
    """How a file's headings were understood: those headings → the map of their sheet (JSON)."""
