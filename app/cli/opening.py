"""Opening the book for a command that expects something in it."""

from __future__ import annotations

import sys

from app.bootstrap import Context, open_context
from app.cli.arguments import Options
from app.i18n import Translator


def open_filled(options: Options, words: Translator) -> Context:
    """The context; an empty book is said, for a mistyped ``--data`` makes a new one."""
    context = open_context(options.data, options.language)
    if context.book.head().seq == 0:
        print(words("cli.empty_book", place=context.book.place), file=sys.stderr)
    return context
