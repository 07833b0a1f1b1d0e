"""``dev.py bench``: each ratio of the table within its bound. Never part of the test suite."""

from __future__ import annotations

import sys

import pytest

from tests.benchmarks.every import EVERY


@pytest.mark.benchmark
@pytest.mark.parametrize("name", EVERY)
def test_within_bounds(name: str) -> None:
    measured = list(EVERY[name]())
    sys.stdout.write("\n" + "".join(f"{one.row()}\n" for one in measured))
    assert not [one.row() for one in measured if not one.holds]
