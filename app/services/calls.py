"""What was said on the phone: noted at once, found again before the next call."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.models import CallNote, Customer
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.readers.cell_text import clean
from app.services.records import as_seen, edit, found


@dataclass(frozen=True, slots=True)
class NoteCall:
    """``text``: who said what, as typed."""

    customer_id: int
    text: str


@dataclass(frozen=True, slots=True)
class EditCall:
    call_id: int
    base_version: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveCall:
    call_id: int
    base_version: int | None = None


def note_call(work: Work, command: NoteCall) -> int:
    """Returns its id. DomainError ``errors.call_empty``, ``errors.record_gone``."""
    found(work, Customer, command.customer_id)
    note = CallNote(customer_id=command.customer_id, at=work.now, text=_said(command.text))
    work.session.add(note)
    work.session.flush()
    return note.id


def edit_call(work: Work, command: EditCall) -> None:
    """The moment of the call stays. EditConflict; DomainError as ``note_call``."""
    edit(work, found(work, CallNote, command.call_id), command.base_version,
         {"text": _said(command.text)})


def remove_call(work: Work, command: RemoveCall) -> None:
    """DomainError ``errors.record_changed`` where it is another than ``base_version``."""
    note = found(work, CallNote, command.call_id)
    as_seen(note, command.base_version)
    work.session.delete(note)
    work.session.flush()


def _said(text: str) -> str:
    said = clean(text, lines=True)
    if not said:
        raise DomainError("errors.call_empty")
    return said
