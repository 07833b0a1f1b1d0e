"""The firm that owns the book, and the days it does not work."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import FILE, Record


class Firm(Record):
    """One row, id 1."""

    __tablename__ = "firm"

    name: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    tax_id: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    bank_account: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="TWD")
    region: Mapped[str] = mapped_column(default="TW")
    tax_rate: Mapped[Decimal] = mapped_column(types.rate(), default=Decimal("0.05"))
    tax_rounding: Mapped[str] = mapped_column(default="document")
    statement_day: Mapped[int] = mapped_column(default=5)
    confirm_day: Mapped[int] = mapped_column(default=10)
    statement_template: Mapped[str] = mapped_column(default="", info=FILE)
    """sha256 of the firm's own Excel form in the file store; empty: ours."""
    note_template: Mapped[str] = mapped_column(default="", info=FILE)
    logo_file: Mapped[str] = mapped_column(default="", info=FILE)
    seal_box: Mapped[bool] = mapped_column(default=True)
    """Whether our papers have a box for the customer's seal."""
    sign_days: Mapped[int] = mapped_column(default=3)
    """Working days after arrival by which a delivery note comes back (domain §1.4)."""
    reply_hours: Mapped[int] = mapped_column(default=24)
    """Hours within which a complaint is answered at the latest."""
    day_ends: Mapped[str] = mapped_column(default="17:30")
    """``HH:MM`` at which the firm's day ends: what is due today is due by then."""
    number_prefixes: Mapped[str] = mapped_column(default="")
    """JSON {document_numbers.Prefix value: letters}; what is not named keeps its own."""
    number_style: Mapped[str] = mapped_column(default="day")
    """document_numbers.NumberStyle: how the date stands in a number."""


class Holiday(Record):
    """A day off, or (``working``) a make-up working day; region empty = the firm's."""

    __tablename__ = "holiday"
    __table_args__ = (Index("uq_holiday_region_date", "region", "date", unique=True),)

    date: Mapped[dt.date]
    region: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    working: Mapped[bool] = mapped_column(default=False)
