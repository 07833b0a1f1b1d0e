"""How the date stands in the firm's document numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("firm", sa.Column(
        "number_style", sa.String(), nullable=False, server_default="day",
    ))
