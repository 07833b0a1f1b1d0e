"""From the start of the program to its frame, and to the first rows of the big book.

Drawn offscreen; the window only reads, so the kept book itself is opened.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.book_reads import BIG
from tests.benchmarks.clocked import BEGUN
from tests.benchmarks.made_book import made_book
from tests.benchmarks.measure import Measured

ROUNDS = 4
ROOT = Path(__file__).resolve().parents[2]


def window_start() -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as name:
        place = made_book(BIG)
        ours: dict[str, float] = {}
        bare: dict[str, float] = {}
        for _ in range(ROUNDS):
            _keep(bare, _start("tests.benchmarks.bare_window", [], name))
            _keep(ours, _start("tests.benchmarks.our_window", ["--data", str(place)], name))
    yield Measured("the frame paints", ours["frame"], bare["frame"], most=1.6)
    yield Measured("first rows", ours["rows"], bare["rows"], most=3.2)


def _keep(fastest: dict[str, float], seen: dict[str, float]) -> None:
    for what, seconds in seen.items():
        fastest[what] = min(seconds, fastest.get(what, seconds))


def _start(module: str, options: list[str], folder: str) -> dict[str, float]:
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"), folder)
    environment = {
        **os.environ, **home, "QT_QPA_PLATFORM": "offscreen", BEGUN: str(time.monotonic()),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", module, *options], env=environment, cwd=ROOT, timeout=60,
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    lines = (line.split() for line in done.stdout.splitlines())
    return {what: float(seconds) for what, seconds in lines}
