"""Texts broken to a width: Latin words whole, Chinese between characters, never a lone last one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.writers.pdf.sheet import Sheet

_PIECE = re.compile(r"\s+|[!-~\u00a1-\u024f]+|.", re.DOTALL)
_FEW, _UNIT = 5, 2
_NOT_FIRST = frozenset("，。、；：？！）」』】》〉％…—·,.;:?!)]}%")
_NOT_LAST = frozenset("（「『【《〈([{")


def wrap(
    sheet: Sheet, text: str, width: float, size: float, *, bold: bool = False,
    rest: float | None = None,
) -> tuple[str, ...]:
    """Lines no wider than ``width`` mm, from the second on than ``rest`` where that is given; a
    word wider than ``width`` is cut between characters.
    """
    text = text.strip()
    if sheet.measure(text, size, bold=bold) <= width:
        return (text,)
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(sheet, text, width, size, bold):
        grown = "".join((*line, piece)).rstrip()
        room = width if rest is None or not lines else rest
        if not grown or not line or sheet.measure(grown, size, bold=bold) <= room:
            line.append(piece)
            continue
        kept = _last_kept(line, piece)
        lines.append("".join(line[:kept]).strip())
        line = [part for part in (*line[kept:], piece) if line[kept:] or not part.isspace()]
    lines.append("".join(line).strip())
    made = [part for part in lines if part]
    return _no_orphan(_word_kept(sheet, text, made, width if rest is None else rest, size, bold))


def _word_kept(
    sheet: Sheet, text: str, lines: list[str], room: float, size: float, bold: bool
) -> list[str]:
    """A few characters left for the last line (``10%``) take the word before them along."""
    if len(lines) < 2 or len(lines[-1]) > _FEW:
        return lines
    kept, _, word = lines[-2].rpartition(" ")
    last = f"{word} {lines[-1]}"
    # A unit (mm) needs the number before it; a number needs no unit that ends the line above.
    belongs = len(lines[-1]) <= _UNIT or (word.isalpha() and len(word) > _UNIT)
    spaced = kept and text.endswith(f" {last}")
    if spaced and belongs and sheet.measure(last, size, bold=bold) <= room:
        return [*lines[:-2], kept.rstrip(), last]
    return lines


def _pieces(sheet: Sheet, text: str, width: float, size: float, bold: bool) -> Iterable[str]:
    for piece in _PIECE.findall(text):
        if sheet.measure(piece, size, bold=bold) <= width:
            yield piece
        else:
            yield from piece


def _last_kept(line: Sequence[str], following: str) -> int:
    """How many pieces stay, so that no line ends or begins with what it must not."""
    kept = len(line)
    while kept > 1 and (following[:1] in _NOT_FIRST or line[kept - 1][-1:] in _NOT_LAST):
        kept -= 1
        following = line[kept]
    return kept if kept > 1 or len(line) == 1 else len(line)


def _no_orphan(lines: Sequence[str]) -> tuple[str, ...]:
    """A last line of one character takes another from the line above."""
    made = list(lines)
    if len(made) > 1 and len(made[-1]) == 1 and len(made[-2]) > 2 and not made[-2][-1].isascii():
        made[-1] = made[-2][-1] + made[-1]
        made[-2] = made[-2][:-1]
    return tuple(made)


def fitting_size(
    sheet: Sheet, text: str, width: float, sizes: Sequence[float], *, bold: bool = False
) -> float:
    """The first of ``sizes`` in which the text fits; the last where none does."""
    for size in sizes:
        if sheet.measure(text, size, bold=bold) <= width:
            return size
    return sizes[-1]


def flow(
    sheet: Sheet, pieces: Sequence[str], width: float, size: float, gap: str
) -> tuple[str, ...]:
    """Pieces side by side, ``gap`` between them, a new line where the next does not fit."""
    lines: list[str] = []
    for piece in pieces:
        joined = f"{lines[-1]}{gap}{piece}" if lines else piece
        if lines and sheet.measure(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.extend(wrap(sheet, piece, width, size))
    return tuple(lines)
