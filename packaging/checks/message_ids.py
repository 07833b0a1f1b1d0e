"""Finds message ids in source code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SPEAKERS = {"t", "_t", "translate", "words", "_words", "DomainError"}
"""Called with a message id first: ``t(…)``, ``context.translate(…)``, ``DomainError(…)``."""

ID = re.compile(r"([a-z]\w*)(\.[a-z0-9]\w*)+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Use:
    where: str
    message_id: str | None
    """None: put together from pieces, of which ``prefix`` is the first."""
    prefix: str = ""
    given: frozenset[str] | None = None
    """The names of the values given with it; None where that cannot be seen."""


def uses_in(path: Path, areas: set[str]) -> Iterator[Use]:
    """Every id said to a speaker, and every other text that begins with an area and a dot."""
    beginnings = tuple(f"{area}." for area in areas)
    tree = ast.parse(path.read_text("utf-8"), str(path))
    seen: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in SPEAKERS:
            seen.update(_choices(node.args[0]))
            yield from _said(node, f"{path}:{node.lineno}")
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            if node not in seen and _beginning(node).startswith(beginnings):
                yield Use(f"{path}:{node.lineno}", None, prefix=_beginning(node))
            seen.update(part for part in ast.walk(node) if isinstance(part, ast.Constant))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in seen and isinstance(node.value, str):
            match = ID.fullmatch(node.value)
            if match and match[1] in areas and not node.value.endswith(".toml"):
                yield Use(f"{path}:{node.lineno}", node.value)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _said(call: ast.Call, where: str) -> Iterator[Use]:
    first = call.args[0]
    open_ended = len(call.args) > 1 or any(keyword.arg is None for keyword in call.keywords)
    names = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    given = None if open_ended else names
    for choice in _choices(first):
        if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
            yield Use(where, choice.value, given=given)
        elif isinstance(choice, ast.JoinedStr | ast.BinOp):
            yield Use(where, None, prefix=_beginning(choice), given=given)


def _choices(expression: ast.expr) -> Iterator[ast.expr]:
    if isinstance(expression, ast.IfExp):
        yield from _choices(expression.body)
        yield from _choices(expression.orelse)
    else:
        yield expression


def _beginning(expression: ast.expr) -> str:
    while isinstance(expression, ast.JoinedStr | ast.BinOp):
        if isinstance(expression, ast.BinOp):
            expression = expression.left
        else:
            expression = expression.values[0]
    return str(expression.value) if isinstance(expression, ast.Constant) else ""
