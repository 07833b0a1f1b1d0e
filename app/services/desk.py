"""What a run over many papers needs of the program: to write, to ask, to keep a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from app.db.book import Book
from app.db.unit_of_work import Read
from app.services.perform import Outcome

Progress = Callable[[int, int, str], bool]
"""(done, of, what is being done) -> False to stop."""


class Desk(Protocol):
    """The context of ``app.bootstrap``, as the services see it."""

    @property
    def book(self) -> Book: ...

    def perform(
        self, verb: str, action: Callable[..., Any], command: Any, batch: str | None = None
    ) -> Outcome[Any]: ...

    def ask(self, query: Callable[[Read, Any], Any], question: Any) -> Any: ...


def unwatched(done: int, of: int, name: str) -> bool:
    """Progress that nobody looks at."""
    del done, of, name
    return True
