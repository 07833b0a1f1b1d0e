"""Files that belong to a record: scans, photos, mails. They lie in the book and go with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from app.db.models import (
    Attachment,
    Complaint,
    Credit,
    Customer,
    Delivery,
    Order,
    Product,
    Receipt,
    Record,
    Statement,
)
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.records import found

LARGEST = 25 * 1024 * 1024
"""Bytes. A scan of ten pages has 2 MB; a film of a machine is better kept elsewhere."""
LONGEST_NAME = 120
_KINDS: dict[str, type[Record]] = {
    model.__tablename__: model
    for model in (Order, Delivery, Statement, Complaint, Customer, Product, Receipt, Credit)
}


@dataclass(frozen=True, slots=True)
class GivenFile:
    name: str
    """As it was called where it came from; a path is cut to its last part."""
    content: bytes


@dataclass(frozen=True, slots=True)
class AttachFiles:
    """``entity``: the table of the record."""

    entity: str
    record_id: int
    files: tuple[GivenFile, ...]


@dataclass(frozen=True, slots=True)
class RemoveAttachment:
    attachment_id: int


def attach_files(work: Work, command: AttachFiles) -> list[int]:
    """Returns their ids; all or none are kept.

    DomainError ``errors.attachment_big``, ``errors.attachment_empty``, ``errors.record_gone``,
    and those of the disk.
    """
    record = found(work, _KINDS[command.entity], command.record_id)
    kept = []
    for file in command.files:
        name = _name(file.name)
        if not file.content:
            raise DomainError("errors.attachment_empty", name=name)
        if len(file.content) > LARGEST:
            raise DomainError(
                "errors.attachment_big", name=name, megabytes=LARGEST // (1024 * 1024)
            )
        kept.append(Attachment(
            entity=command.entity, record_id=record.id, name=name,
            file=work.files.put(file.content), added_at=work.now,
        ))
    work.session.add_all(kept)
    work.session.flush()
    return [one.id for one in kept]


def remove_attachment(work: Work, command: RemoveAttachment) -> str:
    """Takes the row away and returns its name; the file stays, so that this can be undone."""
    attachment = found(work, Attachment, command.attachment_id)
    name = attachment.name
    work.session.delete(attachment)
    work.session.flush()
    return name


def _name(given: str) -> str:
    """The last part of the path, without what a file system would trip over."""
    last = PurePosixPath(PureWindowsPath(given).name).name
    clean = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*')
    clean = clean.strip(" .") or "file"
    if len(clean) <= LONGEST_NAME:
        return clean
    ending = PurePosixPath(clean).suffix[:12]
    return clean[: LONGEST_NAME - len(ending)] + ending
