"""What may go onto one delivery: open lines of one customer, in one currency, within tolerance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.db.models import Customer, DeliveryLine, Order, OrderLine, Product
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.money import Currency, line_amount
from app.domain.quantities import tolerance_bounds
from app.services.accounts import currency_of
from app.services.given import FieldRefused, checked
from app.services.posting import ZERO
from app.services.records import found


@dataclass(frozen=True, slots=True)
class ShipLine:
    order_line_id: int
    quantity: Decimal
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Shipment:
    currency: Currency
    lines: list[dict[str, Any]]
    """Columns of the delivery lines as far as the orders decide them."""


def shipment(
    work: Work, customer: Customer, lines: Sequence[ShipLine], *, over_consented: bool
) -> Shipment:
    """DomainError where the lines cannot go together, or are more than was ordered."""
    if not lines:
        raise DomainError("errors.delivery_empty")
    currency: Currency | None = None
    shipped: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    rows = []
    for place, line in enumerate(lines, start=1):
        order_line = found(work, OrderLine, line.order_line_id)
        order = found(work, Order, order_line.order_id)
        own = order.currency or currency_of(work.session, customer)
        _check_order(order, customer, own, currency)
        currency = own
        shipped[order_line.id] += line.quantity
        rows.append(_row(order_line, line, place))
        if not over_consented:
            _check_quantity(work, order, order_line, shipped[order_line.id])
    assert currency is not None
    return Shipment(currency, rows)


def _check_order(
    order: Order, customer: Customer, own: Currency, currency: Currency | None
) -> None:
    if order.customer_id != customer.id:
        raise DomainError("errors.delivery_other_customer", order=order.number)
    if order.cancelled:
        raise DomainError("errors.order_cancelled", number=order.number)
    if currency not in (None, own):
        raise DomainError("errors.delivery_two_currencies", order=order.number, currency=own)


def _check_quantity(
    work: Work, order: Order, line: OrderLine, shipped: Decimal
) -> None:
    most = most_of(work, line) - line.delivered
    if shipped > most:
        left = f"{max(most, ZERO).normalize():f}"
        raise DomainError("errors.over_delivery", order=order.number, line=line.line, most=left)


def most_of(work: Work, line: OrderLine) -> Decimal:
    """All that the line takes without asking the customer (domain §8.4): its own tolerance, else
    its product's, else none."""
    tolerance = line.tolerance_percent
    if tolerance is None and line.product_id is not None:
        tolerance = found(work, Product, line.product_id).tolerance_percent
    wanted = line.quantity - line.cancelled_quantity
    return tolerance_bounds(wanted, ZERO, tolerance or ZERO)[1]


def _row(order_line: OrderLine, line: ShipLine, place: int) -> dict[str, Any]:
    given = {"quantity": line.quantity, "remark": line.remark}
    values = checked(DeliveryLine, "delivery_lines", given, row=place)
    if values["quantity"] <= 0:
        raise FieldRefused("errors.value_positive", "delivery_lines", "quantity", row=place)
    return {
        **values, "order_line_id": order_line.id, "unit_price": order_line.unit_price,
        "discount_percent": order_line.discount_percent,
    }


def posted_line(place: int, line: dict[str, Any], currency: Currency) -> dict[str, Any]:
    """A delivery line as it is stored: numbered, and with its amount."""
    amount = line_amount(line["quantity"], line["unit_price"], line["discount_percent"], currency)
    return {**line, "line": place, "amount": amount}
