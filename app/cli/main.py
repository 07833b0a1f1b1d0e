"""From arguments to a command, and from what goes wrong to one sentence and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from app.cli.arguments import Options, parse
from app.cli.commands import command
from app.domain.errors import DomainError
from app.i18n import Translator

DONE, REFUSED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """0 done, 1 refused with the reason on stderr and nothing half-done, 2 wrong usage."""
    _speak_utf8()
    try:
        options = parse(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return run(options)


def run(options: Options) -> int:
    words = Translator(options.language)
    try:
        return command(options.command)(options, words)
    except DomainError as refused:
        print(words(refused.message_id, **refused.params), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the exit must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as failed:
        print(words("errors.system", reason=failed.strerror or str(failed),
                    place=str(failed.filename or "")), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(words("cli.stopped"), file=sys.stderr)
        return REFUSED


def _speak_utf8() -> None:
    """A Windows console's code page has no 峯; files and pipes are read as UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
