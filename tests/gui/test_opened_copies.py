"""What is opened from a record is a copy, and no copy outlives the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OPENS_TWICE = """
from app.gui.operations.attachments import _copy
from app.queries.attachments import AttachedFile
for content in (b"one", b"two"):
    place = _copy(AttachedFile("signed.pdf", content))
    assert place.read_bytes() == content
    print(place)
"""


def test_copies_of_customers_papers_go_with_the_program() -> None:
    made = subprocess.run(
        [sys.executable, "-c", OPENS_TWICE], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )
    places = [Path(line) for line in made.stdout.splitlines()]
    assert len({place.parent for place in places}) == 2
    assert not any(place.parent.parent.exists() for place in places)
    assert made.stderr == ""
