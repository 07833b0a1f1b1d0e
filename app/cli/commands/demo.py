"""``gendan demo``: a made-up firm in an empty place."""

from __future__ import annotations

from app.bootstrap import open_context
from app.cli.arguments import Options
from app.i18n import Translator
from app.services.demo import fill_demo


def run(options: Options, words: Translator) -> int:
    context = open_context(options.data, options.language)
    try:
        report = fill_demo(context, options.on or context.clock.today(), words)
        place = context.book.place
    finally:
        context.close()
    print(words("cli.demo.done", customers=report.stored["customers"],
                orders=report.stored["orders"], place=place))
    return 0
