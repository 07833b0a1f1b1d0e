"""How far work on a whole book is, on one line of a terminal."""

from __future__ import annotations

import sys

import pytest

from app.cli.progress import WIDTH, StageLine, fitted
from app.i18n import Translator


@pytest.mark.parametrize(
    ("language", "said"), [("zh_TW", "重算訂單 1,200 / 9,000"), ("en", "orders again, 1,200 of")]
)
def test_a_stage_is_worded_on_a_terminal_and_its_line_left_empty(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = StageLine(Translator(language))
    assert line(1_200, 9_000, "orders")
    line(1_200, 9_000, "orders")
    line(3_400_000, 5_000_000, "copying")
    line.close()
    shown = capsys.readouterr().err.split("\r")
    assert said in shown[1]
    assert "4" in shown[2]
    assert shown[3:] == [" " * WIDTH, ""]


def test_a_file_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    line = StageLine(Translator("en"))
    assert line(1, 2, "orders")
    line.close()
    assert capsys.readouterr().err == ""


def test_a_line_is_cut_by_columns() -> None:
    assert fitted("檢查帳冊", 5) == "檢查 "
