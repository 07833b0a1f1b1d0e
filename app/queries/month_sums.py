"""Papers of an account as one delivery and one credit a month, where that says as much."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Credit, Receipt
from app.db.types import RATE_SCALE
from app.domain.ledger import BilledCredit, BilledDelivery
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, TermBase
from app.queries.movements import AccountKey, Ledger, Moved, PaperSum, as_money
from app.queries.parties import Party

Papers = tuple[list[BilledDelivery], list[BilledCredit]]


def month_sums(
    session: Session,
    parties: dict[int, Party],
    ledger: Ledger,
    customer_ids: Collection[int] | None,
) -> dict[int, dict[AccountKey, Papers]]:
    """By customer: every one whose money names no document and whose deliveries of a month fall
    due together. The others are absent."""
    naming = _naming(session, customer_ids)
    asked = parties if customer_ids is None else customer_ids
    found: dict[int, dict[AccountKey, Papers]] = {
        one: {} for one in asked if one not in naming and _due_together(parties[one])
    }
    for key, months in ledger.items():
        if key[0] in found:
            found[key[0]][key] = _papers(parties[key[0]], months)
    return found


def _naming(session: Session, customer_ids: Collection[int] | None) -> set[int]:
    receipts = select(Receipt.customer_id).where(Receipt.applies_to != "").distinct()
    credited = select(Credit.customer_id).where(Credit.delivery_id.is_not(None)).distinct()
    if customer_ids is not None:
        receipts = receipts.where(Receipt.customer_id.in_(customer_ids))
        credited = credited.where(Credit.customer_id.in_(customer_ids))
    return {*session.scalars(receipts), *session.scalars(credited)}


def _due_together(party: Party) -> bool:
    every = [party.schedule.base, *(terms for _, terms in party.schedule.changes)]
    return all(
        terms.term_base is not TermBase.DELIVERY or terms.invoicing is Invoicing.MONTHLY
        for terms in every
    )


def _papers(party: Party, months: dict[int, Moved]) -> Papers:
    deliveries: list[BilledDelivery] = []
    credited: list[BilledCredit] = []
    for number, moved in months.items():
        month = Month.from_number(number)
        for paper in moved.papers:
            if paper.credit:
                credited.append(BilledCredit(*_posted(party, month, paper)))
            else:
                deliveries.append(BilledDelivery(*_posted(party, month, paper)))
    return deliveries, credited


_Posted = tuple[
    str, date, Month, TaxMode, Decimal, Decimal, Decimal, Decimal, Decimal
]


def _posted(party: Party, month: Month, paper: PaperSum) -> _Posted:
    net, tax = as_money(paper.net), as_money(paper.tax)
    return (
        str(month), party.schedule.closing(month), month, TaxMode(paper.mode),
        Decimal(paper.rate).scaleb(-RATE_SCALE), as_money(paper.base), net, tax, net + tax,
    )
