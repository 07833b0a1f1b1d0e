"""What every mapped class has: an id, and the journal number of the action that last changed it."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


FILE = {"file": True}
"""Marks a column that holds the name of a stored file, '' where there is none."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A journaled row.

    ``version`` is the ``seq`` of the action that wrote it last: an editor sends the version it
    started from, and a newer one means somebody else's change has to be shown first.
    ``derived`` names the columns that follow from other rows; the journal leaves them out and
    ``check`` works them out again.
    """

    __abstract__ = True
    derived: ClassVar[frozenset[str]] = frozenset()

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
