"""The documents of one account's month, as the rows of its statement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Integer, false, select, type_coerce
from sqlalchemy.orm import Session

from app.db.models import Credit, Delivery, DeliveryLine, Order, OrderLine, Receipt
from app.documents.contents import ItemLine, Movement, MovementKind
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.queries.heads import spec_text
from app.queries.lists.keyset import AnySelect
from app.queries.scaled_values import ScaledValues

Where = tuple[int, str, Month]
"""Customer id, currency, statement month."""


def month_movements(session: Session, where: Where, *, whole: bool) -> list[Movement]:
    """By date, then number. ``whole``: the period is taxed as one, so documents show no tax."""
    rows = [
        *_deliveries(session, where, whole),
        *_credits(session, where, whole),
        *_receipts(session, where),
        *_bounces(session, where),
    ]
    return sorted(rows, key=lambda row: (row.date, row.number, row.kind == MovementKind.BOUNCE))


def _of(model: Any, month: Any, where: Where) -> Sequence[Any]:
    customer_id, currency, number = where
    return (
        model.customer_id == customer_id, model.currency == currency, month == number,
    )


def _figures(paper: Any, sign: int, whole: bool) -> dict[str, Any]:
    if not whole:
        return {
            "untaxed": sign * paper.net, "tax": sign * paper.tax_amount,
            "total": sign * paper.gross,
        }
    untaxed = None if paper.tax == TaxMode.INCLUDED else sign * paper.base
    return {"untaxed": untaxed, "tax": None, "total": sign * paper.base}


def _deliveries(session: Session, where: Where, whole: bool) -> list[Movement]:
    papers: Sequence[Any] = session.execute(
        select(
            Delivery.id, Delivery.number, Delivery.date, Delivery.invoice_no, Delivery.freight,
            Delivery.tax, Delivery.base, Delivery.net, Delivery.tax_amount, Delivery.gross,
        ).where(*_of(Delivery, Delivery.statement_month, where), Delivery.voided == false())
    ).all()
    lines = _lines(session, where)
    return [
        Movement(
            kind=MovementKind.DELIVERY, date=paper.date, number=paper.number,
            customer_po="、".join(dict.fromkeys(po for _, po in lines.get(paper.id, ()) if po)),
            invoice_no=paper.invoice_no, freight=paper.freight,
            items=tuple(item for item, _ in lines.get(paper.id, ())),
            **_figures(paper, 1, whole),
        )
        for paper in papers
    ]


def _lines(session: Session, where: Where) -> dict[int, list[tuple[ItemLine, str]]]:
    """A month may have ten thousand: read as stored, each different value made once."""
    figures = (
        DeliveryLine.quantity, DeliveryLine.received_quantity, DeliveryLine.unit_price,
        DeliveryLine.discount_percent, DeliveryLine.amount,
    )
    query: AnySelect = (
        select(
            DeliveryLine.delivery_id, *(type_coerce(column, Integer) for column in figures),
            OrderLine.name, OrderLine.material, OrderLine.size, OrderLine.colour,
            OrderLine.process, OrderLine.unit, Order.customer_po,
        )
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .join(OrderLine, OrderLine.id == DeliveryLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(*_of(Delivery, Delivery.statement_month, where))
        .order_by(DeliveryLine.delivery_id, DeliveryLine.line)
    )
    of = ScaledValues()
    found: dict[int, list[tuple[ItemLine, str]]] = {}
    for delivery_id, sent, received, price, discount, amount, *texts in session.execute(query):
        name, material, size, colour, process, unit, customer_po = texts
        item = ItemLine(
            name, spec_text(material, size, colour, process),
            of.quantities[sent if received is None else received], unit, of.prices[price],
            of.rates[discount], of.money[amount],
        )
        found.setdefault(delivery_id, []).append((item, customer_po))
    return found


def _credits(session: Session, where: Where, whole: bool) -> list[Movement]:
    query = (
        select(Credit, OrderLine, Delivery.invoice_no, Order.customer_po)
        .outerjoin(OrderLine, OrderLine.id == Credit.order_line_id)
        .outerjoin(Delivery, Delivery.id == Credit.delivery_id)
        .outerjoin(Order, Order.id == Credit.order_id)
        .where(*_of(Credit, Credit.statement_month, where))
    )
    return [
        Movement(
            kind=MovementKind.RETURN if paper.kind == "return" else MovementKind.ALLOWANCE,
            date=paper.date, number=paper.number, customer_po=customer_po or "",
            invoice_no=invoice_no or "", reason=paper.reason,
            items=_returned(paper, ordered), **_figures(paper, -1, whole),
        )
        for paper, ordered, invoice_no, customer_po in session.execute(query)
    ]


def _returned(paper: Credit, ordered: OrderLine | None) -> tuple[ItemLine, ...]:
    if ordered is None:
        return ()
    item = ItemLine(
        name=ordered.name,
        spec=spec_text(ordered.material, ordered.size, ordered.colour, ordered.process),
        quantity=None if paper.quantity is None else -paper.quantity, unit=ordered.unit,
        unit_price=ordered.unit_price if paper.quantity else None, amount=-paper.base,
    )
    return (item,)


def _receipts(session: Session, where: Where) -> list[Movement]:
    query = select(Receipt).where(*_of(Receipt, Receipt.statement_month, where))
    return [_money(paper, -1) for paper in session.scalars(query)]


def _bounces(session: Session, where: Where) -> list[Movement]:
    query = select(Receipt).where(*_of(Receipt, Receipt.bounce_month, where))
    return [_money(paper, 1) for paper in session.scalars(query)]


def _money(paper: Receipt, sign: int) -> Movement:
    total = paper.amount + paper.bank_fee + paper.discount
    day = paper.date if sign < 0 or paper.bounced_on is None else paper.bounced_on
    return Movement(
        kind=MovementKind.RECEIPT if sign < 0 else MovementKind.BOUNCE, date=day,
        number=paper.number, total=sign * total, method=paper.method, amount=paper.amount,
        bank_fee=paper.bank_fee, discount=paper.discount, cheque_no=paper.cheque_no,
        cheque_date=paper.cheque_date,
    )


def sum_of(movements: Sequence[Movement], name: str) -> Decimal:
    """Σ of a figure that some movements do not have."""
    return sum((getattr(row, name) or Decimal(0) for row in movements), Decimal(0))
