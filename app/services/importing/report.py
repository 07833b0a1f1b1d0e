"""What an import did, and every cell that it could not take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.documents.firm_sheets import SHEETS
from app.i18n import Translator
from app.readers.firm_workbook import CellFault


@dataclass(frozen=True, slots=True)
class BadCell:
    """``row`` is Excel's row number, 0 for a whole sheet; ``value`` as typed."""

    sheet: str
    row: int
    column: str
    value: str
    message: str

    def to_json(self) -> dict[str, object]:
        return {
            "sheet": self.sheet, "row": self.row, "column": self.column, "value": self.value,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``stored`` counts the rows of each sheet that were read and accepted, those that equal
    what the book held already included; it is empty where the file was refused.

    ``skipped``: sheets and columns nobody knows, and the rows that ``--skip-bad-rows`` left out.
    """

    stored: dict[str, int] = field(default_factory=dict)
    bad: tuple[BadCell, ...] = ()
    skipped: tuple[BadCell, ...] = ()
    refused: bool = False
    """Bad cells, and none were to be skipped: nothing was stored."""
    doubts: tuple[BadCell, ...] = ()
    """What was stored as typed although it looks wrong."""

    def to_json(self) -> dict[str, object]:
        return {
            "stored": self.stored,
            "bad": [cell.to_json() for cell in self.bad],
            "skipped": [cell.to_json() for cell in self.skipped],
        }


def worded(faults: Iterable[CellFault], translate: Translator) -> tuple[BadCell, ...]:
    """Each fault with its sentence, once, in the order of the sheets and rows."""
    cells = [
        BadCell(
            each.sheet, each.row, each.column, each.value,
            translate(each.fault.message_id, **each.fault.params),
        )
        for each in faults
    ]
    places = {name: place for place, name in enumerate(SHEETS)}
    return tuple(
        sorted(dict.fromkeys(cells), key=lambda cell: (places.get(cell.sheet, -1), cell.row))
    )
