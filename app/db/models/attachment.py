"""Files that belong to a record, what was put off, and what was opened lately."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.models.base import FILE, Base, Record


class Attachment(Record):
    """A scan, a photo, a mail: ``file`` is its sha256 in the file store."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_entity_record_id", "entity", "record_id"),)

    entity: Mapped[str]
    """The table of the record it belongs to."""
    record_id: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    file: Mapped[str] = mapped_column(default="", info=FILE)
    added_at: Mapped[dt.datetime]


class PutOff(Record):
    """A thing of the day's list that is not to be shown until ``until``."""

    __tablename__ = "put_off"
    __table_args__ = (Index("ix_put_off_until", "until"),)

    kind: Mapped[str]
    """Which of the day's kinds (queries/waiting): one order may wait for two reasons."""
    entity: Mapped[str]
    record_id: Mapped[int]
    until: Mapped[dt.date]
    """Shown again on this day."""
    reason: Mapped[str] = mapped_column(default="")


class Recent(Base):
    """What each person opened last: for the order of search, so it has no journal."""

    __tablename__ = "recent"
    __table_args__ = (
        Index("ix_recent_actor_used_at", "actor", "used_at"),
        {"sqlite_with_rowid": False},
    )

    actor: Mapped[str] = mapped_column(primary_key=True)
    entity: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    used_at: Mapped[dt.datetime]
