"""A page as marks in millimetres from its top left corner: texts, rules and boxes, all black.

Zones put marks here, ``press`` draws them; the tests look at the very same marks.
"""

from __future__ import annotations

from typing import NamedTuple

from app.writers.pdf.fonts import typeface

POINT = 25.4 / 72
"""Millimetres."""

SECTION = 1.5
EDGE = 1.0
THIN = 0.75
"""The three weights of rules, in points (look: nothing thinner survives a fax)."""


class Text(NamedTuple):
    """``x`` left edge, ``y`` baseline, ``width`` in mm; ``size`` in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool
    width: float
    tracking: float = 0.0
    """Extra mm after each character but the last."""


class Rule(NamedTuple):
    x1: float
    x2: float
    y: float
    weight: float


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    weight: float


class Picture(NamedTuple):
    """A PNG in its box, in mm."""

    x: float
    y: float
    width: float
    height: float
    png: bytes


class Sheet:
    """One page. Texts return the x where they end, so that the next can follow."""

    def __init__(self, language: str, width: float, height: float) -> None:
        self.language = language
        self.width = width
        self.height = height
        self.texts: list[Text] = []
        self.rules: list[Rule] = []
        self.boxes: list[Box] = []
        self.pictures: list[Picture] = []
        self._faces = (typeface(language), typeface(language, bold=True))

    def measure(self, text: str, size: float, *, bold: bool = False) -> float:
        return self._faces[bold].width(text) * size * POINT

    def text(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False,
        tracking: float = 0.0,
    ) -> float:
        if not text:
            return x
        width = self._faces[bold].width(text) * size * POINT + tracking * (len(text) - 1)
        self.texts.append(Text(x, y, text, size, bold, width, tracking))
        return x + width

    def right(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False,
        tracking: float = 0.0,
    ) -> float:
        """Ends at ``x``; returns where it begins."""
        width = self._faces[bold].width(text) * size * POINT + tracking * max(len(text) - 1, 0)
        self.text(x - width, y, text, size, bold=bold, tracking=tracking)
        return x - width

    def centre(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        self.text(x - self.measure(text, size, bold=bold) / 2, y, text, size, bold=bold)

    def rule(self, x1: float, x2: float, y: float, weight: float = THIN) -> None:
        self.rules.append(Rule(x1, x2, y, weight))

    def box(self, x: float, y: float, width: float, height: float, weight: float = EDGE) -> None:
        self.boxes.append(Box(x, y, width, height, weight))

    def picture(self, x: float, y: float, room: tuple[float, float], png: bytes) -> float:
        """As large as ``room`` allows, in the middle of its height; where it ends."""
        across, down = _size_of(png)
        scale = min(room[0] / across, room[1] / down)
        width, height = across * scale, down * scale
        self.pictures.append(Picture(x, y + (room[1] - height) / 2, width, height, png))
        return x + width


def _size_of(png: bytes) -> tuple[int, int]:
    """A PNG says its width and height in its first chunk, which is always IHDR."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
