"""The first schema: every table, its indexes, and the full-text index."""

from __future__ import annotations

from alembic import op

from app.db.engine import SEARCH_DDL
from app.db.migrations import first_indexes, first_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    first_tables.firm()
    first_tables.customers()
    first_tables.products()
    first_tables.orders()
    first_tables.deliveries()
    first_tables.money()
    first_tables.papers()
    first_tables.complaints()
    first_tables.journal()
    first_tables.beside()
    first_indexes.firm()
    first_indexes.customers()
    first_indexes.products()
    first_indexes.orders()
    first_indexes.deliveries()
    first_indexes.money()
    first_indexes.papers()
    first_indexes.complaints()
    first_indexes.journal()
    first_indexes.beside()
    op.execute(SEARCH_DDL)
