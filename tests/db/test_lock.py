"""One window a book, whatever became of the one before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.db.lock import WindowLock

HOLDER = """
import sys
from pathlib import Path
from app.db.lock import WindowLock
lock = WindowLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def test_a_second_window_is_told_so_until_the_first_closes(tmp_path: Path) -> None:
    first, second = WindowLock(tmp_path), WindowLock(tmp_path)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_two_books_have_two_windows(tmp_path: Path) -> None:
    with WindowLock(tmp_path / "a") as one, WindowLock(tmp_path / "b") as other:
        assert one
        assert other


def test_a_window_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        assert child.stdout.readline() == "True\n"
        assert not WindowLock(tmp_path).acquire()
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
    with WindowLock(tmp_path) as held:
        assert held
