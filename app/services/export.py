"""The whole firm as a workbook, so that nobody is locked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.db.unit_of_work import Read
from app.domain.errors import DomainError
from app.queries.firm_export import Row, count_rows, firm_sheets
from app.services.desk import Progress
from app.services.stages import Stage, go_on, nobody_watches, stage
from app.writers.firm_workbook import TextTooLong, write_firm_workbook
from app.writers.swap import replacing

_ROWS_BETWEEN = 200


@dataclass(frozen=True, slots=True)
class ExportFirm:
    """Write to ``path``, swapped in whole; ``progress`` is asked between rows."""

    path: Path
    progress: Progress = field(default=nobody_watches, compare=False)


def export_firm(read: Read, command: ExportFirm) -> dict[str, int]:
    """Every sheet of firm-workbook §2; returns the rows of each. To be asked like a query.

    DomainError ``errors.file_not_written``, ``errors.export_text_too_long``; Stopped once
    ``command.progress`` says no.
    """
    told = _Told(command.progress, count_rows(read.session))
    sheets = ((sheet, told.rows(rows)) for sheet, rows in firm_sheets(read.session))
    try:
        with replacing(command.path) as beside:
            return write_firm_workbook(beside, sheets, told.filed)
    except TextTooLong as refusal:
        sheet, column, row = refusal.args
        raise DomainError(
            "errors.export_text_too_long", sheet=sheet, column=column, row=row
        ) from refusal


class _Told:
    """How many rows are written, then that they are packed."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._rows, self._packed = stage(progress, Stage.ROWS), stage(progress, Stage.FILING)
        self._done, self._of, self._size = 0, of, 0

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            if self._done % _ROWS_BETWEEN == 0:
                go_on(self._rows, self._done, self._of)
            self._done += 1
            yield row

    def filed(self, size: int) -> None:
        """How large the file will be nobody knows before it is there."""
        self._size += size
        go_on(self._packed, self._size, 0)
