"""Lines that were counted on arrival are found without reading all that were not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    counted = sa.text("received_quantity IS NOT NULL")
    op.create_index(
        "ix_delivery_line_received", "delivery_line",
        ["delivery_id", "received_quantity", "quantity"],
        sqlite_where=counted, postgresql_where=counted,
    )
