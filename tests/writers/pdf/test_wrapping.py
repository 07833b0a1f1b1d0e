"""Where texts break."""

from __future__ import annotations

import pytest

from app.writers.pdf.sheet import Sheet
from app.writers.pdf.wrapping import wrap


def broken(text: str, before: str) -> tuple[str, ...]:
    """Wrapped to a width that all of ``before`` fits and not a word more."""
    sheet = Sheet("en", 210, 297)
    return wrap(sheet, text, sheet.measure(before, 10) + 0.1, 10)


@pytest.mark.parametrize(
    ("before", "last", "lines"),
    [
        ("Fiery Hot Pepper Sauce less", "10%", ("Fiery Hot Pepper Sauce", "less 10%")),
        ("8 Lok Yip Road, Fanling, Hong", "Kong", ("8 Lok Yip Road, Fanling,", "Hong Kong")),
        ("禮盒提袋 32×12 cm 牛皮紙", "120g", ("禮盒提袋 32×12 cm", "牛皮紙 120g")),
        ("PE 平口袋 30×45 cm 厚 0.04", "mm", ("PE 平口袋 30×45 cm 厚", "0.04 mm")),
    ],
)
def test_a_few_characters_on_the_last_line_take_a_word_along(
    before: str, last: str, lines: tuple[str, ...]
) -> None:
    assert broken(f"{before} {last}", before) == lines


def test_a_number_is_not_parted_from_its_unit_for_it() -> None:
    assert broken("OPP 自粘袋 厚 0.05 mm 15×20", "OPP 自粘袋 厚 0.05 mm") == (
        "OPP 自粘袋 厚 0.05 mm", "15×20",
    )


def test_no_space_comes_into_chinese_that_has_none() -> None:
    text = "請於收貨後 3 日內以書面或傳真通知。"
    assert "".join(broken(text, "請於收貨後 3 日內以書面或")) == text
