"""Reading a workbook for a look, and storing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.gui.importing.bad_cells import BadCellRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress, Ticket
    from app.services.importing import Prepared
    from app.services.importing.report import BadCell


@dataclass(frozen=True, slots=True)
class Preview:
    """What storing would do. ``stored`` counts the good rows of each sheet; with bad cells the
    same once the bad rows are left out."""

    path: Path
    prepared: Prepared
    stored: dict[str, int]
    bad: tuple[BadCellRow, ...]
    skipped: tuple[BadCellRow, ...]


def look_at(
    desk: Desk, path: Path, done: Callable[[Preview], None], failed: Callable[[Exception], None]
) -> Ticket:
    return desk.tasks.write(
        lambda context, _progress: _preview(context, path), done, failed=failed
    )


def store(
    desk: Desk,
    preview: Preview,
    skip_bad_rows: bool,
    done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> Ticket:
    """One action: everything or nothing, and one undo takes it back whole."""
    words = desk.words

    def act(context: Context, _progress: Progress) -> tuple[int, object, int]:
        from app.services.importing import ImportWorkbook, import_workbook

        command = ImportWorkbook(preview.prepared, skip_bad_rows)
        outcome = context.perform("import", import_workbook, command)
        return sum(outcome.value.stored.values()), outcome.changes, outcome.seq

    def stored(answer: tuple[int, object, int]) -> None:
        from app.gui.operations.undo import undo

        count, changes, seq = answer
        desk.bus.publish(changes, seq)  # type: ignore[arg-type]
        desk.notify(
            words("gui.import.done", count=f"{count:,}", file=preview.path.name),
            words("gui.menu.undo"), "Ctrl Z", lambda: undo(desk),
        )
        done()

    return desk.tasks.write(act, stored, failed=failed)


def _preview(context: Context, path: Path) -> Preview:
    from app.services.importing import ImportWorkbook, check_import, prepare_import

    prepared = prepare_import(path, context.translate)
    report = context.ask(check_import, ImportWorkbook(prepared))
    bad = report.bad
    if report.refused:
        report = context.ask(check_import, ImportWorkbook(prepared, skip_bad_rows=True))
    return Preview(path, prepared, dict(report.stored), _rows(bad), _rows(report.skipped))


def _rows(cells: tuple[BadCell, ...]) -> tuple[BadCellRow, ...]:
    return tuple(
        BadCellRow(place, one.sheet, one.row, one.column, one.value, one.message)
        for place, one in enumerate(cells)
    )
