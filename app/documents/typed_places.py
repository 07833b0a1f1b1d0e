"""A place typed as one text, read as who is there and where it is.

Rule: of several lines the first is the name; else a comma parts name from address; else Chinese
words do, where the first of them that reads like an address begins it; else all is address.
"""

from __future__ import annotations

import re

_COMMA = re.compile(r"[,，、;；]")
_EDGES = " \t　,，、;；"
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_MARK = re.compile(r"[縣市區鄉鎮村路街巷弄號樓省县区镇号楼]")
_SHOPS = re.compile(r"[門门超夜]市")
"""A branch, a supermarket, a night market: names, though 市 is in them."""
_HOUSE = re.compile(
    r"\d.*\b(?:street|st|road|rd|avenue|ave|lane|drive|square|building|centre|center)\b"
    r"|\b(?:unit|flat|room|rm|shop|suite|no|lot|block|floor)\b\.?\s*\w*\d"
    r"|^\d+/f\b|^\d+$",
    re.IGNORECASE,
)
_DOOR = re.compile(r"(?:unit|flat|room|rm|shop|suite|lot|block|floor)\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d\s*[號樓巷弄号楼段]|[縣區鄉鎮路街巷弄號樓县区镇号楼]$")

Place = tuple[str, tuple[str, ...]]
"""The name, empty where none was typed, and the lines of the address."""


def typed_place(text: str) -> Place:
    lines = [line for line in (part.strip(_EDGES) for part in text.splitlines()) if line]
    if not lines:
        return "", ()
    if len(lines) > 1:
        return lines[0], tuple(lines[1:])
    whole = lines[0]
    comma = _COMMA.search(whole)
    if comma is not None:
        first = whole[: comma.start()].strip(_EDGES)
        # A comma inside an address (12 Lok Yip Road, Fanling) parts no name from it.
        if not _HOUSE.search(first) and not _NUMBERED.search(first):
            return first, (whole[comma.end() :].strip(_EDGES),)
    if _CHINESE.search(whole):
        return _by_words(whole)
    return "", (whole,)


def _by_words(whole: str) -> Place:
    words = whole.split()
    begins = next((at for at, word in enumerate(words) if _is_address(word)), len(words))
    # A number belongs to the word after it: 「二廠 3 號門」.
    while 0 < begins < len(words) and words[begins - 1].isdecimal():
        begins -= 1
    rest = " ".join(words[begins:])
    return " ".join(words[:begins]), (rest,) if rest else ()


def _is_address(word: str) -> bool:
    if _DOOR.fullmatch(word):
        return True
    return len(word) > 1 and _MARK.search(_SHOPS.sub("", word)) is not None
