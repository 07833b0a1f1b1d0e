"""``python -m tests.benchmarks [name…]``: every ratio in one table; 1 where one is beyond."""

from __future__ import annotations

import sys

from tests.benchmarks.every import EVERY


def main(names: list[str]) -> int:
    unknown = set(names) - set(EVERY)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are {', '.join(EVERY)}.")
    beyond = 0
    for name in names or EVERY:
        for measured in EVERY[name]():
            sys.stdout.write(f"{measured.row()}\n")
            sys.stdout.flush()
            beyond += not measured.holds
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
