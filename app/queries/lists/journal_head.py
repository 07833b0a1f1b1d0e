"""The journal's head: it moves whenever anyone changes the book."""

from __future__ import annotations

from app.db.journal import head
from app.db.unit_of_work import Read


def journal_head(read: Read, _ask: None = None) -> int:
    """The number of the last action; 0 in an untouched book."""
    return head(read.session.connection()).seq
