"""The deliveries and credits that money names: those have to be looked at one by one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy.orm import Session

from app.db.types import MONEY_SCALE, RATE_SCALE, scaled
from app.domain.ledger import BilledCredit, BilledDelivery
from app.domain.months import Month
from app.queries.movements import AccountKey
from app.queries.posted_rows import credit_rows, delivery_rows

_AT_ONCE = 900
Group = tuple[bool, int, str, int]
"""Whether of credits, the month's number, tax mode and rate: as a month's papers are summed."""
Sums = tuple[int, int, int, int]
"""How many, Σ base, Σ net, Σ tax in hundredths."""


@dataclass(slots=True)
class NamedPapers:
    """By account; ``sums``: of both, to be taken out of a month's sums."""

    deliveries: dict[AccountKey, list[BilledDelivery]] = field(default_factory=dict)
    credits: dict[AccountKey, list[BilledCredit]] = field(default_factory=dict)
    sums: dict[AccountKey, dict[Group, Sums]] = field(default_factory=dict)

    def take(self, key: AccountKey, paper: BilledDelivery | BilledCredit) -> None:
        credit = isinstance(paper, BilledCredit)
        group = credit, paper.month.number, paper.tax.value, scaled(paper.tax_rate, RATE_SCALE)
        sums = self.sums.setdefault(key, {})
        count, base, net, tax = sums.get(group, (0, 0, 0, 0))
        sums[group] = (
            count + 1, base + scaled(paper.base, MONEY_SCALE), net + scaled(paper.net, MONEY_SCALE),
            tax + scaled(paper.tax_amount, MONEY_SCALE),
        )


def load_named(
    session: Session, through: Month, customer_ids: Collection[int] | None,
    names: Collection[str],
) -> NamedPapers:
    """What receipts (``names``) and credits name, and the credits that do; of ``through`` or
    earlier."""
    found = NamedPapers()
    credited = credit_rows(session, through, customer_ids, naming=True)
    for key, papers in credited.items():
        found.credits[key] = papers
        for paper in papers:
            found.take(key, paper)
    numbers = set(names)
    numbers |= {one.delivery for papers in credited.values() for one in papers if one.delivery}
    wanted = iter(sorted(numbers))
    while some := list(islice(wanted, _AT_ONCE)):
        rows = delivery_rows(session, through, customer_ids, some)
        for key, delivered in rows.items():
            found.deliveries.setdefault(key, []).extend(delivered)
            for one in delivered:
                found.take(key, one)
    return found
