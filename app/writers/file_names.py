"""Names of files made from numbers and names of customers, which may hold anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 120
"""Leaves room for an ending, and for the folder, on every file system (255 bytes a name)."""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_DEVICES = frozenset({
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{device}{place}" for device in ("COM", "LPT") for place in "0123456789¹²³"),
})
"""Windows opens the device, whatever the ending (Win32 naming conventions)."""
_NAMELESS = "_"


def safe_file_name(text: str) -> str:
    """One name without an ending, never a path, that Windows, macOS and Linux all take.

    NFC; controls, marks of direction and lone surrogates gone; reserved characters become
    ``_``; no dot or space at either end; at most MOST_BYTES in UTF-8; never empty.
    """
    kept = "".join(
        letter for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn")
    )
    name = _NOT_IN_NAMES.sub("_", " ".join(kept.split())).strip(" .")
    name = _cut(name, MOST_BYTES)
    if name.partition(".")[0].strip().upper() in _DEVICES:
        name = f"_{name}"
    return name or _NAMELESS


def unique_file_names(texts: Iterable[str]) -> list[str]:
    """A safe name for each, no two alike even where capitals do not count."""
    taken: set[str] = set()
    names = []
    for text in texts:
        first = name = safe_file_name(text)
        count = 1
        while name.casefold() in taken:
            count += 1
            ending = f"-{count}"
            name = _cut(first, MOST_BYTES - len(ending)) + ending
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, most: int) -> str:
    return name.encode()[:most].decode("utf-8", "ignore").rstrip(" .")
