"""Finding the record that a command names, and setting only the fields that were edited."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar

from app.db.models import Record
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.months import Month

A = TypeVar("A", bound=Mapping[str, Any])
R = TypeVar("R", bound=Record)


class Made(TypedDict):
    """A new record; plain, so that a repeated key is answered with it again."""

    id: int
    number: str
    """Its document number, or the code of a customer or product."""


class Posted(Made):
    """Money, and the statement it stands in."""

    month: str
    """"YYYY-MM"; "" for what is before the customer's opening."""


def posted(record_id: int, number: str, month: Month | None) -> Posted:
    return Posted(id=record_id, number=number, month=str(month) if month is not None else "")


def found(work: Work, model: type[R], record_id: int) -> R:
    """DomainError ``errors.record_gone`` where somebody has taken it away."""
    record = work.session.get(model, record_id)
    if record is None:
        raise DomainError("errors.record_gone")
    return record


def edit(work: Work, record: Record, base_version: int, edited: Mapping[str, Any]) -> set[str]:
    """Set the edited fields; returns the names of those that really changed.

    EditConflict where somebody else changed one of them since ``base_version``.
    """
    work.guard(record, base_version, edited)
    changed = {name for name, value in edited.items() if getattr(record, name) != value}
    for name in changed:
        setattr(record, name, edited[name])
    work.session.flush()
    return changed


def as_seen(record: Record, base_version: int | None) -> None:
    """To be taken away only as it was shown; None: whatever it is by now.

    DomainError ``errors.record_changed``.
    """
    if base_version is not None and record.version > base_version:
        raise DomainError("errors.record_changed")


def only(edited: Mapping[str, Any], allowed: frozenset[str]) -> Mapping[str, Any]:
    """``edited``, which may hold nothing else than ``allowed``: anything else is our own bug."""
    strange = set(edited) - allowed
    if strange:
        raise ValueError(f"not to be edited: {', '.join(sorted(strange))}")
    return edited


def reasoned(work: Work, answer: A) -> A:
    """``answer``, which says why, kept with the action in the journal even without a key."""
    work.answer = json.dumps(answer, ensure_ascii=False)
    return answer
