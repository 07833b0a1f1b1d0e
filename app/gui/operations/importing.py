"""Reading a workbook for a look, reading it otherwise, and storing it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.gui.importing.check_rows import CheckKind, CheckRow
from app.gui.importing.preview import Names, Preview, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from app.bootstrap import Context
    from app.gui.change_bus import Changes
    from app.gui.desk import Desk
    from app.gui.tasks import Progress, Ticket
    from app.i18n import Translator
    from app.readers.heading_map import RawWorkbook, SheetMap
    from app.services.importing.another import Reading
    from app.services.importing.report import BadCell

SHOWN_ROWS = 20
"""Of each sheet, for finding the headings and for a look."""
BETWEEN_HEADINGS = "|"
_TASKS = "import check"


def look_at(
    desk: Desk, path: Path, done: Callable[[Preview], None], failed: Callable[[Exception], None]
) -> Ticket:
    """A file's first look, which its ticket stops. Foreign headings are understood as last time,
    else guessed."""
    known = dict(desk.remembered.settings.headings) if desk.remembered is not None else {}

    def act(context: Context, progress: Progress) -> Preview:
        from app.readers.heading_map import read_raw
        from app.services.importing.another import Reading

        raw = read_raw(path, go_on=lambda: progress(0, 0, path.name))
        # What was typed for the firm is not replaced unless that is chosen.
        own = _names(context, raw) is not None
        return _preview(context, path, Reading(raw, _maps(raw, known), own_firm=own))

    return desk.tasks.write(act, done, failed=failed)


def look_again(
    desk: Desk, path: Path, reading: Reading, done: Callable[[Preview], None],
    failed: Callable[[Exception], None],
) -> Ticket:
    """The same cells read otherwise; a newer look overtakes this one."""
    return desk.tasks.read(
        lambda context: _preview(context, path, reading), done, failed=failed, group=_TASKS
    )


def store(
    desk: Desk,
    preview: Preview,
    skip_bad_rows: bool,
    done: Callable[[], None],
    failed: Callable[[Exception], None],
    told: Callable[[int, int, str], None] | None = None,
) -> Ticket:
    """One action: everything or nothing, and one undo takes it back whole. Its ticket stops it."""
    words = desk.words

    def act(context: Context, progress: Progress) -> tuple[int, Changes, int]:
        from app.services.importing import ImportWorkbook, import_workbook

        command = ImportWorkbook(
            preview.prepared, skip_bad_rows, lambda step, of: progress(step, of, "")
        )
        outcome = context.perform("import", import_workbook, command)
        return sum(outcome.value.stored.values()), outcome.changes, outcome.seq

    def stored(answer: tuple[int, Changes, int]) -> None:
        from app.gui.operations.undo import undo

        count, changes, seq = answer
        _keep_headings(desk, preview)
        desk.bus.publish(changes, seq)
        desk.notify(
            words("gui.import.done", count=f"{count:,}", file=preview.path.name),
            words("gui.menu.undo"), "Ctrl Z", lambda: undo(desk),
        )
        done()

    return desk.tasks.write(act, stored, failed=failed, progress=told)


def _maps(raw: RawWorkbook, known: Mapping[str, str]) -> dict[str, SheetMap]:
    from app.readers.heading_guess import LOOKED_AT, guessed_maps, headings_of
    from app.readers.heading_map import SheetMap

    maps = guessed_maps(raw)
    for block in raw.sheets:
        for row in range(min(LOOKED_AT, len(block.columns[0]))) if block.sheet in maps else ():
            said = known.get(BETWEEN_HEADINGS.join(headings_of(block, row)))
            if said is not None:
                maps[block.sheet] = SheetMap.from_json({**json.loads(said), "heading_row": row})
    return maps


def _keep_headings(desk: Desk, preview: Preview) -> None:
    rows = {sample.name: sample.rows for sample in preview.samples}
    understood = {
        BETWEEN_HEADINGS.join(rows[name][one.heading_row]): json.dumps(one.to_json())
        for name, one in preview.reading.maps.items() if one.heading_row < len(rows[name])
    }
    if understood and desk.remembered is not None:
        desk.remembered.keep_headings(understood)


def _preview(context: Context, path: Path, reading: Reading) -> Preview:
    from app.documents.firm_sheets import SHEETS
    from app.readers.contact_columns import CONTACT_COLUMNS
    from app.services.importing import ImportWorkbook, check_import
    from app.services.importing.another import prepare_reading

    translate = context.translate
    prepared = context.ask(lambda read, _: prepare_reading(read, reading, translate), None)
    report = context.ask(check_import, ImportWorkbook(prepared))
    bad = report.bad
    if report.refused:
        report = context.ask(check_import, ImportWorkbook(prepared, skip_bad_rows=True))
    called = _called(reading)
    rows = [
        *_rows(CheckKind.BAD, bad, translate, called),
        *_rows(CheckKind.DOUBT, report.doubts, translate, called),
    ]
    if not bad:
        rows += _rows(CheckKind.LEFT_OUT, report.skipped, translate, called)
    columns = {
        name: [one.name for one in sheet.columns] for name, sheet in SHEETS.items()
        if name != "firm"
    }
    columns["customers"] += CONTACT_COLUMNS
    fields = {
        sheet: tuple((name, column_word(translate, sheet, name)) for name in names)
        for sheet, names in columns.items()
    }
    return Preview(
        path, reading, prepared, dict(report.stored), tuple(rows), _samples(reading.raw),
        _names(context, reading.raw), fields, _untaken(reading, translate),
    )


def _untaken(reading: Reading, translate: Translator) -> tuple[str, ...]:
    from app.readers.untaken import untaken

    found = []
    for one in untaken(reading.raw, reading.maps):
        if one.heading:
            found.append(one.heading)
        elif one.letter:
            found.append(translate("importing.unnamed_column", letter=one.letter))
        else:
            found.append(translate("importing.whole_sheet", sheet=one.sheet))
    return tuple(dict.fromkeys(found))


def _called(reading: Reading) -> dict[str, str]:
    """Our sheet → what the file calls it; a contact that stands among the customers' cells has
    their sheet."""
    from app.readers.cells import fold
    from app.readers.headings import sheet_words

    called: dict[str, str] = {}
    for block in reading.raw.sheets:
        one = reading.maps.get(block.sheet)
        ours = one.sheet if one is not None else sheet_words().get(fold(block.sheet), "")
        called.setdefault(ours, block.sheet)
    if "customers" in called:
        called.setdefault("contacts", called["customers"])
    return called


def _rows(
    kind: CheckKind, found: Iterable[BadCell], translate: Translator, called: Mapping[str, str]
) -> list[CheckRow]:
    return [
        CheckRow(
            kind, one.sheet, one.row, one.column,
            called.get(one.sheet) or sheet_word(translate, one.sheet),
            column_word(translate, one.sheet, one.column), one.value, one.message,
        )
        for one in found
    ]


def sheet_word(translate: Translator, sheet: str) -> str:
    """A sheet nobody knows keeps its own name."""
    known = f"fields.sheet.{sheet}"
    return _first(translate(known)) if translate.has(known) else sheet


def column_word(translate: Translator, sheet: str, column: str) -> str:
    for known in (f"fields.{sheet}.{column}", f"fields.{column}"):
        if translate.has(known):
            return _first(translate(known))
    return column


def _first(words: str) -> str:
    """A label lists its alternatives, the window's own first."""
    return words.split(" / ", maxsplit=1)[0]


def _samples(raw: RawWorkbook) -> tuple[Sample, ...]:
    from app.readers.cells import fold
    from app.readers.firm_workbook import shown
    from app.readers.heading_guess import is_ours
    from app.readers.headings import sheet_words

    return tuple(
        Sample(
            block.sheet, sheet_words()[fold(block.sheet)] if is_ours(block) else "",
            tuple(
                tuple(shown(cell) for cell in row)
                for row in zip(*(column[:SHOWN_ROWS] for column in block.columns), strict=True)
            ),
        )
        for block in raw.sheets
    )


def _names(context: Context, raw: RawWorkbook) -> Names | None:
    """Where the book and the file call the firm otherwise."""
    from app.queries.lists.firm import firm_row
    from app.readers.cells import fold
    from app.readers.firm_workbook import firm_workbook_of
    from app.readers.headings import sheet_words

    book = context.ask(firm_row, None).name
    own = (one for one in raw.sheets if sheet_words().get(fold(one.sheet)) == "firm")
    table = firm_workbook_of(own, raw.name, needs_customers=False).tables.get("firm")
    named = table.columns.get("name", [None])[0] if table is not None else None
    if table is None or not isinstance(named, str) or not book or named == book:
        return None
    return Names(book, named, table.field_rows["name"])
