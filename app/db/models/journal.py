"""What is kept beside the records: the journal, counters, drafts and the search index."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.models.base import Base


class JournalEntry(Base):
    """One action. ``hash`` covers its content, its blocks and the hash of the one before."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_undoes", "undoes"), Index("ix_journal_batch", "batch"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    verb: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    batch: Mapped[str | None]
    undoes: Mapped[int | None]
    answer: Mapped[str | None] = mapped_column(Text)
    """What the action returned, as JSON, where that is plain: a repeated key gets it again."""
    summary: Mapped[str] = mapped_column(Text)
    """JSON {entity: {insert|update|delete: rows}}."""
    prev_hash: Mapped[str]
    hash: Mapped[str]


class JournalBlock(Base):
    """Some changes of one action to one entity, in the order they were made."""

    __tablename__ = "journal_block"
    __table_args__ = (
        Index(
            "ix_journal_block_bulk", "entity", "last_id",
            sqlite_where=text("bulk = 1"),
        ),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    block: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entity: Mapped[str]
    op: Mapped[str]
    bulk: Mapped[bool]
    first_id: Mapped[int]
    last_id: Mapped[int]
    codec: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class JournalSubject(Base):
    """Which records an ordinary action touched; a bulk one is found by its blocks' id ranges."""

    __tablename__ = "journal_subject"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it once)

    entity: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Counter(Base):
    """The last serial given for a prefix on a day, or in the month or year that begins with it."""

    __tablename__ = "counter"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    prefix: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class Draft(Base):
    """Work not yet posted: no number, no journal."""

    __tablename__ = "draft"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    actor: Mapped[str]
    base_id: Mapped[int | None]
    """The record being edited; None for a new one."""
    base_version: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]


class DraftCell(Base):
    __tablename__ = "draft_cell"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id"), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0: the head; lines count from 1."""
    field: Mapped[str] = mapped_column(primary_key=True)
    typed: Mapped[str] = mapped_column(Text)


class SearchDocument(Base):
    """Points from a row of the full-text index to the record whose words it holds."""

    __tablename__ = "search_document"
    __table_args__ = (
        Index("uq_search_document_kind_record_id", "kind", "record_id", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[int]
