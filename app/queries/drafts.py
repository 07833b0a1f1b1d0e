"""Work in hand: which drafts there are, and what stands in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.db.models import Draft, DraftCell
from app.db.unit_of_work import Read


@dataclass(frozen=True, slots=True)
class DraftRow:
    id: int
    kind: str
    actor: str
    base_id: int | None
    base_version: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DraftContent:
    draft: DraftRow
    cells: Mapping[tuple[int, str], str]
    """(row, field) → as typed; row 0 is the head."""


def open_drafts(read: Read, kind: str) -> tuple[DraftRow, ...]:
    """The drafts of a kind, the last touched first."""
    newest = Draft.changed_at.desc(), Draft.id.desc()
    query = select(Draft).where(Draft.kind == kind).order_by(*newest)
    return tuple(map(_row, read.session.scalars(query)))


def has_draft(read: Read, draft_id: int) -> bool:
    return read.session.get(Draft, draft_id) is not None


def draft_content(read: Read, draft_id: int) -> DraftContent | None:
    """None where the draft is gone: stored, or thrown away."""
    draft = read.session.get(Draft, draft_id)
    if draft is None:
        return None
    cells = read.session.scalars(select(DraftCell).where(DraftCell.draft_id == draft_id))
    return DraftContent(_row(draft), {(cell.row, cell.field): cell.typed for cell in cells})


def _row(draft: Draft) -> DraftRow:
    return DraftRow(
        draft.id, draft.kind, draft.actor, draft.base_id, draft.base_version, draft.changed_at
    )
