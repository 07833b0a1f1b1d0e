"""Text as the full-text index holds it: bigrams of Chinese, whole words of anything else.

A trigram index cannot find two characters, which is what people type; with bigrams a phrase
of them is exactly the substring. Every run also ends in its last character alone, so that a
single character finds by prefix wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = "\u3040-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_STARTS_CJK = re.compile(f"[{_CJK}]")
_ACCENTED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u036f\u1e00-\u1eff]")
_NUMBERED = re.compile(r"[a-z]+(\d{4,})")
"""A document number is also found without its prefix."""
_NOT_DIGIT = re.compile(r"\D+")


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """The index's words of one field, apart by spaces."""
    found: list[str] = []
    for run in _RUN.findall(_folded(text)):
        found += _bigrams(run) if _is_cjk(run) else [run]
        serial = _NUMBERED.fullmatch(run)
        if serial:
            found.append(serial[1])
    return " ".join(found)


def digits(numbers: str) -> str:
    """Each of several numbers (apart by ``;``) as digits, and without the area before its eight."""
    found = [_NOT_DIGIT.sub("", one) for one in numbers.split(";")]
    return " ".join([*filter(None, found), *(one[-8:] for one in found if len(one) > 8)])


def phrases(text: str) -> str:
    """The FTS5 expression that finds every word of ``text``; '' where it has none.

    Words are begun, not finished: the last run of each may go on in the record.
    """
    return " AND ".join(filter(None, (_phrase(term) for term in _folded(text).split())))


def holds(document: str, text: str) -> bool:
    """Whether ``phrases(text)`` would find a document of these words."""
    padded = f" {document} "
    sought = [_sought(term) for term in _folded(text).split()]
    wanted = [
        f" {' '.join(tokens)} " if whole else f" {' '.join(tokens)}"
        for tokens, whole in sought if tokens
    ]
    return bool(wanted) and all(one in padded for one in wanted)


def _phrase(term: str) -> str:
    tokens, whole = _sought(term)
    return f'"{" ".join(tokens)}"' + ("" if whole else " *") if tokens else ""


@lru_cache(maxsize=256)
def _sought(term: str) -> tuple[tuple[str, ...], bool]:
    """Words that follow each other, and whether the last of them may not go on."""
    runs = _RUN.findall(term)
    if not runs:
        return (), False
    tokens: list[str] = []
    for run in runs[:-1]:
        tokens += _bigrams(run) if _is_cjk(run) else [run]
    last = runs[-1]
    whole = _is_cjk(last) and len(last) > 1
    tokens += _bigrams(last)[:-1] if whole else [last]
    return tuple(tokens), whole


def _bigrams(run: str) -> list[str]:
    return [*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]]


def _is_cjk(run: str) -> bool:
    return _STARTS_CJK.match(run) is not None


def _folded(text: str) -> str:
    """Lower case, full width made half, accents dropped."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not _ACCENTED.search(plain):
        return plain
    parts = (c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(parts))
