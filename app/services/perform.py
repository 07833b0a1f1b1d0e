"""The one way anything is written: open the unit of work, act, commit once, tell what changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar, cast
from uuid import uuid4

from app.db.book import Book, CommitFailed
from app.db.conflicts import Clash, EditConflict
from app.db.models import JournalEntry
from app.db.unit_of_work import Changes, Work
from app.domain.errors import DomainError

__all__ = ["Changes", "Clash", "EditConflict", "Outcome", "perform"]

C = TypeVar("C")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    value: T
    changes: Changes
    seq: int
    """The action's number in the journal; 0 where it changed nothing that is journaled."""
    repeated: bool = False
    """The key had been used before: this is the first outcome again, and nothing was done."""


def perform(
    book: Book,
    actor: str,
    verb: str,
    action: Callable[[Work, C], T],
    command: C,
    *,
    now: datetime,
    batch: str | None = None,
    key: str | None = None,
) -> Outcome[T]:
    """Do one action wholly or not at all.

    ``key`` makes it safe to ask again: an action already stored under it is answered from the
    journal. A COMMIT may fail and yet be durable, so after a failed one the key is looked up
    before anything is said. DomainError: a rule or the disk refused, and nothing is stored.
    """
    used = key or uuid4().hex
    try:
        with book.write(actor, verb, key=used, batch=batch, on=now) as work:
            earlier = work.earlier() if key else None
            if earlier is not None:
                return _again(earlier)
            value = action(work, command)
            if key:
                work.answer = _plain(value)
    except CommitFailed:
        if not _was_stored(book, used):
            raise
    return Outcome(value, work.changes, work.seq if work.recorded else 0)


def _was_stored(book: Book, key: str) -> bool:
    try:
        return book.find(key) is not None
    except DomainError as failure:
        raise DomainError("errors.save_unclear", place=str(book.place)) from failure


def _again(entry: JournalEntry) -> Outcome[Any]:
    if entry.answer is None:
        raise DomainError("errors.already_done", verb=entry.verb, at=entry.at)
    return Outcome(_read_plain(entry.answer), frozenset(), entry.seq, repeated=True)


def _plain(value: object) -> str | None:
    """JSON of a value that comes back from it unchanged, else None."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except TypeError:
        return None
    return text if _read_plain(text) == value else None


def _read_plain(text: str) -> Any:
    return cast(object, json.loads(text))
