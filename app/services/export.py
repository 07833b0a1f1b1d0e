"""The whole firm as a workbook, so that nobody is locked in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.db.unit_of_work import Read
from app.domain.errors import DomainError
from app.queries.firm_export import firm_sheets
from app.writers.firm_workbook import TextTooLong, write_firm_workbook
from app.writers.swap import replacing


@dataclass(frozen=True, slots=True)
class ExportFirm:
    """Write to ``path``, swapped in whole."""

    path: Path


def export_firm(read: Read, command: ExportFirm) -> dict[str, int]:
    """Every sheet of firm-workbook §2; returns the rows of each. To be asked like a query.

    DomainError ``errors.file_not_written``, ``errors.export_text_too_long``.
    """
    try:
        with replacing(command.path) as beside:
            return write_firm_workbook(beside, firm_sheets(read.session))
    except TextTooLong as refusal:
        sheet, column, row = refusal.args
        raise DomainError(
            "errors.export_text_too_long", sheet=sheet, column=column, row=row
        ) from refusal
