"""The indexes of the first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def firm() -> None:
    op.create_index("uq_holiday_region_date", "holiday", ["region", "date"], unique=True)


def customers() -> None:
    op.create_index("ix_customer_name", "customer", ["name"])
    op.create_index(
        "uq_customer_terms_customer_id_month", "customer_terms",
        ["customer_id", "from_month"],
        unique=True,
    )
    op.create_index("uq_contact_customer_id_name", "contact", ["customer_id", "name"], unique=True)


def products() -> None:
    op.create_index("ix_product_name", "product", ["name"])
    op.create_index(
        "ix_customer_price_customer_id_product_id", "customer_price",
        ["customer_id", "product_id"],
    )
    op.create_index("ix_customer_price_product_id", "customer_price", ["product_id"])


def orders() -> None:
    op.create_index("ix_orders_customer_id_date", "orders", ["customer_id", "date"])
    op.create_index("ix_orders_date", "orders", ["date", "id"])
    op.create_index("ix_orders_state_next_promise", "orders", ["state", "next_promise", "id"])
    op.create_index("ix_order_line_product_id", "order_line", ["product_id"])
    op.create_index("uq_order_line_order_id_line", "order_line", ["order_id", "line"], unique=True)


def deliveries() -> None:
    op.create_index("ix_delivery_customer_id", "delivery", ["customer_id", "date"])
    op.create_index("ix_delivery_date", "delivery", ["date", "id"])
    op.create_index(
        "ix_delivery_sums", "delivery",
        [
            "voided", "customer_id", "currency", "statement_month", "tax", "tax_rate", "base",
            "net", "tax_amount", "gross",
        ],
    )
    op.create_index("ix_delivery_line_order_line_id", "delivery_line", ["order_line_id"])
    op.create_index(
        "uq_delivery_line_delivery_id_line", "delivery_line",
        ["delivery_id", "line"],
        unique=True,
    )


def money() -> None:
    op.create_index("ix_credit_delivery_id", "credit", ["delivery_id"])
    op.create_index("ix_credit_order_id", "credit", ["order_id"])
    op.create_index("ix_credit_order_line_id", "credit", ["order_line_id"])
    op.create_index(
        "ix_credit_sums", "credit",
        [
            "customer_id", "currency", "statement_month", "tax", "tax_rate", "base", "net",
            "tax_amount", "gross",
        ],
    )
    op.create_index(
        "ix_receipt_bounced", "receipt", ["customer_id", "currency", "bounce_month"],
        sqlite_where=sa.text("bounce_month IS NOT NULL"),
    )
    op.create_index("ix_receipt_cheque_date", "receipt", ["cheque_date"])
    op.create_index(
        "ix_receipt_sums", "receipt",
        ["customer_id", "currency", "statement_month", "amount", "bank_fee", "discount"],
    )


def papers() -> None:
    op.create_index(
        "ix_statement_customer_id", "statement",
        ["customer_id", "currency", "month", "revision"],
    )
    op.create_index("ix_statement_month", "statement", ["month", "customer_id"])
    op.create_index("ix_returned_paper_document", "returned_paper", ["document", "received_on"])


def complaints() -> None:
    op.create_index("ix_complaint_closed_at", "complaint", ["closed_at", "received_at"])
    op.create_index("ix_complaint_customer_id", "complaint", ["customer_id", "received_at"])
    op.create_index("ix_complaint_delivery_id", "complaint", ["delivery_id"])
    op.create_index("ix_complaint_order_id", "complaint", ["order_id"])
    op.create_index("ix_complaint_order_line_id", "complaint", ["order_line_id"])


def journal() -> None:
    op.create_index("ix_journal_batch", "journal", ["batch"])
    op.create_index("ix_journal_undoes", "journal", ["undoes"])
    op.create_index(
        "ix_journal_block_bulk", "journal_block",
        ["entity", "last_id"],
        sqlite_where=sa.text("bulk = 1"),
        postgresql_where=sa.text("bulk"),
    )


def beside() -> None:
    op.create_index(
        "uq_search_document_kind_record_id", "search_document",
        ["kind", "record_id"],
        unique=True,
    )
