"""Orders: what a customer was promised. They are never billed; deliveries are."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import Record
from app.db.models.product import SpecColumns


class Order(Record):
    __tablename__ = "orders"
    __table_args__ = (
        Index("ix_orders_customer_id_date", "customer_id", "date"),
        Index("ix_orders_customer_id_state", "customer_id", "state", "next_promise"),
        Index("ix_orders_state_next_promise", "state", "next_promise", "id"),
        Index("ix_orders_date", "date", "id"),
    )
    derived = frozenset({"state", "next_promise", "line_count", "net", "tax", "gross"})

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    date: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(default="new")
    repeat_of: Mapped[str] = mapped_column(default="")
    """The number of the order repeated; it may be older than the book."""
    customer_po: Mapped[str] = mapped_column(default="")
    required_date: Mapped[dt.date | None]
    promised_date: Mapped[dt.date | None]
    priority: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="")
    """Empty: the customer's, else the firm's."""
    salesperson: Mapped[str] = mapped_column(default="")
    clerk: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default="open")
    """open, part (some delivered), done, cancelled."""
    next_promise: Mapped[dt.date | None]
    """The earliest promised (else required) date of a line with quantity outstanding."""
    line_count: Mapped[int] = mapped_column(default=0)
    net: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    tax: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))
    gross: Mapped[Decimal] = mapped_column(types.money(), default=Decimal(0))


class OrderLine(SpecColumns, Record):
    __tablename__ = "order_line"
    __table_args__ = (
        Index("uq_order_line_order_id_line", "order_id", "line", unique=True),
        Index("ix_order_line_product_id", "product_id"),
    )
    derived = frozenset({"delivered"})

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    line: Mapped[int]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"))
    name: Mapped[str]
    quantity: Mapped[Decimal] = mapped_column(types.quantity())
    unit_price: Mapped[Decimal] = mapped_column(types.unit_price())
    discount_percent: Mapped[Decimal] = mapped_column(types.rate(), default=Decimal(0))
    """A fraction: 5 % is 0.05."""
    required_date: Mapped[dt.date | None]
    promised_date: Mapped[dt.date | None]
    tolerance_percent: Mapped[Decimal | None] = mapped_column(types.rate())
    cancelled_quantity: Mapped[Decimal] = mapped_column(types.quantity(), default=Decimal(0))
    delivered: Mapped[Decimal] = mapped_column(types.quantity(), default=Decimal(0))
    """Σ delivered (received where given) of unvoided deliveries − Σ returned to be replaced."""
