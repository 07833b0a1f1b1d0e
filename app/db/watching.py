"""Work on a whole book that is told how far it is, and asked whether to go on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from app.domain.errors import DomainError

Watch = Callable[[int, int], bool]
"""(done, of) → False to stop; ``of`` 0: nobody can say how much it is."""

_STEPS_BETWEEN = 50_000
"""Of the engine's own machine: a few milliseconds."""


class Stopped(DomainError):
    """Whoever watched said no; nothing half-made is left."""

    def __init__(self) -> None:
        super().__init__("errors.stopped")


def unwatched(_done: int, _of: int) -> bool:
    return True


def go_on(watch: Watch, done: int, of: int) -> None:
    """Stopped once the watcher says so."""
    if not watch(done, of):
        raise Stopped


@contextmanager
def interrupted_by(connection: Connection, watch: Callable[[], bool]) -> Iterator[None]:
    """Asks also in the midst of one long statement; Stopped where that says no."""
    held = connection.connection.driver_connection
    assert isinstance(held, sqlite3.Connection)
    held.set_progress_handler(lambda: 0 if watch() else 1, _STEPS_BETWEEN)
    try:
        yield
    except OperationalError as failure:
        if getattr(failure.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from failure
        raise
    finally:
        held.set_progress_handler(None, 0)
