"""An account's figures for one month: from the movements, and from what was already issued.

An issued statement is frozen. What changed in its papers afterwards (a voided delivery, a
received quantity) is the difference between the closing it was issued with and the closing its
papers add up to now; that difference belongs to the first month not yet issued
(firm-workbook §3, "Dated below means").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Statement
from app.db.types import MONEY_SCALE, scaled
from app.domain.figures import Figures
from app.domain.months import Month
from app.queries.movements import AccountKey, Ledger, Moved, as_money, load_movements
from app.queries.parties import Party

FIGURE_NAMES = ("opening", "sales", "credits", "tax", "received", "bounced", "closing")


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued, not superseded statement."""

    id: int
    number: str
    month: Month
    figures: Figures


@dataclass(frozen=True, slots=True)
class AccountMonth:
    """One account in one month; a correction of earlier months is within sales and tax.

    ``own`` is what the month's papers say by themselves, None where there is none.
    """

    party: Party
    currency: str
    month: Month
    figures: Figures
    own: Moved | None
    issued: Issued | None
    previous: Issued | None
    """The latest one issued before this month."""

    @property
    def wants_statement(self) -> bool:
        """Made for every account with a movement or a balance, after its opening date (§3.7)."""
        if self.issued is not None:
            return True
        begun = self.party.opening_date is None or (
            self.party.schedule.closing(self.month) > self.party.opening_date
        )
        moved = self.own is not None
        return begun and bool(moved or self.figures.opening or self.figures.closing)

    @property
    def correction(self) -> Decimal:
        """What is neither opening nor the month's own."""
        own = as_money(self.own.balance) if self.own else Decimal(0)
        return self.figures.closing - self.figures.opening - own

    @property
    def correction_tax(self) -> Decimal:
        return self.figures.tax - (as_money(self.own.tax) if self.own else Decimal(0))


def load_issued(
    session: Session, through: Month, customer_ids: Collection[int] | None = None
) -> dict[AccountKey, list[Issued]]:
    """The statements that hold, by account, in the order of their months."""
    columns = [getattr(Statement, name) for name in FIGURE_NAMES]
    query = (
        select(
            Statement.customer_id, Statement.currency, Statement.id, Statement.number,
            Statement.month, *columns,
        )
        .where(Statement.month <= through, Statement.superseded == false())
        .order_by(Statement.customer_id, Statement.currency, Statement.month)
    )
    if customer_ids is not None:
        query = query.where(Statement.customer_id.in_(customer_ids))
    found: dict[AccountKey, list[Issued]] = {}
    for customer_id, currency, record_id, number, month, *figures in session.execute(query):
        found.setdefault((customer_id, currency), []).append(
            Issued(record_id, number, month, Figures(*figures))
        )
    return found


def account_months(
    session: Session,
    parties: dict[int, Party],
    month: Month,
    customer_ids: Collection[int] | None = None,
) -> list[AccountMonth]:
    """The figures of every account that has ever moved, in the order of ``parties``."""
    ledger = load_movements(session, parties, month, customer_ids)
    return months_of(session, parties, month, ledger, customer_ids)


def months_of(
    session: Session,
    parties: dict[int, Party],
    month: Month,
    ledger: Ledger,
    customer_ids: Collection[int] | None = None,
) -> list[AccountMonth]:
    """``account_months`` of movements that are loaded already."""
    issued = load_issued(session, month, customer_ids)
    keys = set(ledger) | set(issued)
    keys |= {(party.id, party.currency) for party in parties.values() if party.opening_balance}
    order = {customer_id: place for place, customer_id in enumerate(parties)}
    return [
        _account_month(
            parties[key[0]], key[1], month, ledger.get(key, {}), issued.get(key, [])
        )
        for key in sorted(keys, key=lambda key: (order[key[0]], key[1]))
    ]


def _account_month(
    party: Party, currency: str, month: Month, months: dict[int, Moved], issued: list[Issued]
) -> AccountMonth:
    here = issued[-1] if issued and issued[-1].month == month else None
    earlier = [one for one in issued if one.month < month]
    previous = earlier[-1] if earlier else None
    correction, correction_tax = 0, 0
    if previous is not None and previous.month.next() == month and here is None:
        correction, correction_tax = _correction(party, currency, months, earlier)
    moved = months.get(month.number)
    now = moved or Moved()
    opening = balance_before(party, currency, months, month) - correction
    figures = here.figures if here else Figures(
        opening=as_money(opening),
        sales=as_money(now.sales + correction - correction_tax),
        credits=as_money(now.credits),
        tax=as_money(now.tax + correction_tax),
        received=as_money(now.received),
        bounced=as_money(now.bounced),
        closing=as_money(opening + correction + now.balance),
    )
    return AccountMonth(party, currency, month, figures, moved, here, previous)


def balance_before(
    party: Party, currency: str, months: dict[int, Moved], month: Month
) -> int:
    """Opening balance plus all that moved before ``month``, in hundredths."""
    balance = scaled(party.opening_balance, MONEY_SCALE) if currency == party.currency else 0
    return balance + sum(
        moved.balance for number, moved in months.items() if number < month.number
    )


def _correction(
    party: Party, currency: str, months: dict[int, Moved], issued: list[Issued]
) -> tuple[int, int]:
    """(in all, of it tax): what the papers of issued months say now, less what was issued."""
    latest = issued[-1]
    now = balance_before(party, currency, months, latest.month.next())
    whole = now - scaled(latest.figures.closing, MONEY_SCALE)
    if not whole:
        return 0, 0
    nothing = Moved()
    tax = sum(
        months.get(one.month.number, nothing).tax - scaled(one.figures.tax, MONEY_SCALE)
        for one in issued
    )
    return whole, tax
