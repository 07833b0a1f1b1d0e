"""Names in memory, found by what stands on them and by how they sound.

Two long texts hold the keys of every record, one a line; a search runs along them with
``str.find`` and never looks at a record that does not match.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.fax_numbers import normalise_fax
from app.domain.half_width import half_width
from app.queries.lookups.sounds import BEGUN, heard, is_zhuyin, sound_keys

_CODE = "\x01"
_KEY = "\n"


@dataclass(frozen=True, slots=True)
class Named:
    """One record: ``code`` first of all, ``names`` by sight and sound, ``numbers`` as digits."""

    id: int
    code: str
    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    id: int
    matched: str
    """The part of a name that matched, for underlining; '' where a code or number did."""
    by_sound: bool


def folded(text: str) -> str:
    """As names are compared: half width, without case, without blanks at the ends."""
    return half_width(text).casefold().strip()


def digits(text: str) -> str:
    """Those of a telephone or fax number, without what stands between them; after ``+`` as one
    dials it at home: ``+886 4 2562-6738`` is ``0425626738``."""
    if text.startswith("+"):
        return normalise_fax(text)
    return "".join(one for one in text if one.isdigit())


def _forms(number: str) -> Iterator[str]:
    """A number with its country and as one dials it at home."""
    plain = "".join(one for one in number if one.isdigit())
    yield plain
    if digits(number) != plain:
        yield digits(number)


class NameIndex:
    """Made once per state of a table; safe to read from any thread."""

    def __init__(self, records: Sequence[Named]) -> None:
        self._records = {one.id: one for one in records}
        self._seen = _Lines()
        self._heard = _Lines()
        for one in records:
            code = folded(one.code)
            plain = (form for number in one.numbers for form in _forms(number))
            sights = [_CODE + code, *map(folded, one.names), *filter(None, plain)]
            self._seen.add(one.id, sights)
            self._heard.add(one.id, sorted({key for name in one.names for key in sound_keys(name)}))
        self._seen.close()
        self._heard.close()

    def __len__(self) -> int:
        return len(self._records)

    def match(self, record_id: int, text: str) -> Found | None:
        """Whether that one record answers to ``text``."""
        one = self._records.get(record_id)
        wanted = folded(text)
        if one is None or not wanted:
            return None
        return _by_sight(one, wanted) or _by_sound(one, wanted)

    def search(self, text: str, limit: int) -> list[Found]:
        """Codes that begin so, then names and numbers that hold it, then what sounds like it."""
        wanted = folded(text)
        found: dict[int, Found] = {}
        if not wanted:
            return []
        for record_id in self._candidates(wanted):
            if record_id in found:
                continue
            one = self._records[record_id]
            hit = _by_sight(one, wanted) or _by_sound(one, wanted)
            if hit is not None:
                found[record_id] = hit
                if len(found) >= limit:
                    break
        return list(found.values())

    def _candidates(self, wanted: str) -> Iterator[int]:
        yield from self._seen.holding(_KEY + _CODE + wanted)
        yield from self._seen.holding(wanted)
        number = digits(wanted)
        if number and number != wanted and _is_number(wanted):
            yield from self._seen.holding(number)
        if is_zhuyin(wanted) or wanted.isascii():
            yield from self._heard.holding(_KEY + wanted.replace(" ", "")[:BEGUN])


class _Lines:
    """Each record's keys in one stretch of a text, so that a hit skips to the next record."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._ids: list[int] = []
        self._length = 0
        self._text = ""

    def add(self, record_id: int, keys: Sequence[str]) -> None:
        part = _KEY + _KEY.join(keys)
        self._starts.append(self._length)
        self._ids.append(record_id)
        self._parts.append(part)
        self._length += len(part)

    def close(self) -> None:
        self._text = "".join(self._parts)
        self._parts.clear()
        self._starts.append(self._length)

    def holding(self, words: str) -> Iterator[int]:
        at = self._text.find(words)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield self._ids[place]
            at = self._text.find(words, self._starts[place + 1])


def _by_sight(one: Named, wanted: str) -> Found | None:
    for name in one.names:
        at = folded(name).find(wanted)
        if at >= 0:
            return Found(one.id, name[at : at + len(wanted)], by_sound=False)
    number = digits(wanted) if _is_number(wanted) else ""
    if wanted in folded(one.code) or (
        number and any(number in form for held in one.numbers for form in _forms(held))
    ):
        return Found(one.id, "", by_sound=False)
    return None


def _by_sound(one: Named, wanted: str) -> Found | None:
    typed = wanted.replace(" ", "")
    if not (is_zhuyin(typed) or typed.isascii()):
        return None
    for name in one.names:
        matched = heard(name, typed)
        if matched:
            return Found(one.id, matched, by_sound=True)
    return None


def _is_number(wanted: str) -> bool:
    return all(one.isdigit() or one in "-+() #" for one in wanted)
