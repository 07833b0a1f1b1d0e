"""Each language keeps to its own words, and to one word for one thing, wherever it is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "resources" / "i18n"
SAYS_OTHERS = {"fields"}
"""What a workbook's heading may be called is read there, by other firms' words, too."""

TAIWANS = (
    "打印", "文件夾", "默認", "導出", "導入", "撤銷", "刷新", "保存", "設置", "信息", "屏幕",
    "鼠標", "程序", "郵箱", "用戶", "菜單", "字段", "貨號", "幣種", "發貨單", "帳本", "帳簿", "賬",
)
"""Heard on the mainland; here it is 列印, 資料夾, 預設, 匯出 …"""
MAINLANDS = (
    "列印", "资料夹", "预设", "汇出", "汇入", "复原", "储存", "设定", "讯息", "萤幕", "滑鼠",
    "程式", "使用者", "检视", "栏位", "货运单号", "品号", "品项", "币别", "帐", "账册", "账本",
    "出货", "客诉", "未沖", "统编", "还原", "首码", "「", "」", "・",
)
"""Heard in Taiwan; here it is 打印, 文件夹, 默认, 导出 …, with quotation marks of its own."""


def _messages(table: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in table.items():
        if "zh_TW" in value:
            yield f"{name}.{key}", value
        else:
            yield from _messages(value, f"{name}.{key}")


def _said(language: str) -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem in SAYS_OTHERS:
            continue
        for name, message in _messages(tomllib.loads(path.read_text("utf-8")), path.stem):
            said = message[language]
            for words in said.values() if isinstance(said, dict) else (said,):
                yield name, words


@pytest.mark.parametrize(
    ("language", "foreign"), [("zh_TW", TAIWANS), ("zh_CN", MAINLANDS)],
)
def test_no_message_speaks_as_across_the_strait(language: str, foreign: tuple[str, ...]) -> None:
    found = [
        f"{name}: {words} ({word})"
        for name, words in _said(language) for word in foreign if word in words
    ]
    assert not found, "\n".join(found)


def test_a_traditional_character_never_stands_in_simplified_text() -> None:
    """GB 2312 holds what the mainland writes, and nothing traditional."""
    found = [
        f"{name}: {words} ({character})"
        for name, words in _said("zh_CN") for character in words
        if "一" <= character <= "鿿" and not _in(character, "gb2312")
    ]
    assert not [one for one in found if "gui.language" not in one], "\n".join(found)


def test_a_simplified_character_never_stands_in_traditional_text() -> None:
    found = [
        f"{name}: {words} ({character})"
        for name, words in _said("zh_TW") for character in words
        if "一" <= character <= "鿿" and not _in(character, "big5")
    ]
    assert not [one for one in found if "gui.language" not in one], "\n".join(found)


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
