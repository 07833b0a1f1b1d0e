"""An action is called the same in the journal wherever it was begun: queries ask by that name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from app.queries.panes.customer_promises import MOVING

APP = Path(__file__).parents[2] / "app"
OF_THEIR_OWN = {"import", "demo", "put_off", "keep_draft"}
"""Whole workbooks, told apart by where they came from; and what is no act on the trade."""


def _trees(folder: Path) -> Iterator[ast.AST]:
    for path in sorted(folder.rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def _services() -> set[str]:
    return {
        node.name for tree in _trees(APP / "services") for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def _verbs() -> set[str]:
    """What is handed to ``perform`` as a name, first or after the context."""
    return {
        given.value
        for tree in _trees(APP) for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        and call.func.attr == "perform"
        for given in call.args[:2]
        if isinstance(given, ast.Constant) and isinstance(given.value, str)
    }


def test_a_verb_is_the_name_of_the_service_that_does_it() -> None:
    verbs = _verbs()
    assert len(verbs) > 30
    assert verbs - _services() - OF_THEIR_OWN == set()


def test_verbs_that_queries_look_for_are_said_somewhere() -> None:
    assert "set_promise" in _verbs()
    assert set(MOVING) <= _services()
