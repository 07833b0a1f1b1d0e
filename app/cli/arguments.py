"""What may be written on the command line (firm-workbook §4)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import DomainError
from app.domain.months import Month
from app.i18n import Language, Translator

FORMATS = ("xlsx", "pdf", "tiff")
PAPERS = ("a4", "a5", "241x140")

Options = argparse.Namespace
"""``command``, ``data``, ``language`` and the command's own."""


def parse(arguments: Sequence[str]) -> Options:
    """SystemExit(2) with the usage on stderr where the words are wrong."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang")
    known, _ = first.parse_known_args(arguments)
    language = _language(known.lang)
    options = _parser(Translator(language)).parse_args(arguments)
    options.language = language
    return options


def _language(asked: str | None) -> Language:
    try:
        return Language(asked) if asked else Language.of_system()
    except ValueError:
        return Language.for_locale(asked or "")


def _parser(words: Translator) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="gendan", description=words("cli.about"))
    top.add_argument("--data", type=Path, metavar="PLACE", help=words("cli.option.data"))
    top.add_argument("--lang", metavar="zh_TW|zh_CN|en", help=words("cli.option.lang"))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, add in _COMMANDS.items():
        add(commands.add_parser(name, help=words(f"cli.command.{name}")), words)
    return top


def _demo(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help=words("cli.option.on"))


def _import(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))
    parser.add_argument("--skip-bad-rows", action="store_true", help=words("cli.option.skip"))
    parser.add_argument("--json", action="store_true", help=words("cli.option.json"))


def _file(parser: argparse.ArgumentParser, _words: Translator) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _statements(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("--month", type=_month, required=True, metavar="YYYY-MM",
                        help=words("cli.option.month"))
    parser.add_argument("--customer", action="append", metavar="CODE",
                        help=words("cli.option.customer"))
    parser.add_argument("--issue", action="store_true", help=words("cli.option.issue"))
    parser.add_argument("--revise", action="store_true", help=words("cli.option.revise"))
    parser.add_argument("--json", action="store_true", help=words("cli.option.json"))
    _add_files(parser, words, required=False, formats="xlsx,pdf")


def _notes(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("--delivery", action="append", metavar="NO",
                        help=words("cli.option.delivery"))
    parser.add_argument("--from", dest="start", type=_day, metavar="D",
                        help=words("cli.option.from"))
    parser.add_argument("--to", dest="end", type=_day, metavar="D", help=words("cli.option.to"))
    parser.add_argument("--paper", type=_choices(PAPERS), default=("a4",), metavar="a4,…",
                        help=words("cli.option.paper"))
    _add_files(parser, words, required=True, formats="pdf")


def _add_files(
    parser: argparse.ArgumentParser, words: Translator, *, required: bool, formats: str
) -> None:
    parser.add_argument("--out", type=Path, required=required, metavar="DIR",
                        help=words("cli.option.out"))
    parser.add_argument("--format", dest="formats", type=_choices(FORMATS),
                        default=tuple(formats.split(",")), metavar="xlsx,…",
                        help=words("cli.option.format"))
    parser.add_argument("--template", type=Path, metavar="FILE",
                        help=words("cli.option.template"))


def _today(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("--on", type=_day, metavar="DATE", help=words("cli.option.on"))
    parser.add_argument("--json", action="store_true", help=words("cli.option.json"))


def _backup(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE",
                        help=words("cli.option.backup"))


def _template(parser: argparse.ArgumentParser, words: Translator) -> None:
    parser.add_argument("paper", choices=("statement", "note"))
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE",
                        help=words("cli.option.form"))


def _check(_parser: argparse.ArgumentParser, _words: Translator) -> None:
    """No options of its own."""


_COMMANDS = {
    "demo": _demo, "import": _import, "export": _file, "statements": _statements,
    "notes": _notes, "today": _today, "backup": _backup, "restore": _file, "check": _check,
    "template": _template,
}


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except DomainError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD") from None


def _choices(allowed: tuple[str, ...]) -> Any:
    def read(text: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",")))
        if not set(found) <= set(allowed):
            raise argparse.ArgumentTypeError(f"{text!r}: {','.join(allowed)}")
        return found

    return read
