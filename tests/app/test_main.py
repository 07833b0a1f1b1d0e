from __future__ import annotations

import pytest

from app.__main__ import asks_for_window


@pytest.mark.parametrize(
    "arguments", [[], ["--data", "/firms/a"], ["--data=x"], ["--lang", "en", "--data", "export"]]
)
def test_without_a_command_it_is_the_window(arguments: list[str]) -> None:
    assert asks_for_window(arguments)


@pytest.mark.parametrize(
    "arguments", [["demo"], ["--data", "x", "check"], ["--help"], ["--version"], ["nonsense"]]
)
def test_anything_else_is_for_the_command_line(arguments: list[str]) -> None:
    assert not asks_for_window(arguments)
