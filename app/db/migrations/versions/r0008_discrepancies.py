"""What a customer says he owes as a figure, and which papers of a statement differ and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db.migrations.columns import create_record

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("returned_paper", sa.Column("theirs", sa.BigInteger(), nullable=True))
    create_record(
        "discrepancy", whole="paper_id position", scaled="ours theirs",
        text="document reason resolution adjusting", optional="ours theirs",
        refs={"paper_id": "returned_paper"},
    )
    op.create_index("ix_discrepancy_paper_id", "discrepancy", ["paper_id", "position"])
