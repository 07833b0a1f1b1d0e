"""Whether there is a screen for a window; asked before Qt is loaded, which would abort."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from app.i18n import Language, Translator

_LEAD_TO_A_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    return not system.startswith("linux") or any(map(environment.get, _LEAD_TO_A_SCREEN))


def say_none(argv: Sequence[str]) -> int:
    """One sentence on stderr with the commands that need no screen; the exit code."""
    given = window_options(argv).get("lang", "")
    language = Language(given) if given in set(Language) else Language.of_system()
    say_refusal(Translator(language)("gui.no_screen"))
    return 1


def say_refusal(sentence: str) -> None:
    # A console that has no Chinese is to get escapes, not an exception.
    encoding = sys.stderr.encoding or "utf-8"
    plain = sentence.encode(encoding, "backslashreplace").decode(encoding)
    sys.stderr.write(f"{plain}\n")


def window_options(argv: Sequence[str]) -> dict[str, str]:
    """``--data PLACE`` and ``--lang LANGUAGE``, also with ``=``; __main__ lets nothing else by."""
    found: dict[str, str] = {}
    rest = iter(argv)
    for argument in rest:
        name, equals, value = argument.partition("=")
        found[name.removeprefix("--")] = value if equals else next(rest, "")
    return found
