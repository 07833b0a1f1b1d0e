"""The engine's own look at a book's file, told how far it is and ended at once.

SQLite before 3.42 hears nothing while it walks the trees of pages, seconds in a large book, so
it looks on a thread that is left behind where it is to stop.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

from app.db.engine import READ_CACHE_KIB
from app.db.watching import Stopped, Watch, go_on

_STEPS_BETWEEN = 50_000
_A_COLUMN, _AN_INDEX = 2, 7
"""Steps of the engine's machine for each row, measured on a book of a million lines: what they
add up to is within a fifth of what it takes."""
_ASKED_EVERY = 0.05
"""Seconds."""


def watched_faults(path: Path, watch: Watch) -> list[str]:
    """What the engine finds wrong with the file; empty when nothing is. Stopped once ``watch``,
    told of steps done and expected, says no. sqlite3.Error where it cannot be read."""
    look = _Look(path)
    go_on(watch, 0, look.of)  # a small file is looked through before anybody could be asked
    look.start()
    try:
        while look.is_alive():
            go_on(watch, min(look.steps, look.of), look.of)
            look.join(_ASKED_EVERY)
    except Stopped:
        look.given_up = True
        if sys.platform == "win32":
            look.join()  # an open file cannot be removed there
        raise
    if look.failure is not None:
        raise look.failure
    return look.found


class _Look(threading.Thread):
    def __init__(self, path: Path) -> None:
        super().__init__(name="gendan-integrity", daemon=True)
        self._path = path
        self.given_up = False
        self.steps, self.of = 0, 0
        self.found: list[str] = []
        self.failure: sqlite3.Error | None = None

    def run(self) -> None:
        try:
            # read only: left behind, it may not make the file anew where that was removed
            place = f"{self._path.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(place, uri=True)) as connection:
                connection.execute(f"PRAGMA cache_size=-{READ_CACHE_KIB}")
                self.of = _expected(connection)
                connection.set_progress_handler(self._step, _STEPS_BETWEEN)
                rows = connection.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.Error as failure:
            self.failure = failure
            return
        found = [str(row[0]) for row in rows]
        self.found = [] if found == ["ok"] else found

    def _step(self) -> int:
        self.steps += _STEPS_BETWEEN
        return int(self.given_up)


def _expected(connection: sqlite3.Connection) -> int:
    """Steps; 0 where the file is in no state to be asked."""
    try:
        tables = connection.execute(
            "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
        return sum(_of_table(connection, name, keyed=bool(keyed)) for name, keyed in tables)
    except sqlite3.DatabaseError:  # the look itself says what is wrong
        return 0


def _of_table(connection: sqlite3.Connection, name: str, *, keyed: bool) -> int:
    """``keyed``: its rows have no number of their own, so they are counted; the highest number
    of the others costs nothing."""
    quoted = name.replace('"', '""')
    what = "count(*)" if keyed else "max(rowid)"
    rows, columns, indexes = connection.execute(
        f'SELECT (SELECT {what} FROM "{quoted}"), (SELECT count(*) FROM pragma_table_info(?)), '
        "(SELECT count(*) FROM pragma_index_list(?))", (name, name)
    ).fetchone()
    return int(rows or 0) * (int(columns) * _A_COLUMN + int(indexes) * _AN_INDEX)
