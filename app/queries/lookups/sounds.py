"""How a name sounds: every reading of every character, in pinyin and in 注音."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

ZHUYIN_FIRST, ZHUYIN_LAST = "\u3105", "\u3129"
BEGUN = 4
"""Keys hold so many letters or characters; what is typed beyond them is compared afterwards."""
_FIRST_HAN = "\u2e80"


@lru_cache(maxsize=32768)
def readings(character: str) -> tuple[str, ...]:
    """Every pinyin reading without tone, ``ü`` as ``v``; a letter or digit is its own."""
    if character < _FIRST_HAN:
        return (character,)
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(found[0])) if found else (character,)


@lru_cache(maxsize=32768)
def zhuyin(character: str) -> tuple[str, ...]:
    """The first 注音 symbol of every reading."""
    if character < _FIRST_HAN:
        return (character,)
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.BOPOMOFO_FIRST, heteronym=True)
    return tuple(dict.fromkeys(found[0])) if found else (character,)


def spoken(name: str) -> str:
    """The characters of a name that have a sound, in small letters."""
    return "".join(one for one in name.casefold() if one.isalnum())


def is_zhuyin(text: str) -> bool:
    return bool(text) and all(ZHUYIN_FIRST <= one <= ZHUYIN_LAST for one in text)


def sound_keys(name: str) -> frozenset[str]:
    """What somebody may begin to type for ``name`` from any of its characters on."""
    plain = spoken(name)
    found: set[str] = set()
    for start in range(len(plain)):
        if plain[start] < _FIRST_HAN:
            continue
        found |= _window_keys(plain[start : start + BEGUN])
    return frozenset(found)


@lru_cache(maxsize=131072)
def _window_keys(window: str) -> frozenset[str]:
    """Kept: the names of one firm share most of their words, and all but one of them tomorrow."""
    symbols = map("".join, product(*(zhuyin(one) for one in window)))
    return frozenset([*_initials(window), *symbols, *_letters(window)])


def _initials(window: str) -> Iterator[str]:
    firsts = [tuple(dict.fromkeys(sound[0] for sound in readings(one))) for one in window]
    return map("".join, product(*firsts))


def _letters(window: str) -> set[str]:
    begun = {""}
    for character in window:
        if all(len(one) >= BEGUN for one in begun):
            break
        begun = {(one + sound)[:BEGUN] if len(one) < BEGUN else one
                 for one in begun for sound in readings(character)}
    return begun


def heard(name: str, typed: str) -> str:
    """The part of ``name`` that ``typed`` sounds like, '' where it does not.

    ``typed``: initials (``cg``), syllables of which the last may go on (``chagu``), the two
    mixed (``chag``), or the first symbols in 注音 (``ㄔㄍ``).
    """
    places = [place for place, one in enumerate(name) if one.isalnum()]
    plain = [name[place].casefold() for place in places]
    for start in range(len(plain)):
        end = _matched(plain, start, typed)
        if end > start and plain[start] >= _FIRST_HAN:
            return name[places[start] : places[end - 1] + 1]
    return ""


def _matched(plain: list[str], at: int, typed: str) -> int:
    """Where the match ends, -1 for none."""
    if not typed:
        return at
    if at == len(plain):
        return -1
    best = -1
    sounds = zhuyin(plain[at]) if is_zhuyin(typed) else readings(plain[at])
    for sound in sounds:
        if sound.startswith(typed):
            return at + 1
        for part in {sound, sound[0]}:
            if typed.startswith(part):
                best = max(best, _matched(plain, at + 1, typed[len(part):]))
    return best
