"""The papers of an order, and which of them came back signed: contract, notes, statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Delivery, DeliveryLine, Order, ReturnedPaper, Statement
from app.domain.months import Month
from app.queries.lists.order_progress import signs_contracts
from app.queries.parties import load_calendar, load_firm


@dataclass(frozen=True, slots=True)
class PaperBack:
    id: int
    received_on: dt.date
    channel: str
    signer: str
    differs: bool
    """It came back with a remark: what differs stands there."""
    fax_no_shown: str


@dataclass(frozen=True, slots=True)
class OrderDelivery:
    id: int
    number: str
    batch: int
    """Which delivery of the order; 0: voided, it does not count."""
    date: dt.date
    arrived_on: dt.date | None
    sign_by: dt.date | None
    """By when it was to come back signed; None until it has arrived."""
    back: PaperBack | None
    month: Month | None

    @property
    def voided(self) -> bool:
        return self.batch == 0


@dataclass(frozen=True, slots=True)
class OrderStatement:
    id: int
    number: str
    month: Month
    sent_on: dt.date | None
    back: PaperBack | None


@dataclass(frozen=True, slots=True)
class SignedPapers:
    contract: PaperBack | None
    contract_wanted: bool
    """This firm's contracts come back signed, or this one did."""
    deliveries: tuple[OrderDelivery, ...]
    statements: tuple[OrderStatement, ...]
    delivery_lines: tuple[int, ...]
    """The lines of its notes that deliver this order's."""


def signed_papers(
    session: Session, order: Order, currency: str, line_ids: Collection[int]
) -> SignedPapers:
    rows = session.execute(
        select(DeliveryLine.id, DeliveryLine.delivery_id)
        .where(DeliveryLine.order_line_id.in_(line_ids))
    ).all()
    shipped = _shipped(session, {row.delivery_id for row in rows})
    months = sorted({one.statement_month for one in shipped if one.statement_month is not None})
    issued = _issued(session, order.customer_id, currency, months)
    back = came_back(
        session, [order.number, *(one.number for one in shipped), *(one.number for one in issued)]
    )
    firm = load_firm(session)
    calendar = load_calendar(session, firm.region)
    deliveries, batch = [], 0
    for one in shipped:
        batch += 0 if one.voided else 1
        arrived = one.arrived_on
        deliveries.append(OrderDelivery(
            one.id, one.number, 0 if one.voided else batch, one.date, arrived,
            calendar.add_working_days(arrived, firm.sign_days) if arrived else None,
            back.get(one.number), one.statement_month,
        ))
    contract = back.get(order.number)
    return SignedPapers(
        contract, contract is not None or signs_contracts(session), tuple(deliveries),
        tuple(
            OrderStatement(one.id, one.number, one.month, one.sent_on, back.get(one.number))
            for one in issued
        ),
        tuple(row.id for row in rows),
    )


def _shipped(session: Session, ids: Collection[int]) -> list[Delivery]:
    """In the order in which they went out."""
    query = select(Delivery).where(Delivery.id.in_(ids)).order_by(Delivery.date, Delivery.id)
    return list(session.scalars(query))


def _issued(
    session: Session, customer_id: int, currency: str, months: Collection[Month]
) -> list[Statement]:
    """The statements that bill these months, without those replaced since."""
    if not months:
        return []
    query = select(Statement).where(
        Statement.customer_id == customer_id, Statement.currency == currency,
        Statement.month.in_(months), Statement.superseded == false(),
    )
    return list(session.scalars(query.order_by(Statement.month, Statement.revision)))


def came_back(session: Session, numbers: Collection[str]) -> dict[str, PaperBack]:
    """The last return of each document counts."""
    query = (
        select(ReturnedPaper).where(ReturnedPaper.document.in_(numbers))
        .order_by(ReturnedPaper.received_on, ReturnedPaper.id)
    )
    return {
        one.document: PaperBack(
            one.id, one.received_on, one.channel, one.signer, bool(one.remark), one.fax_no_shown
        )
        for one in session.scalars(query)
    }
