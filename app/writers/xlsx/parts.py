"""A paper's nodes by their class: a sheet lays some of them side by side, not in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from app.documents.nodes import Paper, visit

T = TypeVar("T")


class Parts:
    """Raises LookupError for a node of a class that ``known`` lacks: nothing is left out unseen."""

    def __init__(self, paper: Paper, known: Iterable[type]) -> None:
        self._nodes: dict[type, Any] = {}
        visit(paper, dict.fromkeys(known, self._keep))

    def _keep(self, node: object) -> None:
        self._nodes.setdefault(type(node), []).append(node)

    def all(self, kind: type[T]) -> list[T]:
        found: list[T] = self._nodes.get(kind, [])
        return found

    def find(self, kind: type[T]) -> T | None:
        found = self.all(kind)
        return found[0] if found else None

    def get(self, kind: type[T]) -> T:
        found: T = self._nodes[kind][0]
        return found
