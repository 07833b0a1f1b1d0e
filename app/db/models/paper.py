"""Issued statements, papers that came back, and complaints."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import FILE, Record
from app.domain.months import Month


class Statement(Record):
    """An issued statement: its figures, content and PDF are stored once and never change."""

    __tablename__ = "statement"
    __table_args__ = (
        Index("ix_statement_customer_id", "customer_id", "currency", "month", "revision"),
        Index("ix_statement_month", "month", "customer_id"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    currency: Mapped[str]
    month: Mapped[Month] = mapped_column(types.MonthNumber())
    revision: Mapped[int] = mapped_column(default=0)
    supersedes: Mapped[str] = mapped_column(default="")
    """The number of the statement this one replaces."""
    superseded: Mapped[bool] = mapped_column(default=False)
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    due_date: Mapped[date | None]
    issued_on: Mapped[date | None]
    opening: Mapped[Decimal] = mapped_column(types.money())
    sales: Mapped[Decimal] = mapped_column(types.money())
    credits: Mapped[Decimal] = mapped_column(types.money())
    tax: Mapped[Decimal] = mapped_column(types.money())
    received: Mapped[Decimal] = mapped_column(types.money())
    bounced: Mapped[Decimal] = mapped_column(types.money())
    closing: Mapped[Decimal] = mapped_column(types.money())
    not_due: Mapped[Decimal | None] = mapped_column(types.money())
    """None here and below: brought in from elsewhere, so worked out when asked for."""
    late_1_30: Mapped[Decimal | None] = mapped_column(types.money())
    late_31_60: Mapped[Decimal | None] = mapped_column(types.money())
    late_61_90: Mapped[Decimal | None] = mapped_column(types.money())
    late_over_90: Mapped[Decimal | None] = mapped_column(types.money())
    unapplied: Mapped[Decimal | None] = mapped_column(types.money())
    cheques_not_due: Mapped[Decimal | None] = mapped_column(types.money())
    content_file: Mapped[str] = mapped_column(default="", info=FILE)
    """sha256 of the stored content (JSON); empty for one brought in from elsewhere."""
    pdf_file: Mapped[str] = mapped_column(default="", info=FILE)
    sent_on: Mapped[date | None]
    channel: Mapped[str] = mapped_column(default="")


class ReturnedPaper(Record):
    __tablename__ = "returned_paper"
    __table_args__ = (Index("ix_returned_paper_document", "document", "received_on"),)

    document: Mapped[str]
    """The number of an order (contract), a delivery or a statement."""
    received_on: Mapped[date]
    channel: Mapped[str] = mapped_column(default="")
    signer: Mapped[str] = mapped_column(default="")
    sealed: Mapped[bool] = mapped_column(default=False)
    fax_no_shown: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    """Of a statement, theirs and our amount stand at its beginning, as a workbook carries them."""
    theirs: Mapped[Decimal | None] = mapped_column(types.money())
    """What its customer says he owes; None: ours, or it stands in the remark alone."""


class Discrepancy(Record):
    """A paper of a statement that came back differing (domain §3.6)."""

    __tablename__ = "discrepancy"
    __table_args__ = (Index("ix_discrepancy_paper_id", "paper_id", "position"),)

    paper_id: Mapped[int] = mapped_column(ForeignKey("returned_paper.id"))
    position: Mapped[int]
    document: Mapped[str]
    """Its number; one that we do not know is theirs."""
    ours: Mapped[Decimal | None] = mapped_column(types.money())
    """None: it does not stand on our statement."""
    theirs: Mapped[Decimal | None] = mapped_column(types.money())
    """None: it does not stand on theirs."""
    reason: Mapped[str] = mapped_column(default="")
    resolution: Mapped[str] = mapped_column(default="")
    """Empty while it is open."""
    adjusting: Mapped[str] = mapped_column(default="")
    """The number of the paper that settles it."""


class Complaint(Record):
    __tablename__ = "complaint"
    __table_args__ = (
        Index("ix_complaint_customer_id", "customer_id", "received_at"),
        Index("ix_complaint_closed_at", "closed_at", "received_at"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    received_at: Mapped[datetime]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    channel: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    severity: Mapped[str] = mapped_column(default="")
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"), index=True)
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_line.id"), index=True)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("delivery.id"), index=True)
    quantity: Mapped[Decimal | None] = mapped_column(types.quantity())
    description: Mapped[str] = mapped_column(default="")
    replied_at: Mapped[datetime | None]
    resolution: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None]
