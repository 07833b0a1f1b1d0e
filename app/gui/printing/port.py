"""What printing asks of a machine's printers; ``QtPrinters`` are the real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.gui.printing.sent_job import Sent

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Order:
    """``printer`` empty: the machine's usual one; ``sheet_mm`` is that of the first page."""

    title: str
    printer: str
    sheet_mm: Size
    copies: int = 1


class PrinterPort(Protocol):
    """One job on its way to a printer. DomainError or OSError where it will not have it."""

    name: str
    dpi: int
    repeats: bool
    """Makes the copies itself."""
    sent: Sent | None
    """Once ended: what can be asked how it fares in its queue; None where nobody would know."""

    def draw(self, x: int, y: int, image: QImage) -> None:
        """At dots from the paper's corner."""

    def next_sheet(self, sheet_mm: Size) -> None: ...

    def end(self) -> None:
        """Hands it over whole; DomainError also where the queue was stopped meanwhile."""

    def abort(self) -> None:
        """Nothing of it is printed, where the system has not yet begun."""


class Printers(Protocol):
    """May take seconds to answer where a print server is far: never asked on Qt's own thread."""

    def names(self) -> tuple[str, ...]: ...

    def usual(self) -> str:
        """Empty: there is none."""

    def trouble(self, name: str) -> bool:
        """Whether that printer says that it cannot print now."""

    def open(self, order: Order) -> PrinterPort:
        """DomainError ``printing.error.none``, ``…gone``, ``…refused``, ``…paused``,
        ``…rejects``."""
