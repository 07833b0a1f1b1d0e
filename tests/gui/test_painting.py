"""Cells are painted by value: what is filled, in which tone, how wide, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.gui.lists import cells
from app.gui.lists.cells import AgeingBar, Cell, Kind
from app.gui.lists.painting import broken_name, paint_ageing, paint_cell, wanted_width
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph, paint_glyph
from app.gui.theme.theme import Theme
from app.gui.theme.tokens import DARK, LIGHT, Ink
from app.settings import Theme as Mode

WHITE = "#ffffff"


def _painted(theme: Theme, cell: Cell, width: int = 200, height: int = 34) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens.surface))
    painter = QPainter(image)
    paint_cell(painter, theme, cell, image.rect())
    painter.end()
    return image


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width()) for y in range(image.height())
    }


def _columns_of(image: QImage, colour: str, row: int) -> list[int]:
    wanted = QColor(colour).name()
    return [x for x in range(image.width()) if image.pixelColor(x, row).name() == wanted]


def test_a_chip_that_wants_somebody_stands_on_its_soft_ground(theme: Theme) -> None:
    image = _painted(theme, cells.chip("已製，未寄", Glyph.OPEN, Ink.WARN, filled=True))
    assert QColor(LIGHT.warn_soft).name() in _colours(image)
    assert QColor(LIGHT.warn).name() in _colours(image)


def test_a_chip_at_rest_has_no_ground_and_its_word_is_grey(theme: Theme) -> None:
    assert QColor(LIGHT.go_soft).name() not in _colours(
        _painted(theme, cells.chip("已寄", Glyph.HALF, Ink.GO))
    )
    word = Cell("已寄", kind=Kind.CHIP, tone=Ink.GO)
    assert _painted(theme, word) == _painted(theme, replace(word, tone=Ink.LATE))
    assert _painted(theme, word) != _painted(theme, replace(word, filled=True))


def test_a_chip_at_rest_still_shows_its_shape_in_its_tone(theme: Theme) -> None:
    image = _painted(theme, cells.chip("", Glyph.READY, Ink.GOOD))
    assert QColor(LIGHT.good).name() in _colours(image)


@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_shape_differs_from_every_other_without_colour(theme: Theme, glyph: Glyph) -> None:
    def drawn(one: Glyph) -> QImage:
        image = QImage(18, 18, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_glyph(painter, one, QRectF(0, 0, 18, 18), QColor("black"))
        painter.end()
        return image

    mine = drawn(glyph)
    assert any(mine.pixelColor(x, y).lightness() < 128 for x in range(18) for y in range(18))
    assert all(mine != drawn(other) for other in Glyph if other is not glyph)


def test_lateness_needs_room_for_date_shape_and_words(theme: Theme) -> None:
    cell = cells.lateness("11/02", "逾 3 天", Glyph.LATE, Ink.LATE)
    words = theme.metrics(Face.VALUE).horizontalAdvance("11/02")
    words += theme.metrics(Face.CHIP).horizontalAdvance("逾 3 天")
    assert wanted_width(theme, cell) == words + 8 + 9 + 5


def test_figures_end_at_the_right_edge(theme: Theme) -> None:
    image = _painted(theme, cells.number("216,900"), width=200)
    inked = [
        x for x in range(200)
        if any(image.pixelColor(x, y).name() != WHITE for y in range(34))
    ]
    assert min(inked) > 100
    assert max(inked) >= 197


def test_long_words_are_cut_inside_their_cell(theme: Theme) -> None:
    image = _painted(theme, cells.text("牛皮紙提袋" * 20), width=90)
    assert max(_columns_of(image, LIGHT.text, 17) or [0]) < 90


def test_of_a_note_without_room_no_dots_are_left(theme: Theme) -> None:
    cell = cells.text("Bottom-Dollar Markets", note="BOTTM")
    whole = wanted_width(theme, cell)
    metrics = theme.metrics(Face.LABEL)
    room = whole - metrics.horizontalAdvance("BOTTM") + metrics.horizontalAdvance("B…") + 1
    alone = cells.text("Bottom-Dollar Markets")
    assert _painted(theme, cell, room) == _painted(theme, alone, room)
    assert _painted(theme, cell, whole + 2) != _painted(theme, alone, whole + 2)


def test_ageing_shares_are_as_long_as_their_part_of_the_scale(theme: Theme) -> None:
    bar = AgeingBar(
        (Decimal(50), Decimal(25), Decimal(0), Decimal(0), Decimal(0)), full=Decimal(100)
    )
    image = QImage(400, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    paint_ageing(painter, theme, bar, QRect(0, 0, 400, 20), 8)
    painter.end()
    first = _columns_of(image, LIGHT.ageing[0], 10)
    second = _columns_of(image, LIGHT.ageing[1], 10)
    assert (first[0], first[-1]) == (0, 198)
    assert (second[0], second[-1]) == (200, 298)
    assert image.pixelColor(350, 10).name() == WHITE


@pytest.mark.parametrize(("share", "dark"), [("0.25", 50), ("0", 0), ("1.4", 200)])
def test_how_much_is_done_is_a_line_under_the_words(
    theme: Theme, share: str, dark: int
) -> None:
    cell = replace(cells.number("2 / 3"), share=Decimal(share))
    image = _painted(theme, cell)
    rows = [y for y in range(34) if len(_columns_of(image, LIGHT.line, y)) == 200 - dark
            and len(_columns_of(image, LIGHT.go, y)) == dark]
    assert len(rows) == 2
    assert _columns_of(image, LIGHT.go, rows[0])[:1] == ([0] if dark else [])
    assert LIGHT.line.lower() not in _colours(_painted(theme, cells.number("2 / 3")))


def test_unapplied_money_is_a_hollow_box_after_the_shares(theme: Theme) -> None:
    bar = AgeingBar((Decimal(60),) + (Decimal(0),) * 4, Decimal(-40), Decimal(100))
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(WHITE))
    painter = QPainter(image)
    paint_ageing(painter, theme, bar, QRect(0, 0, 100, 20), 8)
    painter.end()
    edge = _columns_of(image, LIGHT.unapplied, 10)
    assert edge[0] == 60
    assert edge[-1] == 98
    assert image.pixelColor(80, 10).name() == WHITE


def test_dark_cells_take_their_colours_at_the_moment_of_painting(theme: Theme) -> None:
    cell = cells.chip("逾 3 天", Glyph.LATE, Ink.LATE, filled=True)
    theme.change(mode=Mode.DARK)
    assert QColor(DARK.late_soft).name() in _colours(_painted(theme, cell))


def test_a_cell_says_the_whole_of_itself(theme: Theme) -> None:
    cell = cells.text("牛皮紙提袋", note="等 3 項", second="備註")
    assert cell.spoken == "牛皮紙提袋 等 3 項 備註"


LONG_NAMES = ["中華民國紙器商業同業公會全國聯合會", "Harbour Tea and Coffee (Hong Kong) Limited"]


def _inked_rows(image: QImage) -> list[int]:
    ground = image.pixelColor(0, 0)
    return [
        y for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(image.width()))
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_name_too_long_for_its_column_stands_whole_on_two_lines(
    make_theme: Callable[..., Theme], scale: float, name: str
) -> None:
    theme = make_theme(scale=scale)
    whole = wanted_width(theme, cells.name(name))
    width = whole * 6 // 10
    pieces = broken_name(theme, name, width)
    assert "".join(pieces).replace(" ", "") == name.replace(" ", "")
    assert all(theme.fitted(one, Face.CHIP, width).shown == one for one in pieces)
    assert name.isascii() == (" ".join(pieces) == name)
    tall = theme.px(33)
    one, two = (_inked_rows(_painted(theme, cells.name(name), of, tall)) for of in (whole, width))
    assert two[-1] - two[0] > 1.5 * (one[-1] - one[0])
    assert two[0] > 0
    assert two[-1] < tall - 1


def test_a_name_that_is_whole_in_the_smaller_face_keeps_to_one_line(theme: Theme) -> None:
    name = LONG_NAMES[0]
    width = wanted_width(theme, cells.name(name)) - 2
    assert broken_name(theme, name, width) == (name, "")
    rows = _inked_rows(_painted(theme, cells.name(name), width, 33))
    assert abs(rows[0] + rows[-1] - 32) <= 3  # in the middle


def test_one_long_word_is_broken_where_it_must_be(theme: Theme) -> None:
    width = wanted_width(theme, cells.name("Donaudampfschiff"))
    first, second = broken_name(theme, "Donaudampfschifffahrtsgesellschaft", width)
    assert (first + second, bool(first), bool(second)) == (
        "Donaudampfschifffahrtsgesellschaft", True, True
    )
    assert broken_name(theme, "甲乙", 1) == ("甲", "乙")


@pytest.mark.parametrize(("cell", "tall"), [
    (cells.number("1,234,567", face=Face.NAME), 33), (cells.name(LONG_NAMES[0]), 27),
    (cells.text(LONG_NAMES[0]), 33),
])
def test_figures_second_values_and_low_rows_stay_on_one_line(
    theme: Theme, cell: Cell, tall: int
) -> None:
    rows = _inked_rows(_painted(theme, cell, 60, tall))
    alone = _inked_rows(_painted(theme, cell, 400, tall))
    assert rows[-1] - rows[0] <= alone[-1] - alone[0] + 1


@pytest.mark.parametrize(("note", "stays"), [("ALFKI", False), ("8010-3484", False),
                                             ("E 浪 200×150×100", True)])
def test_of_a_code_beside_a_name_all_is_shown_or_none(
    theme: Theme, note: str, stays: bool
) -> None:
    name = cells.Cell("大順貨運", note=note)
    narrow = wanted_width(theme, name) - 12
    whole, alone = wanted_width(theme, name) + 2, replace(name, note="")
    assert _painted(theme, name, whole) != _painted(theme, alone, whole)
    assert (_painted(theme, name, narrow) != _painted(theme, alone, narrow)) is stays
