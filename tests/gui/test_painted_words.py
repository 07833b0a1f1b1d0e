"""Words painted on one line: cut where they must be, coloured where they were searched for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.gui.theme.fonts import Face
from app.gui.theme.painted_words import paint_found, paint_words
from app.gui.theme.theme import Theme
from app.gui.theme.tokens import Ink

FOOT = 27


def _image(theme: Theme) -> QImage:
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens.surface))
    return image


def _found(theme: Theme, matched: str) -> tuple[int, list[int]]:
    """The width taken, and where the line below stands."""
    image = _image(theme)
    painter = QPainter(image)
    used = paint_found(painter, theme, "永發包裝材料行", matched, image.rect(), FOOT)
    painter.end()
    accent = theme.ink(Ink.ACCENT).name()
    return used, [x for x in range(300) if image.pixelColor(x, FOOT).name() == accent]


def test_what_was_searched_for_is_underlined_where_it_stands_in_the_name(theme: Theme) -> None:
    metrics = theme.metrics(Face.NAME)
    used, line = _found(theme, "包裝")
    assert line[0] == metrics.horizontalAdvance("永發")
    assert len(line) == metrics.horizontalAdvance("包裝")
    assert used == metrics.horizontalAdvance("永發包裝材料行")


def test_a_name_found_by_something_else_has_no_line(theme: Theme) -> None:
    assert _found(theme, "")[1] == []
    assert _found(theme, "紙箱")[1] == []


def test_words_without_room_take_none_and_paint_nothing(theme: Theme) -> None:
    image = _image(theme)
    painter = QPainter(image)
    narrow = QRect(0, 0, theme.metrics(Face.LABEL).horizontalAdvance("a…"), 30)
    assert paint_words(painter, theme, "apples", Face.LABEL, Ink.TEXT, QRect()) == 0
    assert paint_words(painter, theme, "apples", Face.LABEL, Ink.TEXT, narrow, least=2) == 0
    assert image == _image(theme)
    assert paint_words(painter, theme, "apples", Face.LABEL, Ink.TEXT, narrow) > 0
    painter.end()
    assert image != _image(theme)


def test_words_on_the_right_end_where_the_box_ends(theme: Theme) -> None:
    image = _image(theme)
    painter = QPainter(image)
    used = paint_words(painter, theme, "1,200", Face.VALUE, Ink.TEXT, image.rect(), right=True)
    painter.end()
    ground = QColor(theme.tokens.surface).name()
    inked = [x for x in range(300) for y in range(30) if image.pixelColor(x, y).name() != ground]
    assert 300 - used - 1 <= min(inked)
    assert max(inked) > 290


def _drawn(theme: Theme, words: str, face: Face, box: QRect) -> QImage:
    image = _image(theme)
    painter = QPainter(image)
    painter.setFont(theme.font(face))
    painter.setPen(theme.ink(Ink.TEXT))
    shown = theme.metrics(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.end()
    return image


@pytest.mark.parametrize("words", ["三層瓦楞箱 12 號", "1,234,567", "<b>&amp; 逾 3 天", "一\t二"])
@pytest.mark.parametrize("box", [QRect(7, 0, 60, 29), QRect(5, 3, 220, 20), QRect(5, 8, 99, 9)])
def test_words_laid_out_once_stand_where_qt_would_draw_them(
    theme: Theme, words: str, box: QRect
) -> None:
    for face in (Face.VALUE, Face.LABEL, Face.NAME):
        for _ in range(2):
            image = _image(theme)
            painter = QPainter(image)
            paint_words(painter, theme, words, face, Ink.TEXT, box)
            painter.end()
            assert image == _drawn(theme, words, face, box)


def test_words_kept_from_before_are_laid_out_anew_at_another_size(
    make_theme: Callable[..., Theme],
) -> None:
    theme = make_theme(scale=1.0)
    before = theme.fitted("三層瓦楞箱", Face.VALUE, 200).advance
    theme.change(scale=2.0)
    assert theme.fitted("三層瓦楞箱", Face.VALUE, 200).advance > 1.9 * before
