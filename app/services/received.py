"""What the customer found when the goods arrived: it decides what is billed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.db.models import Delivery, DeliveryLine
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.money import line_amount
from app.domain.tax import TaxMode, TaxRounding
from app.queries.parties import load_firm
from app.services.accounts import totals
from app.services.deliveries import lines_of, refresh_delivery, standing_delivery
from app.services.given import checked
from app.services.posting import PostingTerms, billed, delivery_totals
from app.services.records import edit


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """``received_quantity`` None: not counted, so the delivered quantity is billed. ``remark``
    has the condition; None leaves it."""

    line_id: int
    base_version: int
    received_quantity: Decimal | None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class RecordReceived:
    """``arrived_on`` None leaves what was known of it."""

    delivery_id: int
    base_version: int
    lines: tuple[ReceivedLine, ...] = ()
    arrived_on: dt.date | None = None


def record_received(work: Work, command: RecordReceived) -> None:
    """Total a delivery again by what arrived (firm-workbook §3.1).

    It keeps its statement month: where that statement is issued, the difference is a correction
    in the first month not yet issued. DomainError ``errors.delivery_voided``; EditConflict.
    """
    delivery = standing_delivery(work, command.delivery_id)
    if command.arrived_on is not None:
        head = checked(Delivery, "deliveries", {"arrived_on": command.arrived_on})
        edit(work, delivery, command.base_version, head)
    known = {line.id: line for line in lines_of(work, delivery)}
    for place, received in enumerate(command.lines, start=1):
        line = known.get(received.line_id)
        if line is None:
            raise DomainError("errors.record_gone")
        _receive(work, delivery, line, received, place)
    total_again(work, delivery)
    refresh_delivery(work, delivery)


def _receive(
    work: Work, delivery: Delivery, line: DeliveryLine, received: ReceivedLine, place: int
) -> None:
    given: dict[str, Any] = {"received_quantity": received.received_quantity}
    if received.remark is not None:
        given["remark"] = received.remark
    values = checked(DeliveryLine, "delivery_lines", given, row=place)
    edit(work, line, received.base_version, values)
    quantity = billed(line.quantity, line.received_quantity)
    line.amount = line_amount(
        quantity, line.unit_price, line.discount_percent, delivery.currency
    )


def total_again(work: Work, delivery: Delivery) -> None:
    """By the tax that was posted, and the amounts of the lines as they are now."""
    rounding = TaxRounding(load_firm(work.session).tax_rounding)
    terms = PostingTerms(
        delivery.currency, TaxMode(delivery.tax), delivery.tax_rate, rounding
    )
    amounts = [line.amount for line in lines_of(work, delivery)]
    for name, amount in totals(delivery_totals(amounts, delivery.freight, terms)).items():
        setattr(delivery, name, amount)
    work.session.flush()
