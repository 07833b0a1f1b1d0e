"""The look's tokens: contrast, palette, sheet, type and the live change of all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from pytestqt.qtbot import QtBot

from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon, drawing
from app.gui.theme.palette import palette
from app.gui.theme.sheet import sheet
from app.gui.theme.theme import Theme
from app.gui.theme.tokens import DARK, LIGHT, TONES, Ink, Tokens
from app.i18n import Language
from app.settings import Theme as Mode

ENOUGH = 4.5


def _luminance(colour: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_reaches_four_and_a_half_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    grounds = [tokens.surface, tokens.sel, tokens.sel_unfocused, tokens.hover, tokens.sunken]
    for ink in (Ink.TEXT, Ink.TEXT2, Ink.TEXT3):
        for ground in grounds:
            assert contrast(tokens.ink(ink), ground) >= ENOUGH, (ink, ground)
    for tone in TONES:
        assert contrast(tokens.ink(tone), tokens.soft(tone)) >= ENOUGH, tone
        assert contrast(tokens.ink(tone), tokens.surface) >= ENOUGH, tone
    assert contrast(tokens.on_accent, tokens.accent) >= ENOUGH
    assert contrast(tokens.accent, tokens.accent_soft) >= ENOUGH


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_what_one_types_in_reach_three(tokens: Tokens) -> None:
    assert contrast(tokens.field, tokens.surface) >= 3


def test_a_tone_without_a_ground_of_its_own_has_none() -> None:
    with pytest.raises(KeyError):
        LIGHT.soft(Ink.TEXT)


def test_the_palette_greys_what_is_disabled_and_keeps_placeholders_readable() -> None:
    made = palette(LIGHT)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    assert made.color(group.Active, role.Text).name().upper() == LIGHT.text
    assert made.color(group.Disabled, role.Text).name().upper() == LIGHT.text3
    assert made.color(group.Inactive, role.Highlight).name().upper() == LIGHT.sel_unfocused
    assert made.color(group.Active, role.PlaceholderText).name().upper() == LIGHT.text3


def test_the_sheet_has_every_token_filled_and_every_length_scaled() -> None:
    twice = sheet(DARK, 2.0)
    assert "$" not in twice
    assert DARK.accent in twice
    assert "min-height: 52px" in twice
    assert "font" not in twice
    assert "\n* {" not in twice


def test_type_scales_together_and_lines_are_one_and_a_half_em_less_a_little(
    make_theme: Callable[..., Theme],
) -> None:
    theme = make_theme(scale=1.0)
    assert [theme.line(face) for face in (Face.LABEL, Face.VALUE, Face.LARGE, Face.TITLE)] == [
        17, 19, 22, 29
    ]
    theme.change(scale=2.0)
    assert theme.font(Face.VALUE).pixelSize() == 26
    assert theme.px(34) == 68


@pytest.mark.parametrize(
    ("language", "family"),
    [
        (Language.ZH_TW, "Noto Sans TC"),
        (Language.ZH_CN, "Noto Sans SC"),
        (Language.EN, "Noto Sans TC"),
    ],
)
def test_each_language_is_set_in_the_bundled_family(
    make_theme: Callable[..., Theme], language: Language, family: str
) -> None:
    font = make_theme(language).font(Face.NAME)
    assert QFontInfo(font).family() == family
    assert font.weight() == 500


def test_digits_have_one_width(theme: Theme) -> None:
    metrics = theme.metrics(Face.VALUE)
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("size", [13, 16, 20])
def test_an_icon_keeps_its_stroke_whatever_its_size(size: int) -> None:
    drawn = drawing(Icon.TODAY, size, "#123456").decode()
    stroke = float(drawn.split('stroke-width="')[1].split('"')[0])
    assert stroke * size / 24 == pytest.approx(1.6, abs=0.01)
    assert "currentColor" not in drawn


def test_every_icon_is_bundled() -> None:
    for icon in Icon:
        assert b"<svg" in drawing(icon, 16, "#000000")


def test_dark_comes_at_run_time_and_is_told_after_everything_is_dark(
    theme: Theme, qtbot: QtBot
) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(theme.tokens.surface))
    theme.change(mode=Mode.DARK)
    assert seen == [DARK.surface]
    assert QPalette().color(QPalette.ColorRole.Window).name().upper() == DARK.surface


def test_a_themed_icon_follows_the_theme(theme: Theme) -> None:
    icon = theme.icon(Icon.CHECK, Ink.ACCENT)
    light = icon.pixmap(24, 24).toImage()
    theme.change(mode=Mode.DARK)
    dark = icon.pixmap(24, 24).toImage()
    assert light.size() == dark.size()
    assert light != dark
