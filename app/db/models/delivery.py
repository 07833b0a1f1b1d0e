"""Deliveries: the posted papers that a statement adds up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import Record
from app.domain.months import Month

_COUNTED = text("received_quantity IS NOT NULL")
"""Few lines are counted on arrival: what differs is sought among those alone."""


class PostedColumns:
    """What posting freezes onto a paper: tax mode, rate, currency, totals and statement month.

    ``base`` is Σ amounts in the price's own terms (untaxed for ``excluded``, gross for
    ``included``); net, tax and gross are the paper taxed on its own (firm-workbook §3.2).
    ``statement_month`` is None for history (dated on or before the customer's opening_date).
    """

    currency: Mapped[str]
    tax: Mapped[str]
    tax_rate: Mapped[Decimal] = mapped_column(types.rate())
    base: Mapped[Decimal] = mapped_column(types.money())
    net: Mapped[Decimal] = mapped_column(types.money())
    tax_amount: Mapped[Decimal] = mapped_column(types.money())
    gross: Mapped[Decimal] = mapped_column(types.money())
    statement_month: Mapped[Month | None] = mapped_column(types.MonthNumber())


class Delivery(PostedColumns, Record):
    __tablename__ = "delivery"
    __table_args__ = (
        # Covers the sums of a statement, so openings never visit the rows themselves.
        Index(
            "ix_delivery_sums",
            # ``voided`` stands first: a partial index would have to read it from the row.
            "voided", "customer_id", "currency", "statement_month",
            "tax", "tax_rate", "base", "net", "tax_amount", "gross",
        ),
        Index("ix_delivery_date", "date", "id"),
        Index("ix_delivery_customer_id", "customer_id", "date"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    date: Mapped[dt.date]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    ship_to: Mapped[str] = mapped_column(default="")
    third_party: Mapped[bool] = mapped_column(default=False)
    carrier: Mapped[str] = mapped_column(default="")
    tracking_no: Mapped[str] = mapped_column(default="")
    freight: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    invoice_no: Mapped[str] = mapped_column(default="")
    arrived_on: Mapped[dt.date | None]
    voided: Mapped[bool] = mapped_column(default=False)


class DeliveryLine(Record):
    __tablename__ = "delivery_line"
    __table_args__ = (
        Index("uq_delivery_line_delivery_id_line", "delivery_id", "line", unique=True),
        Index("ix_delivery_line_order_line_id", "order_line_id"),
        Index(
            "ix_delivery_line_received", "delivery_id", "received_quantity", "quantity",
            sqlite_where=_COUNTED, postgresql_where=_COUNTED,
        ),
    )

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"))
    line: Mapped[int]
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_line.id"))
    quantity: Mapped[Decimal] = mapped_column(types.quantity())
    received_quantity: Mapped[Decimal | None] = mapped_column(types.quantity())
    remark: Mapped[str] = mapped_column(default="")
    unit_price: Mapped[Decimal] = mapped_column(types.unit_price())
    discount_percent: Mapped[Decimal] = mapped_column(types.rate(), default=Decimal(0))
    amount: Mapped[Decimal] = mapped_column(types.money())
    """round(billed quantity × unit_price × (1 − discount))."""
