"""Codes that are there once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.db.unit_of_work import Work
from app.domain.errors import DomainError


def refuse_taken(work: Work, column: InstrumentedAttribute[str], value: str) -> None:
    """DomainError ``errors.value_taken`` where another record has that value."""
    if work.session.scalar(select(column).where(column == value).limit(1)) is not None:
        raise DomainError("errors.value_taken", field=column.key, value=value)
