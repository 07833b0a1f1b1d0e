"""The four font files, parsed once per process, and which of them shows a character.

Traditional first for zh_TW and English, simplified first for zh_CN, each the other's fallback: a
text is split into runs of one file. Widths are in thousandths of the type size.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"

Run = tuple[str, str]
"""Font name and text."""

_BREAKS = dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " ")
"""Line breaks and tabs somebody typed into an address: no font has them, a line has no use."""

_FIRST = {"zh_CN": ("SC", "TC")}
_OTHERS = ("TC", "SC")


@cache
def load_font(name: str) -> Any:
    """The parsed file ``NotoSans<name>.ttf``, registered with reportlab under ``name``.

    Reading it again for every paper would cost six times the paper (parts, PDF).
    """
    from reportlab.pdfbase import pdfmetrics

    from app.writers.pdf.paper_font import PaperFont

    font = PaperFont(name, str(FONTS / f"NotoSans{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


class Typeface:
    """One weight in one language. Cheap to ask again: every text is measured once."""

    def __init__(self, language: str, *, bold: bool) -> None:
        weight = "Bold" if bold else "Regular"
        self.names = tuple(f"{part}-{weight}" for part in _FIRST.get(language, _OTHERS))
        self._faces = tuple(load_font(name).face for name in self.names)
        self._advances: dict[str, tuple[str, float]] = {}
        self._lacking: set[str] = set()
        self._plain: dict[str, float] = {}
        """Of characters met that the first file has: nearly all of every text."""
        self.runs_of = lru_cache(maxsize=8192)(self._runs_of)

    def missing(self, text: str) -> str:
        """The characters of ``text`` that no file has, in order."""
        self.runs_of(text)
        return "".join(part for part in text if part in self._lacking) if self._lacking else ""

    def width(self, text: str) -> float:
        """Of the whole text set in one line, for a type size of 1."""
        return self.runs_of(text)[0]

    def runs(self, text: str) -> tuple[tuple[Run, float], ...]:
        """Runs with their widths for a type size of 1."""
        return self.runs_of(text)[1]

    def _advance(self, character: str) -> tuple[str, float]:
        known = self._advances.get(character)
        if known is not None:
            return known
        code = ord(character)
        found = ("", 1.0)
        for name, face in zip(self.names, self._faces, strict=True):
            if code in face.charToGlyph:
                found = (name, face.getCharWidth(code) / 1000)
                break
        if not found[0]:
            self._lacking.add(character)
        self._advances[character] = found
        if found[0] == self.names[0]:
            self._plain[character] = found[1]
        return found

    def _runs_of(self, text: str) -> tuple[float, tuple[tuple[Run, float], ...]]:
        try:
            width = sum([self._plain[character] for character in text])
        except KeyError:
            return self._split(text)
        return width, (((self.names[0], text), width),) if text else ()

    def _split(self, text: str) -> tuple[float, tuple[tuple[Run, float], ...]]:
        """A character that no file has stays in the run it stands in; ``missing`` names it."""
        text = text.translate(_BREAKS)
        runs: list[tuple[Run, float]] = []
        current, part, width = "", "", 0.0
        for character in text:
            name, advance = self._advance(character)
            if name != current and name:
                if part:
                    runs.append(((current or name, part), width))
                current, part, width = name, "", 0.0
            part += character
            width += advance
        if part:
            runs.append(((current or self.names[0], part), width))
        return sum(run[1] for run in runs), tuple(runs)


@cache
def typeface(language: str, *, bold: bool = False) -> Typeface:
    return Typeface(language, bold=bold)
