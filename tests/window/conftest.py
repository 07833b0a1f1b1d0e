"""The program itself on a screen of its own: real keys go in, the book says what came of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui import small_book
from tests.window.hands import Program, Screen

NEEDED = ("Xvfb", "xdotool")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if lacking:
        skip = pytest.mark.skip(reason=f"needs {' and '.join(lacking)} for real keys")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(skip)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture(scope="session")
def window(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One book and one start for all journeys; each takes the tab it begins on itself."""
    place = tmp_path_factory.mktemp("journeys") / "book"
    small_book.make_small_book(place).close()
    program = Program(screen, place)
    program.start()
    yield program
    program.close()
