"""Catalogues: ``resources/i18n/<area>.toml``, one table a message, its languages side by side."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from app.i18n.language import Language

CATALOGS = Path(__file__).resolve().parents[2] / "resources" / "i18n"

Message = dict[Language, str]


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
    words = {key: value for key, value in table.items() if isinstance(value, str)}
    if words:
        if set(words) != set(Language):
            raise BrokenCatalog(f"{prefix}: has {sorted(words)}, needs {sorted(Language)}")
        into[prefix] = {Language(key): value for key, value in words.items()}
    for key, value in table.items():
        if isinstance(value, dict):
            _collect(f"{prefix}.{key}", value, into)
        elif not isinstance(value, str):
            raise BrokenCatalog(f"{prefix}.{key}: is no text")


@cache
def area(name: str, folder: Path = CATALOGS) -> dict[str, Message]:
    """The messages of one area, read from its file the first time it is asked for."""
    path = folder / f"{name}.toml"
    if not path.is_file():
        raise UnknownMessage(f"no catalogue {path.name}")
    return read_catalog(path)
