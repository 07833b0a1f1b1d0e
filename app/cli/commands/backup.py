"""``gendan backup``: a consistent copy of the book and its files."""

from __future__ import annotations

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.i18n import Translator
from app.services.backup import backup


def run(options: Options, words: Translator) -> int:
    context = open_filled(options, words)
    try:
        now = context.clock.now()
        place = context.book.place
        usual = place.parent / "backups" / f"{place.name}-{now:%Y%m%d-%H%M%S}.gendan"
        target = options.file or usual
        report = backup(context.book, target, now=now)
    finally:
        context.close()
    print(words("cli.backup.done", file=report.path, actions=report.head.seq))
    return 0
