"""Deliveries: posted when they ship, and from then on only voided, or voided and made anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Delivery, DeliveryLine
from app.db.unit_of_work import Work
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.domain.money import Currency, round_money
from app.services.accounts import open_month, posting_terms, totals
from app.services.given import checked
from app.services.order_refresh import refresh_lines, refresh_orders
from app.services.posting import ZERO, delivery_totals
from app.services.records import Made, edit, found, only, reasoned
from app.services.shipped_lines import ShipLine, posted_line, shipment

HEAD_FIELDS = frozenset({
    "ship_to", "third_party", "carrier", "tracking_no", "freight", "invoice_no", "arrived_on",
})
FREE_FIELDS = HEAD_FIELDS - {"third_party", "freight"}
"""Where a posted delivery went and how: nothing that it bills."""


@dataclass(frozen=True, slots=True)
class ShipDelivery:
    """Of one customer's open order lines, all in one currency.

    ``released_by`` with ``reason`` lets a delivery pass a credit hold; ``over_consented``: the
    customer takes more than the tolerance allows.
    """

    customer_id: int
    date: dt.date
    lines: tuple[ShipLine, ...]
    ship_to: str = ""
    third_party: bool = False
    carrier: str = ""
    tracking_no: str = ""
    freight: Decimal = ZERO
    invoice_no: str = ""
    arrived_on: dt.date | None = None
    released_by: str = ""
    reason: str = ""
    over_consented: bool = False


@dataclass(frozen=True, slots=True)
class EditDelivery:
    delivery_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class VoidDelivery:
    delivery_id: int
    base_version: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReissueDelivery:
    """``lines`` None: as on the paper that is voided; ``edited``: other heads than it had."""

    delivery_id: int
    base_version: int
    reason: str = ""
    lines: tuple[ShipLine, ...] | None = None
    edited: Mapping[str, Any] | None = None
    over_consented: bool = False


class Shipped(Made):
    """Who let it pass a hold and why stays in the journal's answer."""

    released_by: str
    reason: str


class Reissued(Made):
    voided: str
    """The number of the paper it replaces."""
    reason: str


def ship_delivery(work: Work, command: ShipDelivery) -> Shipped:
    """Post a delivery note; what it bills is frozen onto it (firm-workbook §3).

    DomainError ``errors.credit_hold``, ``errors.over_delivery``, ``errors.delivery_…``,
    ``errors.order_cancelled``, ``errors.value_…``.
    """
    customer = found(work, Customer, command.customer_id)
    if customer.credit_hold and not (command.released_by.strip() and command.reason.strip()):
        raise DomainError("errors.credit_hold", customer=customer.short_name or customer.name)
    head = {name: getattr(command, name) for name in HEAD_FIELDS}
    goods = shipment(work, customer, command.lines, over_consented=command.over_consented)
    made = _post(work, customer, command.date, head, goods.currency, goods.lines)
    return reasoned(work, Shipped(
        **made, released_by=command.released_by.strip(), reason=command.reason.strip()
    ))


def edit_delivery(work: Work, command: EditDelivery) -> None:
    """Note carrier, tracking number, arrival and the like; EditConflict."""
    delivery = standing_delivery(work, command.delivery_id)
    edited = checked(Delivery, "deliveries", only(command.edited, FREE_FIELDS))
    edit(work, delivery, command.base_version, edited)


def void_delivery(work: Work, command: VoidDelivery) -> dict[str, str]:
    """Take a posted paper out of every sum; it keeps its number and its lines.

    One that a statement counts shows as a correction in the first month not yet issued.
    """
    delivery = standing_delivery(work, command.delivery_id)
    edit(work, delivery, command.base_version, {"voided": True})
    refresh_delivery(work, delivery)
    return reasoned(work, {"reason": command.reason.strip()})


def reissue_delivery(work: Work, command: ReissueDelivery) -> Reissued:
    """Void a delivery and make it anew, dated and numbered today. The goods are out already, so
    no credit hold is asked again; prices are those of the order lines."""
    old = standing_delivery(work, command.delivery_id)
    lines = tuple(
        ShipLine(line.order_line_id, line.quantity, line.remark) for line in lines_of(work, old)
    ) if command.lines is None else command.lines
    edit(work, old, command.base_version, {"voided": True})
    refresh_delivery(work, old)
    customer = found(work, Customer, old.customer_id)
    # What was shipped once may ship again; only more than that is a new over-delivery.
    consented = command.over_consented or command.lines is None
    goods = shipment(work, customer, lines, over_consented=consented)
    head = {
        **{name: getattr(old, name) for name in HEAD_FIELDS},
        **only(command.edited or {}, HEAD_FIELDS),
    }
    made = _post(work, customer, work.today, head, goods.currency, goods.lines)
    return reasoned(work, Reissued(**made, voided=old.number, reason=command.reason.strip()))


def _post(
    work: Work, customer: Customer, day: dt.date, head: Mapping[str, Any], currency: Currency,
    lines: list[dict[str, Any]],
) -> Made:
    values = checked(Delivery, "deliveries", {**head, "date": day})
    values["freight"] = round_money(values["freight"], currency)
    terms = posting_terms(work.session, customer, currency)
    posted = [posted_line(place, line, currency) for place, line in enumerate(lines, start=1)]
    taxed = delivery_totals([line["amount"] for line in posted], values["freight"], terms)
    amounts = totals(taxed)
    number = work.next_number(Prefix.DELIVERY, day)
    delivery = Delivery(
        number=number, customer_id=customer.id, currency=currency, tax=terms.tax.value,
        tax_rate=terms.rate, **amounts, **values,
        statement_month=open_month(work.session, customer.id, currency, day),
    )
    work.session.add(delivery)
    work.session.flush()
    work.session.add_all(DeliveryLine(delivery_id=delivery.id, **line) for line in posted)
    work.session.flush()
    refresh_delivery(work, delivery)
    return Made(id=delivery.id, number=number)


def standing_delivery(work: Work, delivery_id: int) -> Delivery:
    """DomainError ``errors.delivery_voided``, ``errors.record_gone``."""
    delivery = found(work, Delivery, delivery_id)
    if delivery.voided:
        raise DomainError("errors.delivery_voided", number=delivery.number)
    return delivery


def lines_of(work: Work, delivery: Delivery) -> list[DeliveryLine]:
    query = select(DeliveryLine).where(DeliveryLine.delivery_id == delivery.id)
    return list(work.session.scalars(query.order_by(DeliveryLine.line)))


def refresh_delivery(work: Work, delivery: Delivery) -> None:
    """The orders that a delivery's lines belong to, worked out anew."""
    lines = {line.order_line_id for line in lines_of(work, delivery)}
    refresh_orders(work, refresh_lines(work, lines))
