"""Credits and receipts: what lowers a balance."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import Record
from app.db.models.delivery import PostedColumns
from app.domain.months import Month


class Credit(PostedColumns, Record):
    """A return or an allowance; ``base`` is the amount typed."""

    __tablename__ = "credit"
    __table_args__ = (
        Index(
            "ix_credit_sums",
            "customer_id", "currency", "statement_month",
            "tax", "tax_rate", "base", "net", "tax_amount", "gross",
        ),
    )

    number: Mapped[str] = mapped_column(unique=True)
    date: Mapped[dt.date]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[str]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), index=True)
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_line.id"), index=True)
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    quantity: Mapped[Decimal | None] = mapped_column(types.quantity())
    replace: Mapped[bool] = mapped_column(default=False)
    complaint: Mapped[str] = mapped_column(default="")
    """The complaint's number; it may be older than the book."""
    reason: Mapped[str] = mapped_column(default="")


class Receipt(Record):
    """Money received; the balance falls by ``amount + bank_fee + discount`` on ``date``."""

    __tablename__ = "receipt"
    __table_args__ = (
        Index(
            "ix_receipt_sums",
            "customer_id", "currency", "statement_month", "amount", "bank_fee", "discount",
        ),
        # Few receipts bounce: sums over those that did must not visit all the others.
        Index(
            "ix_receipt_bounced", "customer_id", "currency", "bounce_month",
            sqlite_where=text("bounce_month IS NOT NULL"),
        ),
        Index("ix_receipt_cheque_date", "cheque_date"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    date: Mapped[dt.date]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    currency: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(types.money())
    bank_fee: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    discount: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    method: Mapped[str] = mapped_column(default="remit")
    cheque_no: Mapped[str] = mapped_column(default="")
    cheque_date: Mapped[dt.date | None]
    bounced_on: Mapped[dt.date | None]
    applies_to: Mapped[str] = mapped_column(default="")
    """Document numbers separated by ``;``, each optionally ``NUMBER=amount``; order counts."""
    keep: Mapped[bool] = mapped_column(default=False)
    statement_month: Mapped[Month | None] = mapped_column(types.MonthNumber())
    """None: history."""
    bounce_month: Mapped[Month | None] = mapped_column(types.MonthNumber())
    """The month the bounce belongs to; None while it has not bounced (or did so in history)."""
