"""The seven figures of a statement (firm-workbook §3.2, 3, 5 and the note on JSON in §4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.ledger import Account, BilledCredit, BilledDelivery
from app.domain.money import ZERO, Currency
from app.domain.months import Month
from app.domain.tax import TaxMode, tax_of
from app.domain.terms import Invoicing


@dataclass(frozen=True, slots=True)
class Figures:
    """``closing == opening + sales − credits + tax − received + bounced``, always.

    ``sales`` and ``credits`` are untaxed; all are in the account's currency.
    """

    opening: Decimal
    sales: Decimal
    credits: Decimal
    tax: Decimal
    received: Decimal
    bounced: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """What a month sold and credited under one tax mode and rate, in the price's own terms."""

    mode: TaxMode
    rate: Decimal
    sold: Decimal
    credited: Decimal


def monthly_tax(groups: Iterable[TaxGroup], currency: Currency) -> tuple[Decimal, Decimal, Decimal]:
    """(sales, credits, tax) of a month invoiced as a whole; each mode and rate is taxed once.

    ``included``: credits stay gross and the period's whole tax is taken out of sales, so that
    sales − credits + tax is what the prices said.
    """
    sales = credited = tax = ZERO
    for group in groups:
        taxed = tax_of(group.sold - group.credited, group.mode, group.rate, currency)
        sales += group.sold - taxed if group.mode is TaxMode.INCLUDED else group.sold
        credited += group.credited
        tax += taxed
    return sales, credited, tax


@dataclass(slots=True)
class MonthPapers:
    """The deliveries and credits of one statement month."""

    deliveries: list[BilledDelivery] = field(default_factory=list)
    credits: list[BilledCredit] = field(default_factory=list)


def papers_by_month(account: Account, through: Month) -> dict[Month, MonthPapers]:
    """What was sold and credited up to and including ``through``."""
    months: defaultdict[Month, MonthPapers] = defaultdict(MonthPapers)
    for delivery in account.deliveries:
        if delivery.month <= through:
            months[delivery.month].deliveries.append(delivery)
    for credit in account.credits:
        if credit.month <= through:
            months[credit.month].credits.append(credit)
    return months


def taxed_month(papers: MonthPapers, currency: Currency) -> tuple[Decimal, Decimal, Decimal]:
    """``monthly_tax`` of the papers of one month."""
    sums: defaultdict[tuple[TaxMode, Decimal], list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
    for delivery in papers.deliveries:
        sums[delivery.tax, delivery.tax_rate][0] += delivery.base
    for credit in papers.credits:
        sums[credit.tax, credit.tax_rate][1] += credit.base
    return monthly_tax((TaxGroup(*key, *both) for key, both in sums.items()), currency)


def month_figures(account: Account, month: Month) -> Figures:
    """The figures of one statement month. The opening is all that the months before added up to:
    the same sum that closed the last of them."""
    opening = account.opening_balance
    sales = credited = tax = ZERO
    for each, papers in papers_by_month(account, month).items():
        figures = _billed(account, each, papers)
        if each == month:
            sales, credited, tax = figures
        else:
            opening += figures[0] - figures[1] + figures[2]
    before, received = _money(((one.month, one.total) for one in account.receipts), month)
    opening -= before
    before, bounced = _money(((one.bounce_month, one.total) for one in account.receipts), month)
    opening += before
    closing = opening + sales - credited + tax - received + bounced
    return Figures(opening, sales, credited, tax, received, bounced, closing)


def _billed(
    account: Account, month: Month, papers: MonthPapers
) -> tuple[Decimal, Decimal, Decimal]:
    if account.schedule.terms(month).invoicing is Invoicing.MONTHLY:
        return taxed_month(papers, account.currency)
    return (
        sum((one.net for one in papers.deliveries), ZERO),
        sum((one.net for one in papers.credits), ZERO),
        sum((one.tax_amount for one in papers.deliveries), ZERO)
        - sum((one.tax_amount for one in papers.credits), ZERO),
    )


def _money(
    amounts: Iterable[tuple[Month | None, Decimal]], month: Month
) -> tuple[Decimal, Decimal]:
    """(in all the months before, in ``month`` itself); None is never."""
    before = within = ZERO
    for dated, amount in amounts:
        if dated == month:
            within += amount
        elif dated is not None and dated < month:
            before += amount
    return before, within
