"""The settings of this machine: how the window stood, which printer, which language and book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class PrinterSettings:
    name: str = ""
    """Empty: the system's default printer."""
    paper: str = "a4"
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class MachineSettings:
    language: str = ""
    """zh_TW, zh_CN or en; empty: the system's."""
    last_book: str = ""
    """The folder of the book last opened; empty: the user's data folder."""
    window: WindowSettings = field(default_factory=WindowSettings)
    printer: PrinterSettings = field(default_factory=PrinterSettings)
