from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    opened = Book.open(tmp_path / "book")
    yield opened
    opened.close()
