"""Text that may stand in a cell: nothing a spreadsheet could take for markup or choke on."""

from __future__ import annotations

import re
from functools import lru_cache

MOST_UNITS = 32_767
"""Excel's limit for one cell, in UTF-16 units."""

SHORT = 200
"""Characters up to which a text is worth remembering."""

_BLANKS = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
# What XML 1.0 cannot hold: controls, lone surrogates and two non-characters; C1 controls show
# as nothing anywhere, and marks of direction can make a name read as another one.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def cell_text(text: str) -> str:
    """``text`` on one line, without control characters, no longer than a cell can hold."""
    return _short(text) if len(text) < SHORT else _cleaned(text)


def _cleaned(text: str) -> str:
    if not text.isprintable():
        text = _UNWRITABLE.sub("", _BLANKS.sub(" ", text))
    if len(text) > MOST_UNITS // 2:
        text = _cut(text)
    # XlsxWriter passes such a string on as markup (sharedstrings.py, _write_si).
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    return text


# Names and units come again on every line of every paper of a month.
_short = lru_cache(maxsize=8192)(_cleaned)


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")[: 2 * (MOST_UNITS - 1)]
    return units.decode("utf-16-le", "ignore")
