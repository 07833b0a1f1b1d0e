"""What a customer still has coming is found without reading all that he ever ordered."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index(
        "ix_orders_customer_id_state", "orders", ["customer_id", "state", "next_promise"]
    )
