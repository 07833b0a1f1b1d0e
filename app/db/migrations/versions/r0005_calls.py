"""What was said on the phone with a customer."""

from __future__ import annotations

from alembic import op

from app.db.migrations.columns import create_record

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    create_record(
        "call_note", whole="customer_id", moment="at", text="text",
        refs={"customer_id": "customer"},
    )
    op.create_index("ix_call_note_customer_id_at", "call_note", ["customer_id", "at"])
