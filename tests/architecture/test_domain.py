"""The rules of the trade know nothing of the world: standard library only, no clock, no files."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parents[2] / "app" / "domain"
FILES = sorted(DOMAIN.rglob("*.py"))
WORLDLY_MODULES = {"os", "io", "pathlib", "shutil", "tempfile", "time", "random", "sqlite3"}
WORLDLY_CALLS = {"now", "today", "utcnow", "open", "print", "input"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_uses_the_standard_library_only(path: Path) -> None:
    allowed = (sys.stdlib_module_names | {"app"}) - WORLDLY_MODULES
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        assert {name.split(".")[0] for name in names} <= allowed, f"line {node.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_reads_no_clock_and_no_file(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert name not in WORLDLY_CALLS, f"line {node.lineno}"


def test_no_float_literal_stands_in_a_rule() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant):
                assert not isinstance(node.value, float), f"{path.name}:{node.lineno}"
