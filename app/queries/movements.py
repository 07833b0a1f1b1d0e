"""What moved in each month of each account, summed in SQL over the posted papers' own totals.

Everything is in hundredths of the currency unit: these rows are many and are only added up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Select, false, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import Integer

from app.db.models import Credit, Delivery, Receipt
from app.db.types import MONEY_SCALE
from app.domain.minor_units import tax_in_hundredths
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing
from app.queries.parties import Party

AccountKey = tuple[int, str]
"""Customer id and currency: what has one statement a period."""


class PaperSum(NamedTuple):
    """The deliveries, or (``credit``) the credits, of a month under one tax mode and rate."""

    credit: bool
    mode: str
    rate: int
    base: int
    net: int
    tax: int
    number: int


@dataclass(slots=True)
class Moved:
    """One month of one account, in hundredths."""

    sales: int = 0
    credits: int = 0
    tax: int = 0
    received: int = 0
    bounced: int = 0
    groups: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    """Of a month taxed as a whole: (tax mode, rate) -> [Σ delivery base, Σ credit base]."""
    papers: list[PaperSum] = field(default_factory=list)

    @property
    def balance(self) -> int:
        return self.sales - self.credits + self.tax - self.received + self.bounced


MODES_BY_WORD = {mode.value: mode for mode in TaxMode}

Ledger = dict[AccountKey, dict[int, Moved]]
"""By account, then by month number (YYYYMM)."""


def load_movements(
    session: Session,
    parties: dict[int, Party],
    through: Month,
    customer_ids: Collection[int] | None = None,
) -> Ledger:
    """Every month up to and including ``through`` that has a movement."""
    ledger: Ledger = {}
    for model in (Delivery, Credit):
        rows = session.execute(_posted_sums(model, through, customer_ids))
        _add_posted(ledger, parties, rows, credit=model is Credit)
    _add_money(session, ledger, through, customer_ids)
    for (_, currency), months in ledger.items():
        for moved in months.values():
            if moved.groups:
                _tax_whole_period(moved, currency)
    return ledger


def _raw(column: Any) -> Any:
    return type_coerce(column, Integer)


def _posted_sums(
    model: type[Delivery] | type[Credit], through: Month, ids: Collection[int] | None
) -> Select[Any]:
    month = _raw(model.statement_month)
    query = (
        select(
            model.customer_id, model.currency, month, model.tax, _raw(model.tax_rate),
            func.sum(_raw(model.base)), func.sum(_raw(model.net)),
            func.sum(_raw(model.tax_amount)), func.count(),
        )
        .where(month <= through.number)
        .group_by(model.customer_id, model.currency, month, model.tax, _raw(model.tax_rate))
    )
    if model is Delivery:
        query = query.where(Delivery.voided == false())
    if ids is not None:
        query = query.where(model.customer_id.in_(ids))
    return query


def _add_posted(
    ledger: Ledger, parties: dict[int, Party], rows: Iterable[Any], *, credit: bool
) -> None:
    whole: dict[tuple[int, int], bool] = {}
    for customer_id, currency, month, mode, rate, base, net, tax, count in rows:
        moved = ledger.setdefault((customer_id, currency), {}).setdefault(month, Moved())
        taxed_whole = whole.get((customer_id, month))
        if taxed_whole is None:
            terms = parties[customer_id].schedule.terms(Month.from_number(month))
            taxed_whole = terms.invoicing is Invoicing.MONTHLY
            whole[customer_id, month] = taxed_whole
        moved.papers.append(PaperSum(credit, mode, rate, base, net, tax, count))
        if taxed_whole:
            moved.groups.setdefault((mode, rate), [0, 0])[int(credit)] += base
        elif credit:
            moved.credits += net
            moved.tax -= tax
        else:
            moved.sales += net
            moved.tax += tax


def _add_money(
    session: Session, ledger: Ledger, through: Month, ids: Collection[int] | None
) -> None:
    total = _raw(Receipt.amount) + _raw(Receipt.bank_fee) + _raw(Receipt.discount)
    for name, column in (
        ("received", Receipt.statement_month), ("bounced", Receipt.bounce_month),
    ):
        for customer_id, currency, month, amount in session.execute(
            _money_sums(column, total, through, ids)
        ):
            moved = ledger.setdefault((customer_id, currency), {}).setdefault(month, Moved())
            setattr(moved, name, amount)


def _money_sums(
    column: InstrumentedAttribute[Month | None],
    total: Any,
    through: Month,
    ids: Collection[int] | None,
) -> Select[Any]:
    month = _raw(column)
    query = (
        select(Receipt.customer_id, Receipt.currency, month, func.sum(total))
        .where(month <= through.number)
        .group_by(Receipt.customer_id, Receipt.currency, month)
    )
    return query if ids is None else query.where(Receipt.customer_id.in_(ids))


def _tax_whole_period(moved: Moved, currency: str) -> None:
    """Each mode and rate is taxed once; tax inside the prices is taken out of sales
    (firm-workbook §3.3 and the note on JSON in §4)."""
    for (mode, rate), (sold, credited) in moved.groups.items():
        taxed = tax_in_hundredths(sold - credited, MODES_BY_WORD[mode], rate, currency)
        moved.sales += sold - taxed if mode == TaxMode.INCLUDED else sold
        moved.credits += credited
        moved.tax += taxed


def as_money(hundredths: int) -> Decimal:
    """A stored sum as an amount."""
    return Decimal(hundredths).scaleb(-MONEY_SCALE)
