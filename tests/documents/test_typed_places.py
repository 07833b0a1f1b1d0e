"""What a place typed as one text says: who is there, and where it is."""

from __future__ import annotations

import pytest

from app.documents.typed_places import typed_place


@pytest.mark.parametrize(
    ("typed", "name", "lines"),
    [
        ("", "", ()),
        (" \n ", "", ()),
        ("神岡二廠\n豐洲路 916 巷\n何先生", "神岡二廠", ("豐洲路 916 巷", "何先生")),
        ("王大明,\n高雄市三民區 1 號", "王大明", ("高雄市三民區 1 號",)),
        ("王大明, 高雄市三民區 1 號", "王大明", ("高雄市三民區 1 號",)),
        ("王大明，高雄市三民區 1 號", "王大明", ("高雄市三民區 1 號",)),
        ("王大明；高雄市三民區 1 號，3 樓", "王大明", ("高雄市三民區 1 號，3 樓",)),
        ("QUICK-Stop, Taucherstraße 10", "QUICK-Stop", ("Taucherstraße 10",)),
        ("7-ELEVEN 松江門市, 臺北市松江路 5 號", "7-ELEVEN 松江門市", ("臺北市松江路 5 號",)),
    ],
)
def test_lines_or_a_comma_part_the_name_from_the_address(
    typed: str, name: str, lines: tuple[str, ...]
) -> None:
    assert typed_place(typed) == (name, lines)


@pytest.mark.parametrize(
    "typed",
    ["12 Lok Yip Road, Fanling", "Unit 5, 12/F, Kingsway Centre", "7/F, Kingsway Centre",
     "臺中市西屯區工業路 82 號, 3 樓", "高雄市三民區, 大昌二路 1 號"],
)
def test_a_comma_inside_an_address_parts_no_name_from_it(typed: str) -> None:
    assert typed_place(typed) == ("", (typed,))


@pytest.mark.parametrize(
    ("typed", "name", "lines"),
    [
        ("新竹市東區科學園路 118 號", "", ("新竹市東區科學園路 118 號",)),
        ("臺中市豐洲路916巷20號", "", ("臺中市豐洲路916巷20號",)),
        ("神岡二廠 臺中市豐洲路 916 巷", "神岡二廠", ("臺中市豐洲路 916 巷",)),
        ("苏州晨味食品 二厂 江苏省苏州市云梨路 388 号", "苏州晨味食品 二厂",
         ("江苏省苏州市云梨路 388 号",)),
        ("全聯福利中心 松江門市 臺北市松江路 5 號", "全聯福利中心 松江門市",
         ("臺北市松江路 5 號",)),
        ("神岡二廠 3 號門", "神岡二廠", ("3 號門",)),
        ("神岡二廠", "神岡二廠", ()),
        ("神岡二廠 臺中市豐洲路 916 巷, 2 樓", "神岡二廠", ("臺中市豐洲路 916 巷, 2 樓",)),
        ("Harbour Tea二廠 Unit 12, 3/F, Wing Lok House", "Harbour Tea二廠",
         ("Unit 12, 3/F, Wing Lok House",)),
    ],
)
def test_the_first_chinese_word_that_reads_like_an_address_begins_it(
    typed: str, name: str, lines: tuple[str, ...]
) -> None:
    assert typed_place(typed) == (name, lines)


def test_other_scripts_without_a_comma_are_an_address() -> None:
    assert typed_place("12 Lok Yip Road Fanling") == ("", ("12 Lok Yip Road Fanling",))
