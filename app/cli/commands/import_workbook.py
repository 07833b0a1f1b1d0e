"""``gendan import``: a firm's workbook into the book."""

from __future__ import annotations

import json
import sys

from app.bootstrap import open_context
from app.cli.arguments import Options
from app.i18n import Translator
from app.services.importing import (
    ImportReport,
    ImportWorkbook,
    check_import,
    import_workbook,
    prepare_import,
)


def run(options: Options, words: Translator) -> int:
    command = ImportWorkbook(prepare_import(options.file, words), options.skip_bad_rows)
    context = open_context(options.data, options.language)
    try:
        if options.dry_run:
            report = context.ask(check_import, command)
        else:
            report = context.perform("import", import_workbook, command).value
    finally:
        context.close()
    if options.json:
        print(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    _tell(report, options, words)
    return 1 if report.refused else 0


def _tell(report: ImportReport, options: Options, words: Translator) -> None:
    for cell in (*report.bad, *report.skipped, *report.doubts):
        print(words("cli.import.bad", sheet=cell.sheet, row=cell.row, column=cell.column,
                    value=cell.value, message=cell.message), file=sys.stderr)
    if report.refused:
        print(words("cli.import.refused", count=len(report.bad)), file=sys.stderr)
    elif not options.json:
        for sheet, count in report.stored.items():
            print(words("cli.import.stored", sheet=_first(words(f"fields.sheet.{sheet}")),
                        count=count))
    if options.dry_run:
        print(words("cli.import.dry"), file=sys.stderr)


def _first(labels: str) -> str:
    """Of the names a sheet may go by, the one we use."""
    return labels.partition(" / ")[0]
