"""``gendan restore``: a backup back into the book's place."""

from __future__ import annotations

from app.cli.arguments import Options
from app.i18n import Translator
from app.services.restore import restore
from app.settings import data_place


def run(options: Options, words: Translator) -> int:
    place = options.data or data_place()
    report = restore(place, options.file)
    print(words("cli.restore.done", place=place, actions=report.head.seq))
    if report.kept is not None:
        print(words("cli.restore.kept", file=report.kept))
    return 0
