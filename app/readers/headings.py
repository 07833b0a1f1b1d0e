"""Which sheet, column or choice a word means: its English name or any label, in any language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.documents.firm_sheets import SHEETS, Column, Sheet
from app.i18n import Language, Translator
from app.readers.cells import fold

_ALTERNATIVES = " / "


def labels(message_id: str) -> list[str]:
    """Every alternative of a label in every language; none where there is no such message."""
    found = []
    for language in Language:
        translate = Translator(language)
        if translate.has(message_id):
            found += translate(message_id).split(_ALTERNATIVES)
    return found


@cache
def sheet_words() -> dict[str, str]:
    """Folded word → the English name of a sheet."""
    words: dict[str, str] = {}
    for name in SHEETS:
        _add(words, [name, *labels(f"fields.sheet.{name}")], name)
    return words


@cache
def column_words(sheet: Sheet) -> dict[str, str]:
    """Folded word → the name of a column of this sheet. English names win over labels, and the
    sheet's own labels over the general ones.
    """
    words: dict[str, str] = {}
    for column in sheet.columns:
        _add(words, [column.name], column.name)
    for column in sheet.columns:
        _add(words, labels(f"fields.{sheet.name}.{column.name}"), column.name)
    for column in sheet.columns:
        _add(words, labels(f"fields.{column.name}"), column.name)
    return words


@cache
def choice_words(column: Column) -> dict[str, str]:
    """Folded word → the code of a choice."""
    words: dict[str, str] = {}
    for code in column.choices or ():
        _add(words, [code.value], code.value)
    for code in column.choices or ():
        _add(words, labels(f"fields.choice.{column.name}.{code.value}"), code.value)
    return words


@cache
def firm_headings() -> tuple[frozenset[str], frozenset[str]]:
    """What the two columns of the sheet ``firm`` may be called: its keys, its values."""
    return (
        frozenset(map(fold, ["key", *labels("fields.key")])),
        frozenset(map(fold, ["value", *labels("fields.value")])),
    )


def _add(words: dict[str, str], spoken: Iterable[str], name: str) -> None:
    for word in spoken:
        words.setdefault(fold(word), name)
