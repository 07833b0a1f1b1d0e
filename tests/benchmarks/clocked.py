"""For the windows under measure: says on stdout how long after the start something was seen."""

from __future__ import annotations

import os
import sys
import time

BEGUN = "GENDAN_BENCHMARK_BEGUN"
"""When the measuring program started this one, by the machine's monotonic clock."""


def say(what: str) -> None:
    sys.stdout.write(f"{what} {time.monotonic() - float(os.environ[BEGUN])}\n")
    sys.stdout.flush()
