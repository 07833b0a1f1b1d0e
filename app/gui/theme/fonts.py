"""Type: one scale of faces in pixels, from one base, and the bundled families.

Pixel sizes ignore the desktop's text scale on purpose: everything is multiplied from here.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from app.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Face(Enum):
    """Pixels at 100 % and weight."""

    TITLE = (20, 700)
    RECORD = (18, 700)
    LARGE = (15, 500)
    VALUE = (13, 400)
    NAME = (13, 500)
    LABEL = (12, 400)
    CHIP = (12, 500)
    KEYCAP = (11, 400)
    BADGE = (10, 700)

    @property
    def pixels(self) -> int:
        return self.value[0]

    @property
    def weight(self) -> int:
        return self.value[1]


TRADITIONAL, SIMPLIFIED = "Noto Sans TC", "Noto Sans SC"
_FILES = {TRADITIONAL: "NotoSansTC", SIMPLIFIED: "NotoSansSC"}
_WEIGHTS = ("Regular", "Medium", "Bold")


def families(language: Language) -> tuple[str, str]:
    """The language's family and the one that fills its gaps; English keeps names Chinese."""
    if language is Language.ZH_CN:
        return SIMPLIFIED, TRADITIONAL
    return TRADITIONAL, SIMPLIFIED


def register(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Registers the static files of these families; returns the files Qt would not take."""
    refused = []
    for name in names:
        for weight in _WEIGHTS:
            file = folder / f"{_FILES[name]}-{weight}.ttf"
            if QFontDatabase.addApplicationFont(str(file)) < 0:
                refused.append(file.name)
    return tuple(refused)


def font(face: Face, language: Language, scale: float) -> QFont:
    """Vertical hinting only: full hinting makes Chinese strokes uneven, none makes them grey."""
    made = QFont(list(families(language)))
    made.setPixelSize(max(1, round(face.pixels * scale)))
    made.setWeight(QFont.Weight(face.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
