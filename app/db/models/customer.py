"""Customers, what was agreed with them, and the people to call."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import Record
from app.domain.months import Month


class TermColumns:
    """The agreement that may change from a month on (firm-workbook §2, customer_terms)."""

    closing_day: Mapped[int] = mapped_column(default=31)
    invoicing: Mapped[str] = mapped_column(default="per_delivery")
    term_base: Mapped[str] = mapped_column(default="closing")
    term_count: Mapped[int] = mapped_column(default=0)
    term_unit: Mapped[str] = mapped_column(default="months")
    term_fixed_day: Mapped[int | None]
    term_shift: Mapped[str] = mapped_column(default="none")


class Customer(TermColumns, Record):
    __tablename__ = "customer"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    short_name: Mapped[str] = mapped_column(default="")
    tax_id: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    """Several numbers separated by ``;``, as typed."""
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    delivery_address: Mapped[str] = mapped_column(default="")
    settlement: Mapped[str] = mapped_column(default="monthly")
    tax: Mapped[str] = mapped_column(default="excluded")
    tax_rate: Mapped[Decimal | None] = mapped_column(types.rate())
    """None: the firm's."""
    currency: Mapped[str] = mapped_column(default="")
    """Empty: the firm's."""
    credit_limit: Mapped[Decimal | None] = mapped_column(types.money())
    credit_hold: Mapped[bool] = mapped_column(default=False)
    hide_prices: Mapped[bool] = mapped_column(default=False)
    document_language: Mapped[str] = mapped_column(default="")
    """Empty: the firm region's language."""
    salesperson: Mapped[str] = mapped_column(default="")
    clerk: Mapped[str] = mapped_column(default="")
    opening_balance: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    opening_date: Mapped[date | None]
    remark: Mapped[str] = mapped_column(default="")


class CustomerTerms(Record):
    """Terms that hold from a month on; a column left None keeps what held before."""

    __tablename__ = "customer_terms"
    __table_args__ = (
        Index("uq_customer_terms_customer_id_month", "customer_id", "from_month", unique=True),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    from_month: Mapped[Month] = mapped_column(types.MonthNumber())
    closing_day: Mapped[int | None]
    invoicing: Mapped[str | None]
    term_base: Mapped[str | None]
    term_count: Mapped[int | None]
    term_unit: Mapped[str | None]
    term_fixed_day: Mapped[int | None]
    term_shift: Mapped[str | None]


class Contact(Record):
    __tablename__ = "contact"
    __table_args__ = (Index("uq_contact_customer_id_name", "customer_id", "name", unique=True),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    authorised_signatory: Mapped[bool] = mapped_column(default=False)


class CallNote(Record):
    """What was said on the phone, as typed."""

    __tablename__ = "call_note"
    __table_args__ = (Index("ix_call_note_customer_id_at", "customer_id", "at"),)

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    at: Mapped[datetime]
    text: Mapped[str]
