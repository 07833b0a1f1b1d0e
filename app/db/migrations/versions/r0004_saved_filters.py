"""Filters that somebody has kept under a name of his own."""

from __future__ import annotations

from alembic import op

from app.db.migrations.columns import create_record

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    create_record(
        "saved_filter", text="actor tab name base words", whole="position month", optional="month"
    )
    op.create_index("ix_saved_filter_actor_tab", "saved_filter", ["actor", "tab"])
