"""Alembic's way in: the connection, already inside the write unit, is handed over by the caller."""

from __future__ import annotations

from alembic import context

from app.db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot alter most things: a table is made anew and its rows carried over.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
