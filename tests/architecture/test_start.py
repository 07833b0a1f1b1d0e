"""What a start costs: a command loads neither Qt nor the heavy libraries of files."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "PySide6", "reportlab", "openpyxl", "xlsxwriter", "python_calamine", "pypdfium2", "PIL",
    "phonenumbers", "holidays", "pypinyin", "alembic",
}  # fmt: skip


@pytest.mark.parametrize("module", ["app.__main__", "app.cli", "app.bootstrap"])
def test_importing_it_loads_no_heavy_library(module: str) -> None:
    show = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert {name.split(".")[0] for name in done.stdout.split()} & HEAVY == set()
