"""How the characters that were heard are read, for showing why a name was found."""

from __future__ import annotations

from app.queries.lookups.sounds import is_zhuyin, readings, zhuyin

_FIRST_HAN = "\u2e80"


def reading(part: str, typed: str) -> str:
    """The reading of ``part`` that ``typed`` begins or abbreviates: pinyin with tones, 注音 where
    that was typed; '' where none fits. A letter stands for itself."""
    typed = typed.replace(" ", "").casefold()
    by_symbols = is_zhuyin(typed)
    found = _read([one for one in part if one.isalnum()], typed, by_symbols=by_symbols)
    return "" if found is None else " ".join(found)


def _read(part: list[str], typed: str, *, by_symbols: bool) -> list[str] | None:
    if not part:
        return [] if not typed else None
    for plain, shown in _voices(part[0], by_symbols=by_symbols):
        if len(part) == 1 and plain.startswith(typed):
            return [shown]
        for begun in (plain, plain[:1]):
            if typed.startswith(begun):
                others = _read(part[1:], typed[len(begun):], by_symbols=by_symbols)
                if others is not None:
                    return [shown, *others]
    return None


def _voices(character: str, *, by_symbols: bool) -> list[tuple[str, str]]:
    """(as typed, as shown) of every reading."""
    if character < _FIRST_HAN:
        return [(character.casefold(), character)]
    from pypinyin import Style, pinyin

    style = Style.BOPOMOFO if by_symbols else Style.TONE
    shown = pinyin(character, style=style, heteronym=True)[0]
    if by_symbols:
        return [(one[0], one) for one in shown if one[0] in zhuyin(character)]
    known = readings(character)
    toned = pinyin(character, style=Style.TONE3, heteronym=True)[0]
    return [
        (bare, one) for one, tone in zip(shown, toned, strict=False)
        if (bare := tone.rstrip("12345").replace("ü", "v")) in known
    ]
