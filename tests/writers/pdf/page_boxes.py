"""What is wrong with a page, from the boxes of its marks: the checks an eye tires of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.writers.pdf.fonts import typeface
from app.writers.pdf.sheet import POINT, Sheet, Text

ABOVE, BELOW = 0.80, 0.12
"""Of the type size: what Chinese characters, figures and capitals fill."""

TOUCH = 0.05
"""Millimetres that two marks may share before they overlap."""


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


A4 = Area(15, 20, 195, 282)
CONTINUOUS = Area(17.7, 5, 223.6, 134.7)
A5 = Area(15, 5, 195, 143)


@dataclass(frozen=True)
class Fault:
    kind: str
    what: str


def box_of(text: Text) -> Area:
    size = text.size * POINT
    return Area(text.x, text.y - ABOVE * size, text.x + text.width, text.y + BELOW * size)


def faults(sheet: Sheet, allowed: Area) -> list[Fault]:
    return [
        *_overlaps(sheet), *_outside(sheet, allowed), *_struck_out(sheet), *_too_small(sheet),
        *_unknown(sheet),
    ]


def _overlaps(sheet: Sheet) -> list[Fault]:
    boxes = sorted(((box_of(text), text.text) for text in sheet.texts), key=lambda b: b[0].top)
    found = []
    for index, (box, text) in enumerate(boxes):
        for other, its in boxes[index + 1 :]:
            if other.top >= box.bottom - TOUCH:
                break
            if other.left < box.right - TOUCH and box.left < other.right - TOUCH:
                found.append(Fault("overlap", f"{text!r} and {its!r}"))
    return found


def _outside(sheet: Sheet, allowed: Area) -> list[Fault]:
    found = []
    marks = [(box_of(text), text.text) for text in sheet.texts]
    marks += [(Area(r.x1, r.y, r.x2, r.y), f"rule {r}") for r in sheet.rules]
    marks += [(Area(b.x, b.y, b.x + b.width, b.y + b.height), f"{b}") for b in sheet.boxes]
    for box, what in marks:
        inside = (
            box.left >= allowed.left - TOUCH
            and box.right <= allowed.right + TOUCH
            and box.top >= allowed.top - TOUCH
            and box.bottom <= allowed.bottom + TOUCH
        )
        if not inside:
            found.append(Fault("outside", f"{what} {box}"))
    return found


def _struck_out(sheet: Sheet) -> list[Fault]:
    """A rule, or the edge of a box, through a text."""
    lines = [(rule.x1, rule.x2, rule.y) for rule in sheet.rules]
    for box in sheet.boxes:
        lines += [(box.x, box.x + box.width, y) for y in (box.y, box.y + box.height)]
    found = []
    for text in sheet.texts:
        area = box_of(text)
        for x1, x2, y in lines:
            crosses = area.top + TOUCH < y < area.bottom - TOUCH
            if crosses and x1 < area.right - TOUCH and area.left < x2 - TOUCH:
                found.append(Fault("struck out", f"{text.text!r} at {y:.2f}"))
    return found


def _too_small(sheet: Sheet) -> list[Fault]:
    small = [Fault("small", text.text) for text in sheet.texts if text.size < 10]
    weights = [mark.weight for mark in (*sheet.rules, *sheet.boxes)]
    short = [Fault("short rule", f"{rule}") for rule in sheet.rules if rule.x2 - rule.x1 < 5]
    return small + [Fault("thin", f"{weight}") for weight in weights if weight < 0.75] + short


def _unknown(sheet: Sheet) -> list[Fault]:
    return [
        Fault("missing glyph", text.text)
        for text in sheet.texts
        if typeface(sheet.language, bold=text.bold).missing(text.text)
    ]
