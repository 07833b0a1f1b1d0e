"""Work in hand, saved cell by cell as it is typed: without a number and without the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import delete

from app.db.models import Draft, DraftCell
from app.db.unit_of_work import Work
from app.domain.errors import DomainError

C = TypeVar("C")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """``base_id`` and ``base_version``: the record being edited, as it was when it was shown."""

    kind: str
    base_id: int | None = None
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class SaveCell:
    """``row`` 0 is the head, lines count from 1; ``typed`` is kept as typed."""

    draft_id: int
    row: int
    field: str
    typed: str


@dataclass(frozen=True, slots=True)
class DropDraft:
    draft_id: int


@dataclass(frozen=True, slots=True)
class KeepCells:
    """``draft_id`` None: a draft of that kind is begun, of the record named or of a new one."""

    kind: str
    draft_id: int | None
    cells: Mapping[tuple[int, str], str]
    """(row, field) → as typed; row 0 is the head."""
    base_id: int | None = None
    base_version: int = 0


@dataclass(frozen=True, slots=True)
class RebaseDraft:
    """``base_version``: of the record the draft builds on from now on."""

    draft_id: int
    base_version: int


def open_draft(work: Work, command: OpenDraft) -> int:
    """Begin a draft; returns its id."""
    draft = Draft(
        kind=command.kind,
        actor=work.action.actor,
        base_id=command.base_id,
        base_version=command.base_version,
        changed_at=work.now,
    )
    work.session.add(draft)
    work.session.flush()
    return draft.id


def save_cell(work: Work, command: SaveCell) -> None:
    """Keep what stands in one cell; DomainError where the draft is gone."""
    _draft(work, command.draft_id).changed_at = work.now
    cell = DraftCell(
        draft_id=command.draft_id, row=command.row, field=command.field, typed=command.typed
    )
    work.session.merge(cell)


def keep_cells(work: Work, command: KeepCells) -> int:
    """Several cells at once; the draft's id. DomainError where the draft is gone."""
    draft_id = command.draft_id
    if draft_id is None:
        opened = OpenDraft(command.kind, command.base_id, command.base_version)
        draft_id = open_draft(work, opened)
    for (row, field), text in command.cells.items():
        save_cell(work, SaveCell(draft_id, row, field, text))
    return draft_id


def rebase_draft(work: Work, command: RebaseDraft) -> None:
    """What somebody stored meanwhile has been looked at; DomainError where the draft is gone."""
    _draft(work, command.draft_id).base_version = command.base_version


def drop_draft(work: Work, command: DropDraft) -> None:
    """Throw a draft away, or end it because it was posted (in the same unit of work)."""
    draft = _draft(work, command.draft_id)
    work.session.execute(delete(DraftCell).where(DraftCell.draft_id == draft.id))
    work.session.delete(draft)


def ending_draft(draft_id: int, action: Callable[[Work, C], T]) -> Callable[[Work, C], T]:
    """``action``, which posts what the draft held: both happen, or the draft stays. One that was
    thrown away meanwhile has ended already."""

    def act_and_drop(work: Work, command: C) -> T:
        value = action(work, command)
        if work.session.get(Draft, draft_id) is not None:
            drop_draft(work, DropDraft(draft_id))
        return value

    return act_and_drop


def _draft(work: Work, draft_id: int) -> Draft:
    draft = work.session.get(Draft, draft_id)
    if draft is None:
        raise DomainError("errors.record_gone")
    return draft
