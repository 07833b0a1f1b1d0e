"""Papers that are signed, whatever record they are shown beside: contracts, notes, statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Delivery, Order, Statement
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.domain.months import Month
from app.queries.lists.order_progress import signs_contracts
from app.queries.panes.order_papers import PaperBack, came_back
from app.queries.parties import load_calendar, load_firm

_AT_REST = (OrderState.DONE, OrderState.CANCELLED)


class PaperKind(StrEnum):
    """``CONTRACT`` is an order's, under the order's id and number."""

    CONTRACT = "contract"
    DELIVERY = "delivery"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Paper:
    kind: PaperKind
    id: int
    number: str
    date: dt.date
    """Ordered, shipped, issued; of a statement brought in without it the last of its month."""
    back: PaperBack | None
    """The last return, which counts."""
    unfinished: bool = True
    """Of an order: something of it is still to come."""
    wanted: bool = True
    """Of an order: this firm's contracts come back signed, or this one did."""
    voided: bool = False
    arrived_on: dt.date | None = None
    sign_by: dt.date | None = None
    """By when a delivery was to come back; None until it has arrived."""
    sent_on: dt.date | None = None
    month: Month | None = None
    superseded: bool = False


def contracts(session: Session, order_ids: Collection[int]) -> list[Paper]:
    rows = session.execute(
        select(Order.id, Order.number, Order.date, Order.state).where(Order.id.in_(order_ids))
        .order_by(Order.date, Order.id)
    ).all()
    back = came_back(session, [row.number for row in rows])
    signed = signs_contracts(session)
    return [
        Paper(PaperKind.CONTRACT, row.id, row.number, row.date, back.get(row.number),
              unfinished=OrderState(row.state) not in _AT_REST,
              wanted=signed or row.number in back)
        for row in rows
    ]


def delivery_notes(session: Session, delivery_ids: Collection[int]) -> list[Paper]:
    rows = session.execute(
        select(Delivery.id, Delivery.number, Delivery.date, Delivery.arrived_on, Delivery.voided,
               Delivery.statement_month)
        .where(Delivery.id.in_(delivery_ids)).order_by(Delivery.date, Delivery.id)
    ).all()
    back = came_back(session, [row.number for row in rows])
    firm = load_firm(session)
    calendar = load_calendar(session, firm.region)
    return [
        Paper(
            PaperKind.DELIVERY, row.id, row.number, row.date, back.get(row.number),
            voided=row.voided, arrived_on=row.arrived_on, month=row.statement_month,
            sign_by=calendar.add_working_days(row.arrived_on, firm.sign_days)
            if row.arrived_on else None,
        )
        for row in rows
    ]


def statements(session: Session, statement_ids: Collection[int]) -> list[Paper]:
    query = select(Statement).where(Statement.id.in_(statement_ids))
    rows = session.scalars(query.order_by(Statement.month, Statement.revision)).all()
    back = came_back(session, [row.number for row in rows])
    return [
        Paper(
            PaperKind.STATEMENT, row.id, row.number, row.issued_on or row.month.last_day(),
            back.get(row.number), sent_on=row.sent_on, month=row.month,
            superseded=row.superseded,
        )
        for row in rows
    ]


def statements_of(read: Read, statement_ids: Collection[int]) -> tuple[Paper, ...]:
    return tuple(statements(read.session, statement_ids))


def papers(
    session: Session, order_ids: Collection[int] = (), delivery_ids: Collection[int] = (),
    statement_ids: Collection[int] = (),
) -> tuple[Paper, ...]:
    """In this order; of each kind the oldest first."""
    found: list[Paper] = []
    if order_ids:
        found += contracts(session, order_ids)
    if delivery_ids:
        found += delivery_notes(session, delivery_ids)
    if statement_ids:
        found += statements(session, statement_ids)
    return tuple(found)


def with_statements(
    session: Session, order_ids: Collection[int], delivery_ids: Collection[int]
) -> tuple[Paper, ...]:
    """Those, and the statements, as they hold now, that bill these deliveries."""
    billed = select(Delivery.customer_id, Delivery.currency, Delivery.statement_month).where(
        Delivery.id.in_(delivery_ids), Delivery.statement_month.is_not(None)
    ).distinct()
    ids: list[int] = []
    for customer_id, currency, month in session.execute(billed):
        ids += session.scalars(select(Statement.id).where(
            Statement.customer_id == customer_id, Statement.currency == currency,
            Statement.month == month, Statement.superseded == false(),
        ))
    return papers(session, order_ids, delivery_ids, ids)
