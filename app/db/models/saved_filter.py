"""What somebody asks of a list again and again, kept under a name of his own."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.models.base import Record
from app.db.types import MonthNumber
from app.domain.months import Month


class SavedFilter(Record):
    """One person's, in one tab: others do not see it."""

    __tablename__ = "saved_filter"
    __table_args__ = (Index("ix_saved_filter_actor_tab", "actor", "tab"),)

    actor: Mapped[str]
    tab: Mapped[str]
    name: Mapped[str]
    position: Mapped[int]
    """Its place after the tab's fixed filters; equal ones stand by id."""
    base: Mapped[str]
    """The tab's fixed filter it narrows, by that filter's key."""
    words: Mapped[str] = mapped_column(default="")
    """What stands in the search field."""
    month: Mapped[Month | None] = mapped_column(MonthNumber)
    """Of the statements; None: whichever month the page stands on."""
