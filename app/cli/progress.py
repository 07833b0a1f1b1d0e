"""One line that counts on a terminal; silent where stderr is a file or a pipe."""

from __future__ import annotations

import sys
import unicodedata

from app.services.desk import Progress

WIDTH = 72


def terminal_progress() -> Progress:
    """Always goes on: a terminal stops a run with Ctrl+C."""
    shown = sys.stderr.isatty()

    def progress(done: int, of: int, name: str) -> bool:
        if shown:
            line = fitted(f"{done}/{of} {name}", WIDTH)
            print(f"\r{line}", end="\n" if done == of else "", file=sys.stderr, flush=True)
        return True

    return progress


def fitted(text: str, width: int) -> str:
    """``text`` cut or filled to ``width`` columns; a Chinese character takes two."""
    taken, kept = 0, []
    for character in text:
        size = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken + size > width:
            break
        taken += size
        kept.append(character)
    return "".join(kept) + " " * (width - taken)
