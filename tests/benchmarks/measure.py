"""Two ways of doing the same, timed against each other in one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of ours and of the floor. ``most`` bounds the ratio, ``most_seconds`` ours alone."""

    name: str
    ours: float
    floor: float | None = None
    most: float | None = None
    most_seconds: float | None = None
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def holds(self) -> bool:
        ratio = self.ratio
        within = self.most is None or ratio is None or ratio <= self.most
        return within and (self.most_seconds is None or self.ours <= self.most_seconds)

    def row(self) -> str:
        floor = f"{self.floor * 1000:11.2f}" if self.floor else " " * 11
        ratio = f"{self.ratio:7.3f}" if self.ratio else " " * 7
        bound = f"≤ {self.most:g}" if self.most else f"≤ {self.most_seconds:g} s"
        mark = "" if self.holds else "  BEYOND"
        return (
            f"{self.name:34}{self.ours * 1000:11.2f} ms{floor} ms{ratio}  {bound:8}"
            f"{mark}  {self.remark}"
        )


def best(function: Callable[[], object], times: int) -> float:
    return versus(function, function, times, once=True)[0]


def versus(
    ours: Callable[[], object], floor: Callable[[], object], times: int, *, once: bool = False
) -> tuple[float, float]:
    """The best of ``times`` of each, taken in turn: both meet the machine in the same moods."""
    fastest = [float("inf"), float("inf")]
    for _ in range(times):
        for place, function in enumerate((ours, floor)[: 1 if once else 2]):
            gc.collect()
            begun = time.perf_counter()
            function()
            fastest[place] = min(fastest[place], time.perf_counter() - begun)
    return fastest[0], fastest[1]
