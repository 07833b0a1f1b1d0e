"""The files of a record, the newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import Attachment
from app.db.unit_of_work import Read
from app.domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class AttachmentsAsk:
    entity: str
    record_id: int


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    id: int
    name: str
    added_at: dt.datetime
    size: int
    """Bytes; 0 where the file is missing."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    name: str
    content: bytes


def attachments(read: Read, ask: AttachmentsAsk) -> tuple[AttachmentRow, ...]:
    """The latest first."""
    query = (
        select(Attachment)
        .where(Attachment.entity == ask.entity, Attachment.record_id == ask.record_id)
        .order_by(Attachment.added_at.desc(), Attachment.id.desc())
    )
    return tuple(
        AttachmentRow(one.id, one.name, one.added_at, _size(read, one.file))
        for one in read.session.scalars(query)
    )


def attached_file(read: Read, attachment_id: int) -> AttachedFile:
    """DomainError ``errors.record_gone``, ``errors.file_missing``, ``errors.file_damaged``."""
    attachment = read.session.get(Attachment, attachment_id)
    if attachment is None:
        raise DomainError("errors.record_gone")
    return AttachedFile(attachment.name, read.files.get(attachment.file))


def _size(read: Read, file: str) -> int:
    path = read.files.path(file)
    return path.stat().st_size if path.exists() else 0
