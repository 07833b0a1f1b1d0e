"""Boundaries are tests: the contracts stand in pyproject.toml, and a planted import breaks them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    start = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", start], cwd=project, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("layers")
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "app", place / "app", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def test_every_package_imports_only_what_stands_below_it(copied: Path) -> None:
    result = lint(copied)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/planted.py", "import app.db", "Each package imports only"),
        ("readers/planted.py", "import app.writers", "Each package imports only"),
        ("gui/planted.py", "def f() -> None:\n    import app.cli", "Each package imports only"),
        ("gui/planted.py", "from sqlalchemy import select", "The doors do not reach"),
        ("cli/planted.py", "import app.db", "The doors do not reach"),
        ("writers/planted.py", "from PySide6 import QtGui", "Qt is only in the window"),
        ("documents/planted.py", "import sqlalchemy", "SQLAlchemy is only where"),
        ("services/planted.py", "import openpyxl", "The libraries of files are only"),
    ],
)
def test_a_wrong_import_breaks_its_contract(
    copied: Path, file: str, line: str, contract: str
) -> None:
    planted = copied / "app" / file
    planted.write_text(f"{line}\n", "utf-8")
    try:
        result = lint(copied)
    finally:
        planted.unlink()
    assert result.returncode == 1
    broken = [said for said in result.stdout.splitlines() if said.endswith("BROKEN")]
    assert any(contract in said for said in broken), result.stdout


def test_a_package_without_a_place_breaks_the_layers(copied: Path) -> None:
    planted = copied / "app" / "helpers.py"
    planted.write_text("", "utf-8")
    try:
        result = lint(copied)
    finally:
        planted.unlink()
    assert result.returncode == 1
    assert "helpers" in result.stdout
