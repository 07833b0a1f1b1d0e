"""The only place where a context is put together: book, clock, words and settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from app.db.book import Book
from app.db.lock import WindowLock
from app.db.unit_of_work import Read, Work
from app.db.watching import Watch, unwatched
from app.i18n import Language, Translator
from app.services.perform import Outcome, perform
from app.settings import (
    Clock,
    MachineSettings,
    SettingsFile,
    SystemClock,
    data_place,
    settings_place,
)

__all__ = ["Clock", "Context", "SystemClock", "open_context"]

A = TypeVar("A")
C = TypeVar("C")
T = TypeVar("T")


class Context:
    """What a door (window or command) is given to work with."""

    def __init__(self, book: Book, language: Language, clock: Clock, actor: str) -> None:
        self.book = book
        self.language = language
        self.clock = clock
        self.actor = actor
        self.begun = book.head().seq
        """The book's last action when it was opened."""
        self._window = WindowLock(book.place)

    @cached_property
    def settings(self) -> MachineSettings:
        """This machine's; the firm's own are in the book."""
        return SettingsFile(settings_place()).load().settings

    @cached_property
    def translate(self) -> Translator:
        return Translator(self.language)

    def perform(
        self,
        verb: str,
        action: Callable[[Work, C], T],
        command: C,
        batch: str | None = None,
        key: str | None = None,
    ) -> Outcome[T]:
        """Do one action in its own unit of work, see ``services.perform``."""
        return perform(
            self.book, self.actor, verb, action, command,
            now=self.clock.now(), batch=batch, key=key,
        )

    def ask(self, query: Callable[[Read, A], T], question: A) -> T:
        """The answer of one query, read and closed."""
        with self.book.read() as read:
            return query(read, question)

    def claim_window(self) -> bool:
        """True for the first window of this book, until it closes; a second one is told False."""
        return self._window.acquire()

    def close(self) -> None:
        self._window.release()
        self.book.close()


def open_context(
    place: Path | None,
    language: Language,
    *,
    clock: Clock | None = None,
    actor: str | None = None,
    watch: Watch = unwatched,
) -> Context:
    """Open (or make) the book; DomainError where it cannot be opened.

    ``place`` None: the folder in the user's data. ``actor`` None: the user of this machine.
    ``watch``: see ``Book.open``.
    """
    book = Book.open(place or data_place(), watch=watch)
    return Context(book, language, clock or SystemClock(), actor or _user())


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return ""
