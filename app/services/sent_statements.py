"""Issued statements on their way to the customer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.db.models import Statement
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.records import edit, found


@dataclass(frozen=True, slots=True)
class MarkStatementSent:
    """``sent_on`` None: it has not been sent after all."""

    statement_id: int
    base_version: int
    sent_on: dt.date | None
    channel: str = ""


def mark_statement_sent(work: Work, command: MarkStatementSent) -> None:
    """Nothing else of an issued statement ever changes.

    DomainError ``errors.statement_superseded``; EditConflict.
    """
    statement = found(work, Statement, command.statement_id)
    if statement.superseded:
        raise DomainError("errors.statement_superseded", number=statement.number)
    given = {"sent_on": command.sent_on, "channel": command.channel}
    edit(work, statement, command.base_version, checked(Statement, "statements", given))


@dataclass(frozen=True, slots=True)
class MarkStatementsSent:
    """Several in one action, so that one key takes all of them back."""

    sent: tuple[MarkStatementSent, ...]


def mark_statements_sent(work: Work, command: MarkStatementsSent) -> int:
    """How many; all or none. DomainError ``errors.statement_superseded``; EditConflict."""
    for one in command.sent:
        mark_statement_sent(work, one)
    return len(command.sent)
