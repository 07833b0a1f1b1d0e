"""Statements that came back with another amount, until each paper that differs is settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Discrepancy, ReturnedPaper, Statement
from app.domain.differences import amounts_in, gap_in
from app.domain.money import format_money
from app.domain.months import Month
from app.queries.waiting.item import Kind, Waiting

CHASED_MONTHS = 12
"""For so long a statement that is not agreed on is asked after."""


def differing_statements(
    session: Session, on: dt.date, ids: Collection[int] | None
) -> Iterator[Waiting]:
    """Of a statement the last paper counts; ``ids``: of these customers, None for all. One that
    is revised is sent anew, and one whose items are all settled waits for nothing."""
    query = (
        select(Statement, ReturnedPaper)
        .join(ReturnedPaper, ReturnedPaper.document == Statement.number)
        .where(
            Statement.superseded == false(), ReturnedPaper.remark != "",
            Statement.month >= Month.of(on).plus(-CHASED_MONTHS),
        )
        .order_by(ReturnedPaper.received_on, ReturnedPaper.id)
    )
    if ids is not None:
        query = query.where(Statement.customer_id.in_(ids))
    newest = {one.number: (one, paper) for one, paper in session.execute(query)}
    answered = _agreed_since(session, newest) | _settled(session, newest)
    for number, (statement, paper) in newest.items():
        if number not in answered and paper.received_on <= on:
            yield _waiting(statement, paper)


def _waiting(one: Statement, paper: ReturnedPaper) -> Waiting:
    noted = amounts_in(paper.remark)
    theirs = paper.theirs if paper.theirs is not None or not noted else noted[0]
    gap = gap_in(paper.remark)
    said = theirs is not None and gap is not None
    values = {
        "month": str(one.month), "remark": paper.remark, "paper": paper.id,
        "theirs": format_money(theirs, one.currency) if theirs is not None and said else "",
        "gap": format_money(gap, one.currency) if gap is not None else "",
    }
    return Waiting(
        Kind.STATEMENT_DIFFERS, one.customer_id, one.number, paper.received_on,
        "today.statement_differs_by" if said else "today.statement_differs",
        ("statement", one.id), values, since=paper.received_on, month=one.month,
        amount=one.closing, currency=one.currency,
    )


Newest = dict[str, Any]


def _agreed_since(session: Session, newest: Newest) -> set[str]:
    """A later paper without a remark agrees."""
    query = select(ReturnedPaper.document, ReturnedPaper.received_on, ReturnedPaper.id).where(
        ReturnedPaper.document.in_(newest), ReturnedPaper.remark == ""
    )
    return {
        row.document for row in session.execute(query)
        if (row.received_on, row.id) > (
            newest[row.document][1].received_on, newest[row.document][1].id
        )
    }


def _settled(session: Session, newest: Newest) -> set[str]:
    papers = {paper.id: number for number, (_, paper) in newest.items()}
    found: dict[str, bool] = {}
    query = select(Discrepancy.paper_id, Discrepancy.resolution).where(
        Discrepancy.paper_id.in_(papers)
    )
    for row in session.execute(query):
        number = papers[row.paper_id]
        found[number] = found.get(number, True) and row.resolution != ""
    return {number for number, settled in found.items() if settled}
