"""Complaints: taken down at once, replied to within 24 hours, closed when done (domain §7.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from app.db.models import Complaint, Customer, Delivery, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.records import Made, edit, found, only

COMPLAINT_FIELDS = frozenset({
    "channel", "kind", "severity", "order_id", "order_line_id", "delivery_id", "quantity",
    "description", "resolution",
})


@dataclass(frozen=True, slots=True)
class TakeComplaint:
    customer_id: int
    received_at: dt.datetime
    channel: str = ""
    kind: str = ""
    severity: str = ""
    order_id: int | None = None
    order_line_id: int | None = None
    delivery_id: int | None = None
    quantity: Decimal | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class EditComplaint:
    complaint_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReplyComplaint:
    """``resolution`` empty leaves what is noted of it."""

    complaint_id: int
    base_version: int
    replied_at: dt.datetime
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class CloseComplaint:
    complaint_id: int
    base_version: int
    closed_at: dt.datetime
    resolution: str = ""


def take_complaint(work: Work, command: TakeComplaint) -> Made:
    """DomainError ``errors.named_other_customer``, ``errors.value_…``."""
    found(work, Customer, command.customer_id)
    values = checked(Complaint, "complaints", asdict(command))
    values["received_at"] = values["received_at"].replace(microsecond=0)
    number = work.next_number(Prefix.COMPLAINT, command.received_at.date())
    complaint = Complaint(number=number, **values)
    _set_order(work, complaint)
    work.session.add(complaint)
    work.session.flush()
    return Made(id=complaint.id, number=number)


def edit_complaint(work: Work, command: EditComplaint) -> None:
    complaint = found(work, Complaint, command.complaint_id)
    edited = checked(Complaint, "complaints", only(command.edited, COMPLAINT_FIELDS))
    edit(work, complaint, command.base_version, edited)
    _set_order(work, complaint)
    work.session.flush()


def reply_complaint(work: Work, command: ReplyComplaint) -> None:
    """Stops its clock. DomainError ``errors.complaint_closed``, ``errors.complaint_time``."""
    _step(work, command.complaint_id, command.base_version, "replied_at", command.replied_at,
          command.resolution)


def close_complaint(work: Work, command: CloseComplaint) -> None:
    """DomainError as ``reply_complaint``; one withdrawn may be closed without a reply."""
    _step(work, command.complaint_id, command.base_version, "closed_at", command.closed_at,
          command.resolution)


def _step(
    work: Work, complaint_id: int, base_version: int, name: str, at: dt.datetime, resolution: str
) -> None:
    complaint = found(work, Complaint, complaint_id)
    if complaint.closed_at is not None:
        raise DomainError("errors.complaint_closed", number=complaint.number)
    at = at.replace(microsecond=0)
    if at < complaint.received_at:
        received = f"{complaint.received_at:%Y-%m-%d %H:%M}"
        raise DomainError("errors.complaint_time", received=received)
    given = {name: at} | ({"resolution": resolution} if resolution else {})
    edit(work, complaint, base_version, checked(Complaint, "complaints", given))


def _set_order(work: Work, complaint: Complaint) -> None:
    """A line brings its order along; everything named is the customer's own."""
    if complaint.order_line_id is not None:
        line = found(work, OrderLine, complaint.order_line_id)
        if complaint.order_id not in (None, line.order_id):
            raise DomainError("errors.record_gone")
        complaint.order_id = line.order_id
    named: list[Order | Delivery] = []
    if complaint.order_id is not None:
        named.append(found(work, Order, complaint.order_id))
    if complaint.delivery_id is not None:
        named.append(found(work, Delivery, complaint.delivery_id))
    for paper in named:
        if paper.customer_id != complaint.customer_id:
            raise DomainError("errors.named_other_customer", number=paper.number)
