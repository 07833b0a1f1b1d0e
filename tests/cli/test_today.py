"""``gendan today`` over the made-up firm, in which everything waits that can wait."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from app.cli import main
from app.queries.today import Kind

ON = "2026-11-20"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo")
    assert main(["--data", str(place), "--lang", "en", "demo", "--on", ON]) == 0
    return place


def said(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> str:
    capsys.readouterr()
    assert main(["--data", str(place), "--lang", "zh_TW", "today", "--on", ON, *words]) == 0
    return capsys.readouterr().out


def test_json_has_every_kind_with_its_reason_and_whom_to_call(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(said(capsys, place, "--json"))
    assert {one["kind"] for one in found} == set(Kind) - {Kind.NOT_ARRIVED, Kind.COMPLAINT_OPEN}
    for one in found:
        assert list(one) == [
            "kind", "customer", "document", "due", "days_late", "reason", "phone", "fax",
        ]
        late = (dt.date.fromisoformat(ON) - dt.date.fromisoformat(one["due"])).days
        assert one["days_late"] == max(late, 0)
        assert one["reason"]
    assert any(one["phone"] and one["fax"] for one in found)
    assert any("已逾期" in one["reason"] for one in found)


def test_the_list_has_one_line_for_each(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = said(capsys, place).splitlines()
    assert len(rows) == len(json.loads(said(capsys, place, "--json")))
    assert all(row.count("\t") == 6 for row in rows)


def test_a_clean_day_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, tmp_path / "new").strip() == "今天沒有要做的事。"
    assert json.loads(said(capsys, tmp_path / "new", "--json")) == []
