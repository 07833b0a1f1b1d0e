"""``gendan``: a window, or a command where one is given."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = ("--data", "--lang")


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments are only options that a window understands too."""
    rest = iter(arguments)
    for argument in rest:
        if argument in WINDOW_OPTIONS:
            next(rest, None)
        elif not argument.startswith(tuple(f"{option}=" for option in WINDOW_OPTIONS)):
            return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """0 done, 1 refused, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if asks_for_window(given):
        from app.gui.screen import has_screen, say_none

        if not has_screen():
            return say_none(given)
        from app.gui.start import run

        return run(given)
    from app.cli import main as command

    return command(given)


if __name__ == "__main__":
    # Worker processes on Windows start this file anew and must not open a window each.
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
