"""``gendan check``: verify everything and say what is wrong."""

from __future__ import annotations

import sys

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.cli.progress import StageLine
from app.i18n import Translator
from app.services.check import check


def run(options: Options, words: Translator) -> int:
    context = open_filled(options, words)
    line = StageLine(words)
    try:
        report = check(context.book, line)
    finally:
        line.close()
        context.close()
    for fault in report.faults:
        print(words(fault.message_id, **fault.params), file=sys.stderr)
    if not report.sound:
        return 1
    print(words("cli.check.fine"))
    return 0
