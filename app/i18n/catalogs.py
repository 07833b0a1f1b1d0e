"""Catalogues: ``resources/i18n/<area>.toml``, one table a message, its languages side by side.

Where a language says one thing otherwise than several, it has a table in place of a text:
``en = { one = "{count} line", other = "{count} lines" }``; the value that decides is ``count``,
or the one named with ``by = "days"``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.i18n.language import Language

CATALOGS = Path(__file__).resolve().parents[2] / "resources" / "i18n"


@dataclass(frozen=True, slots=True)
class Counted:
    """Words for one and for any other number, chosen by the value called ``by``."""

    one: str
    other: str
    by: str = "count"

    def of(self, count: object) -> str:
        """``count`` may be written already: ``"1"`` is one, too."""
        return self.one if count in (1, "1") else self.other


Message = dict[Language, str | Counted]


class UnknownMessage(LookupError):
    """No catalogue has this message id."""


class BrokenCatalog(ValueError):
    """A catalogue says something that is not a message in all languages."""


def read_catalog(path: Path) -> dict[str, Message]:
    """Every message of one file by its whole id, whose first part is the file's stem."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    messages: dict[str, Message] = {}
    _collect(path.stem, tables, messages)
    return messages


def _collect(prefix: str, table: dict[str, object], into: dict[str, Message]) -> None:
    words = {
        key: said for key, value in table.items()
        if (said := _read_words(f"{prefix}.{key}", value)) is not None
    }
    if words:
        if set(words) != set(Language):
            raise BrokenCatalog(f"{prefix}: has {sorted(words)}, needs {sorted(Language)}")
        into[prefix] = {Language(key): value for key, value in words.items()}
    for key, value in table.items():
        if key in words:
            continue
        if not isinstance(value, dict):
            raise BrokenCatalog(f"{prefix}.{key}: is no text")
        _collect(f"{prefix}.{key}", value, into)


def _read_words(place: str, value: object) -> str | Counted | None:
    """None: no words, but what may be messages below this one."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or not isinstance(value.get("other"), str):
        return None
    if not {"one", "other"} <= set(value) <= {"one", "other", "by"}:
        raise BrokenCatalog(f"{place}: needs words for one and for others")
    return Counted(**value)


@cache
def area(name: str, folder: Path = CATALOGS) -> dict[str, Message]:
    """The messages of one area, read from its file the first time it is asked for."""
    path = folder / f"{name}.toml"
    if not path.is_file():
        raise UnknownMessage(f"no catalogue {path.name}")
    return read_catalog(path)
