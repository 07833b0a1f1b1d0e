"""How far the orders of a page have got: what is delivered, and whether the contract came back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import case, exists, func, select, type_coerce
from sqlalchemy.orm import Session

from app.db import types
from app.db.models import Order, OrderLine, ReturnedPaper

LATEST = 200
"""Orders among which a firm that signs contracts has at least one signed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``ordered`` is less what was called off."""

    ordered: Decimal
    delivered: Decimal
    lines_done: int


def progress_of(session: Session, order_ids: Collection[int]) -> dict[int, Progress]:
    """By order id; orders without lines are left out."""
    wanted = OrderLine.quantity - OrderLine.cancelled_quantity
    query = (
        select(
            OrderLine.order_id, type_coerce(func.sum(wanted), types.quantity()),
            type_coerce(func.sum(OrderLine.delivered), types.quantity()),
            func.sum(case((OrderLine.delivered >= wanted, 1), else_=0)),
        )
        .where(OrderLine.order_id.in_(order_ids)).group_by(OrderLine.order_id)
    )
    return {
        order_id: Progress(ordered, delivered, done)
        for order_id, ordered, delivered, done in session.execute(query)
    }


def unsigned_contracts(session: Session, numbers: Collection[str]) -> frozenset[str]:
    """Those of the orders whose contract is not back; none where the firm signs none at all."""
    if not signs_contracts(session):
        return frozenset()
    query = select(ReturnedPaper.document).where(ReturnedPaper.document.in_(numbers))
    return frozenset(numbers) - frozenset(session.scalars(query))


def signs_contracts(session: Session) -> bool:
    """Whether any of the last orders came back signed: many firms sign their notes only."""
    latest = select(Order.number).order_by(Order.date.desc(), Order.id.desc()).limit(LATEST)
    signed = exists().where(ReturnedPaper.document.in_(latest))
    return bool(session.scalar(select(signed)))
