"""One line that counts on a terminal; silent where stderr is a file or a pipe."""

from __future__ import annotations

import sys
import unicodedata

from app.i18n import Translator
from app.services.desk import Progress
from app.services.stages import IN_BYTES, MB

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


class StageLine:
    """How far work on a whole book is, worded as in the window; always goes on."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._shown = sys.stderr.isatty()
        self._said = ""

    def __call__(self, done: int, of: int, name: str) -> bool:
        if self._shown:
            if name in IN_BYTES:
                done, of = -(-done // MB), -(-of // MB)
            self._say(self._words(f"long.stage.{name}", done=f"{done:,}", of=f"{of:,}"))
        return True

    def close(self) -> None:
        """Leaves the line empty for what is said next."""
        if self._said:
            self._say("")
            print("\r", end="", file=sys.stderr, flush=True)

    def _say(self, said: str) -> None:
        if said != self._said:
            self._said = said
            print(f"\r{fitted(said, WIDTH)}", end="", file=sys.stderr, flush=True)


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
