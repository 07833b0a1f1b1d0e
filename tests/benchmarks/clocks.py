"""How long something takes, by the wall and by the processor: other work may share the machine."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

from tests.benchmarks.measure import Measured

TIMES = 20


def timed(
    name: str, act: Callable[[], object], most_seconds: float, *, remark: str = "",
    processor: Callable[[], float] = time.thread_time, times: int = TIMES,
    before: Callable[[], object] = lambda: None,
) -> Measured:
    """The bound is for the processor's median: the wall tells of the neighbours, too."""
    wall: list[float] = []
    cpu: list[float] = []
    for _ in range(times):
        before()
        gc.collect()
        begun, busy = time.perf_counter(), processor()
        act()
        cpu.append(processor() - busy)
        wall.append(time.perf_counter() - begun)
    said = (
        f"of CPU, at worst {max(cpu) * 1000:.1f}; wall {statistics.median(wall) * 1000:.1f}, "
        f"at worst {max(wall) * 1000:.1f} ms  {remark}"
    )
    return Measured(name, statistics.median(cpu), most_seconds=most_seconds, remark=said.strip())
