"""Names are found by sight, by number and by sound, in every reading of every character."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from app.queries.lookups.name_index import Named, NameIndex
from app.queries.lookups.sounds import heard

RECORDS = (
    Named(1, "C0001", ("長榮食品", "長榮食品股份有限公司"),
          ("04-2359-8812", "04-2359-8830", "12345675")),
    Named(2, "H0023", ("和泰茶業", "和泰茶業股份有限公司"), ("049-276-0158",)),
    Named(3, "BX-0118", ("茶罐外盒 單入",)),
    Named(4, "AB-0250", ("超高阻隔袋 250 g",)),
    Named(5, "LB-0412", ("綠茶女兒紅標籤",)),
    Named(6, "US001", ("Pacific Foods Inc.",), ("+1 206 555 0134",)),
    Named(7, "TP002", ("海港行",), ("+886 2 2345 6789",)),
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(RECORDS)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("h0023", [2]), ("Ｈ００２３", [2]), ("茶罐", [3]), ("長榮", [1]), ("pacific", [6]),
        ("8812", [1]), ("2359-8812", [1]), ("23598812", [1]), ("12345675", [1]),
        ("0158", [2]), ("2065550134", [6]),
        ("+886 4 2359-8812", [1]), ("＋886423598812", [1]), ("+12065550134", [6]),
        ("0223456789", [7]), ("886223456789", [7]), ("+886 2 2345", [7]),
        ("cg", [3, 4]), ("ㄔㄍ", [3, 4]), ("ㄏㄊ", [2, 3]), ("htcy", [2]), ("htcygf", [2]),
        ("chaguan", [3]), ("chaog", [4]), ("lvcha", [5]), ("chagw", [3]),
        ("cr", [1, 3, 5]), ("zr", [1, 3, 4]), ("zhangrong", [1]), ("changrong", [1]),
        ("ㄓㄖ", [1, 3, 4]),
        ("不存在", []), ("xyz", []), ("", []),
    ],
)
def test_a_name_is_found_by_what_was_typed(index: NameIndex, typed: str, ids: list[int]) -> None:
    assert [hit.id for hit in index.search(typed, 10)] == ids


def test_a_code_that_begins_so_goes_before_a_name_that_holds_it() -> None:
    index = NameIndex((Named(1, "A1", ("ab 袋",)), Named(2, "AB-2", ("紙盒",))))
    assert [hit.id for hit in index.search("ab", 10)] == [2, 1]


@pytest.mark.parametrize(
    ("name", "typed", "part"),
    [
        ("茶罐外盒", "cg", "茶罐"), ("超高阻隔袋", "cg", "超高"), ("大 茶罐", "ㄔㄍ", "茶罐"),
        ("Kraft 茶袋", "cd", "茶袋"), ("銀行", "yh", "銀行"), ("銀行", "yx", "銀行"),
        ("茶罐", "gc", ""),
    ],
)
def test_the_part_heard_is_told(name: str, typed: str, part: str) -> None:
    assert heard(name, typed) == part


def test_two_thousand_names_report_how_long_they_took(
    record_property: Callable[[str, object], None],
) -> None:
    letters = "長榮食品茶罐標籤瓦楞彩盒紙袋印刷包裝鋁箔提重行樂車"
    index = NameIndex([
        Named(place, f"P{place:05}", ("".join(
            letters[(place * step) % len(letters)] for step in range(1, 9)
        ),))
        for place in range(2_000)
    ])
    took = {}
    for typed in ("cg", "zzzz", "ㄔㄍ", "茶罐", "P19999", "chongxing", "q"):
        start = time.perf_counter()
        index.search(typed, 8)
        took[typed] = time.perf_counter() - start
    record_property("seconds", max(took.values()))
    assert len(index) == 2_000
