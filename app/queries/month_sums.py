"""Papers of an account as one delivery and one credit a month, where that says as much."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.db.types import RATE_SCALE
from app.domain.ledger import BilledCredit, BilledDelivery
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, TermBase
from app.queries.movements import AccountKey, Ledger, Moved, PaperSum, as_money
from app.queries.named_papers import Group, Sums, load_named
from app.queries.parties import Party

Papers = tuple[list[BilledDelivery], list[BilledCredit]]
Summed = dict[int, dict[AccountKey, Papers]]


def month_sums(
    session: Session,
    parties: dict[int, Party],
    ledger: Ledger,
    through: Month,
    customer_ids: Collection[int] | None,
    names: Collection[str],
) -> Summed:
    """By customer: every one whose deliveries of a month fall due together. What money names
    (``names``, and what credits do) stands by itself beside the sums of the rest. The others are
    absent."""
    asked = parties if customer_ids is None else customer_ids
    together = [one for one in asked if _due_together(parties[one])]
    found: Summed = {one: {} for one in together}
    named = load_named(session, through, None if customer_ids is None else together, names)
    for key, months in ledger.items():
        if key[0] in found:
            papers = _papers(parties[key[0]], months, named.sums.get(key, {}))
            papers[0].extend(named.deliveries.get(key, ()))
            papers[1].extend(named.credits.get(key, ()))
            found[key[0]][key] = papers
    return found


def _due_together(party: Party) -> bool:
    every = [party.schedule.base, *(terms for _, terms in party.schedule.changes)]
    return all(
        terms.term_base is not TermBase.DELIVERY or terms.invoicing is Invoicing.MONTHLY
        for terms in every
    )


def _papers(
    party: Party, months: dict[int, Moved], apart: Mapping[Group, Sums]
) -> Papers:
    deliveries: list[BilledDelivery] = []
    credited: list[BilledCredit] = []
    for number, moved in months.items():
        month = Month.from_number(number)
        for paper in moved.papers:
            rest = _without(paper, apart.get((paper.credit, number, paper.mode, paper.rate)))
            if rest is None:
                continue
            if paper.credit:
                credited.append(BilledCredit(*_posted(party, month, rest)))
            else:
                deliveries.append(BilledDelivery(*_posted(party, month, rest)))
    return deliveries, credited


def _without(paper: PaperSum, named: Sums | None) -> PaperSum | None:
    """None where all of them are named, and each stands by itself."""
    if named is None:
        return paper
    count, base, net, tax = named
    if count == paper.number:
        return None
    return paper._replace(
        number=paper.number - count, base=paper.base - base, net=paper.net - net,
        tax=paper.tax - tax,
    )


_Posted = tuple[
    str, date, Month, TaxMode, Decimal, Decimal, Decimal, Decimal, Decimal
]


def _posted(party: Party, month: Month, paper: PaperSum) -> _Posted:
    net, tax = as_money(paper.net), as_money(paper.tax)
    # No money names a paper without a number.
    return (
        "", party.schedule.closing(month), month, TaxMode(paper.mode),
        Decimal(paper.rate).scaleb(-RATE_SCALE), as_money(paper.base), net, tax, net + tax,
    )
