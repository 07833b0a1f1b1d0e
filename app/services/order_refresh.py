"""The derived columns of orders, worked out from what the book holds now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sqlalchemy import case, false, func, select, true

from app.db.models import Credit, Customer, Delivery, DeliveryLine, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.tax import TaxMode, TaxRounding
from app.queries.parties import load_firm
from app.services.posting import ZERO, LineState, PostingTerms, order_totals

_CHUNK = 400


def refresh_lines(work: Work, line_ids: Collection[int]) -> set[int]:
    """Count anew what is delivered of order lines; returns the ids of their orders."""
    orders: set[int] = set()
    for part in _chunks(line_ids):
        delivered = _delivered(work, part)
        query = select(OrderLine.id, OrderLine.order_id).where(OrderLine.id.in_(part))
        found = work.session.execute(query).all()
        work.update_many(
            OrderLine, [{"id": line, "delivered": delivered.get(line, ZERO)} for line, _ in found]
        )
        orders.update(order for _, order in found)
    return orders


def _delivered(work: Work, line_ids: list[int]) -> dict[int, Decimal]:
    """Σ billed quantity of unvoided deliveries − Σ returned to be replaced."""
    billed = func.coalesce(DeliveryLine.received_quantity, DeliveryLine.quantity)
    # Among the conditions it would lead: all deliveries that stand, looked through for 400 lines.
    counted = func.sum(case((Delivery.voided == false(), billed)))
    sent = (
        select(DeliveryLine.order_line_id, counted)
        .join(Delivery, Delivery.id == DeliveryLine.delivery_id)
        .where(DeliveryLine.order_line_id.in_(line_ids))
        .group_by(DeliveryLine.order_line_id)
    )
    back = (
        select(Credit.order_line_id, func.sum(Credit.quantity))
        .where(Credit.order_line_id.in_(line_ids), Credit.replace == true())
        .group_by(Credit.order_line_id)
    )
    found: dict[int, Decimal] = {}
    for line, total in work.session.execute(sent):
        found[line] = total or ZERO
    for returned, again in work.session.execute(back):
        if returned is not None:
            found[returned] = found.get(returned, ZERO) - (again or ZERO)
    return found


def refresh_orders(work: Work, order_ids: Collection[int]) -> None:
    """State, next promise, line count and worth of orders."""
    firm = load_firm(work.session)
    rounding = TaxRounding(firm.tax_rounding)
    for part in _chunks(order_ids):
        lines: dict[int, list[LineState]] = {}
        for order_id, state in _line_states(work, part):
            lines.setdefault(order_id, []).append(state)
        rows = []
        for order, terms in _orders(work, part, firm.currency, firm.tax_rate, rounding):
            totals = order_totals(
                lines.get(order["id"], ()), cancelled=order["cancelled"],
                due=order["promised_date"] or order["required_date"], terms=terms,
            )
            rows.append({"id": order["id"], **asdict(totals)})
        work.update_many(Order, rows)


def _line_states(work: Work, order_ids: list[int]) -> Iterator[tuple[int, LineState]]:
    query = select(
        OrderLine.order_id, OrderLine.quantity, OrderLine.unit_price, OrderLine.discount_percent,
        OrderLine.cancelled_quantity, OrderLine.delivered, OrderLine.promised_date,
        OrderLine.required_date,
    ).where(OrderLine.order_id.in_(order_ids))
    for row in work.session.execute(query):
        order, quantity, price, discount, cancelled, delivered, promised, required = row
        due = promised or required
        yield order, LineState(quantity, price, discount, cancelled, delivered, due)


def _orders(
    work: Work, order_ids: list[int], currency: str, rate: Decimal, rounding: TaxRounding
) -> Iterator[tuple[dict[str, Any], PostingTerms]]:
    query = (
        select(
            Order.id, Order.cancelled, Order.promised_date, Order.required_date,
            Order.currency, Customer.currency.label("own"), Customer.tax, Customer.tax_rate,
        )
        .join(Customer, Customer.id == Order.customer_id)
        .where(Order.id.in_(order_ids))
    )
    for row in work.session.execute(query).mappings():
        own_rate = row["tax_rate"]
        yield dict(row), PostingTerms(
            row["currency"] or row["own"] or currency, TaxMode(row["tax"]),
            rate if own_rate is None else own_rate, rounding,
        )


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    remaining = sorted(ids)
    for start in range(0, len(remaining), _CHUNK):
        yield remaining[start : start + _CHUNK]
