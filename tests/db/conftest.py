"""A real book in a folder of its own, and a short way to act on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.unit_of_work import Work
from app.services.perform import Outcome, perform

NOW = datetime(2026, 11, 22, 10, 30)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    yield opened
    opened.close()


@pytest.fixture
def act() -> Callable[..., Outcome[Any]]:
    """``act(book, function_of_work)`` performs it as one action."""

    def do(
        book: Book, change: Callable[[Work], Any], *, verb: str = "test", **more: Any
    ) -> Outcome[Any]:
        return perform(book, "mei", verb, lambda work, _: change(work), None, now=NOW, **more)

    return do
