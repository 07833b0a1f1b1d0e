"""``gendan notes``: delivery notes as files."""

from __future__ import annotations

import sys

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.cli.progress import terminal_progress
from app.cli.template import chosen_template
from app.i18n import Translator
from app.services.drawing import FileFormat
from app.services.note_run import NoteRun, run_notes
from app.writers.template_names import TemplateKind


def run(options: Options, words: Translator) -> int:
    if not options.delivery and options.start is None and options.end is None:
        print(words("cli.notes.which"), file=sys.stderr)
        return 2
    if options.start and options.end and options.start > options.end:
        print(words("cli.notes.backwards"), file=sys.stderr)
        return 2
    context = open_filled(options, words)
    try:
        written = run_notes(
            context,
            NoteRun(
                out=options.out, numbers=tuple(options.delivery or ()), start=options.start,
                end=options.end, formats=tuple(FileFormat(name) for name in options.formats),
                papers=options.paper,
                template=chosen_template(options, TemplateKind.NOTE, words),
            ),
            terminal_progress(),
        )
    finally:
        context.close()
    for path in written.files:
        print(path)
    for number, reason in written.refused.items():
        print(words("cli.notes.refused", number=number,
                    reason=words(reason.message_id, **reason.params)), file=sys.stderr)
    return 1 if written.refused else 0
