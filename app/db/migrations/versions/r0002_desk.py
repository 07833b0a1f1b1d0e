"""What the desk needs: attachments, what was put off, what was used lately, more of the firm."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.db.migrations.columns import create_record, create_table

revision = "0002"
down_revision = "0001"

_TEXT = ("logo_file", "day_ends", "number_prefixes")
_DEFAULTS = {"logo_file": "", "day_ends": "17:30", "number_prefixes": ""}


def upgrade() -> None:
    create_record("attachment", text="entity name file", whole="record_id", moment="added_at")
    op.create_index("ix_attachment_entity_record_id", "attachment", ["entity", "record_id"])
    create_record("put_off", text="kind entity reason", whole="record_id", day="until")
    op.create_index("ix_put_off_until", "put_off", ["until"])
    create_table(
        "recent", key="actor entity record_id", text="actor entity", whole="record_id",
        moment="used_at", sqlite_with_rowid=False,
    )
    op.create_index("ix_recent_actor_used_at", "recent", ["actor", "used_at"])
    _firm()


def _firm() -> None:
    for name in _TEXT:
        op.add_column("firm", sa.Column(
            name, sa.String(), nullable=False, server_default=_DEFAULTS[name],
        ))
    op.add_column("firm", sa.Column(
        "seal_box", sa.Boolean(), nullable=False, server_default=sa.true(),
    ))
    for name, days in (("sign_days", 3), ("reply_hours", 24)):
        op.add_column("firm", sa.Column(
            name, sa.Integer(), nullable=False, server_default=sa.text(str(days)),
        ))
