"""What the firm sells, and for how much to whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db import types
from app.db.models.base import Record


class SpecColumns:
    material: Mapped[str] = mapped_column(default="")
    size: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="")
    process: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")


class Product(SpecColumns, Record):
    __tablename__ = "product"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    price: Mapped[Decimal | None] = mapped_column(types.unit_price())
    cost: Mapped[Decimal | None] = mapped_column(types.unit_price())
    moq: Mapped[Decimal | None] = mapped_column(types.quantity())
    surcharge_percent: Mapped[Decimal | None] = mapped_column(types.rate())
    tolerance_percent: Mapped[Decimal | None] = mapped_column(types.rate())
    remark: Mapped[str] = mapped_column(default="")


class CustomerPrice(Record):
    __tablename__ = "customer_price"
    __table_args__ = (
        # NULLs never collide in a unique index, so "always valid" is checked by the service.
        Index("ix_customer_price_customer_id_product_id", "customer_id", "product_id"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    price: Mapped[Decimal] = mapped_column(types.unit_price())
    customer_item_no: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
