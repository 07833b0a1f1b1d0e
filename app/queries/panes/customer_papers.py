"""A customer's papers: those that should have come back, counted, and the last that did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, false, func, select, true

from app.db.models import Delivery, Order, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.months import Month
from app.queries.lists.order_progress import signs_contracts
from app.queries.lists.orders import UNFINISHED
from app.queries.papers import Paper, PaperKind, papers
from app.queries.waiting.notes import CHASED

WAITING_SHOWN = 3
"""Of each kind, the oldest first; how many more there are is counted."""
BACK_SHOWN = 4
MANY = 100
"""So many are counted; more are said to be many."""
LOOKED_AT = 60
"""Among so many of the newest of each kind the last that came back are looked for."""


@dataclass(frozen=True, slots=True)
class CustomerPapers:
    """``counts``: how many of a kind are out, at most ``MANY``; those shown are among them."""

    waiting: tuple[Paper, ...]
    back: tuple[Paper, ...]
    """The newest return first."""
    counts: dict[PaperKind, int]

    @property
    def out(self) -> int:
        return sum(self.counts.values())

    def many(self, kind: PaperKind) -> bool:
        """There may be more than were counted."""
        return self.counts[kind] == MANY

    def more(self, kind: PaperKind) -> int:
        return self.counts[kind] - sum(one.kind is kind for one in self.waiting)


def customer_papers(read: Read, ask: tuple[int, dt.date]) -> CustomerPapers:
    """Of the customer with that id, as they stand on that day."""
    customer_id, on = ask
    session = read.session
    out: dict[PaperKind, list[int]] = {
        kind: list(session.scalars(query.limit(MANY)))
        for kind, query in _out(read, customer_id, on).items()
    }
    shown = {kind: out[kind][:WAITING_SHOWN] for kind in PaperKind}
    came = _back_ids(read, customer_id)
    both = papers(session, *([*shown[kind], *came[kind]] for kind in PaperKind))
    waiting = tuple(one for one in both if one.id in shown[one.kind])
    counts = {kind: len(out[kind]) for kind in PaperKind}
    return CustomerPapers(waiting, _newest_back(both), counts)


def _out(read: Read, customer_id: int, on: dt.date) -> dict[PaperKind, Any]:
    """The oldest first: contracts of unfinished orders, where the firm has them signed; notes
    that arrived; statements that were sent and are not replaced."""
    contracts = select(Order.id).where(
        Order.customer_id == customer_id, Order.state.in_(UNFINISHED), ~_came(Order),
    ).order_by(Order.date, Order.id)
    notes = select(Delivery.id).where(
        Delivery.customer_id == customer_id, Delivery.date.between(on - CHASED, on),
        # IS NOT: an equality would draw SQLite to the index of sums, which starts with it.
        Delivery.voided.is_not(true()), Delivery.arrived_on <= on, ~_came(Delivery),
    ).order_by(Delivery.date, Delivery.id)
    statements = select(Statement.id).where(
        Statement.customer_id == customer_id, Statement.superseded == false(),
        Statement.sent_on.is_not(None), ~_came(Statement),
    ).order_by(Statement.month, Statement.id)
    if not signs_contracts(read.session):
        contracts = contracts.where(false())
    return {
        PaperKind.CONTRACT: contracts,
        PaperKind.DELIVERY: notes, PaperKind.STATEMENT: statements,
    }


def _came(model: Any) -> Any:
    return exists().where(ReturnedPaper.document == model.number)


def _back_ids(read: Read, customer_id: int) -> dict[PaperKind, list[int]]:
    """Of each kind those that came back last."""
    models: dict[PaperKind, tuple[Any, Any, Any]] = {
        PaperKind.CONTRACT: (Order, Order.date, dt.date.min),
        PaperKind.DELIVERY: (Delivery, Delivery.date, dt.date.min),
        PaperKind.STATEMENT: (Statement, Statement.month, Month(1, 1)),
    }
    ids: dict[PaperKind, list[int]] = {}
    for kind, (model, day, first) in models.items():
        newest = (
            # Any day: said, so that SQLite walks them by their day, not by their state.
            select(model.id, model.number).where(model.customer_id == customer_id, day > first)
            .order_by(day.desc(), model.id.desc()).limit(LOOKED_AT).subquery()
        )
        query = (
            select(newest.c.id).join(ReturnedPaper, ReturnedPaper.document == newest.c.number)
            .group_by(newest.c.id).order_by(func.max(ReturnedPaper.received_on).desc())
            .limit(BACK_SHOWN)
        )
        ids[kind] = list(read.session.scalars(query))
    return ids


def _newest_back(both: Sequence[Paper]) -> tuple[Paper, ...]:
    found = [(one.back.received_on, one.back.id, one) for one in both if one.back is not None]
    found.sort(key=lambda one: one[:2], reverse=True)
    return tuple(one for *_, one in found[:BACK_SHOWN])
