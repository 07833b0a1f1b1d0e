"""Every refusal of the rules has its sentence, and the sentence finds what it names."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from app.i18n import catalogs

DOMAIN = Path(__file__).parents[2] / "app" / "domain"


def refusals() -> dict[str, set[str]]:
    """Message id → the parameters it is raised with."""
    found: dict[str, set[str]] = {}
    for path in DOMAIN.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DomainError":
                (message,) = node.args
                assert isinstance(message, ast.Constant), f"{path.name}:{node.lineno}"
                found.setdefault(str(message.value), set()).update(
                    keyword.arg or "" for keyword in node.keywords
                )
    return found


@pytest.mark.parametrize(("message", "given"), sorted(refusals().items()))
def test_a_refusal_is_worded_in_all_languages(message: str, given: set[str]) -> None:
    words = catalogs.area(message.partition(".")[0])[message]
    for said in words.values():
        text = said if isinstance(said, str) else said.one + said.other
        assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= given
