from __future__ import annotations

from pathlib import Path

import pytest
from checks import sizes


def test_a_long_function_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def short():\n" + "    x = 1\n" * 39 + "class A:\n", "utf-8")
    with path.open("a") as file:
        file.write("    def long(self):\n" + "        x = 1\n" * 40)
    assert list(sizes.too_long(path)) == [f"{path}:42: long has 41 lines, at most 40"]


def test_a_long_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fits.py").write_text("x = 1\n" * 300, "utf-8")
    assert sizes.main(tmp_path) == 0
    (tmp_path / "long.py").write_text("x = 1\n" * 301, "utf-8")
    assert sizes.main(tmp_path) == 1
    assert "long.py: 301 lines" in capsys.readouterr().out
