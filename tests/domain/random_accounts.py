"""Accounts of every awkward kind: changing terms, mixed taxes, bounces, names of nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.domain.ledger import Account, Applied, BilledCredit, BilledDelivery, MoneyReceived
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import Taxed, TaxMode, TaxRounding, tax_document
from app.domain.terms import Invoicing, TermBase, Terms, TermShift, TermUnit
from tests.domain.taiwan import TAIWAN

FIRST, LAST = Month(2026, 1), Month(2026, 12)

days = st.dates(date(2026, 1, 1), date(2026, 11, 30))
months = st.integers(1, 12).map(lambda month: Month(2026, month))
terms = st.builds(
    Terms,
    st.sampled_from([1, 15, 25, 30, 31]),
    st.sampled_from(Invoicing),
    st.sampled_from(TermBase),
    st.integers(0, 3) | st.sampled_from([30, 45]),
    st.sampled_from(TermUnit),
    st.none() | st.sampled_from([5, 31]),
    st.sampled_from(TermShift),
)


@st.composite
def papers(draw: DrawFn, currency: str, rounding: TaxRounding) -> tuple[date, TaxMode, Taxed]:
    places = 0 if currency == "TWD" else 2
    amounts = draw(st.lists(st.decimals(0, 5000, places=places), min_size=1, max_size=3))
    mode = draw(st.sampled_from(TaxMode))
    taxed = tax_document(amounts, mode, Decimal("0.05"), rounding, currency)
    return draw(days), mode, taxed


@st.composite
def accounts(draw: DrawFn) -> Account:
    currency = draw(st.sampled_from(["TWD", "CNY"]))
    places = 0 if currency == "TWD" else 2
    schedule = Schedule(draw(terms), tuple(draw(st.lists(st.tuples(months, terms), max_size=2))))
    paper = papers(currency, draw(st.sampled_from(TaxRounding)))
    numbers = [f"D{count}" for count in range(draw(st.integers(0, 6)))]
    names = st.sampled_from([*numbers, "NONE"])

    def posted(number: str, day: date, mode: TaxMode, taxed: Taxed) -> BilledDelivery:
        return BilledDelivery(
            number, day, schedule.month_of(day), mode, Decimal("0.05"),
            taxed.base, taxed.net, taxed.tax, taxed.gross,
        )  # fmt: skip

    def credited(number: str) -> BilledCredit:
        one = posted(number, *draw(paper))
        return BilledCredit(
            number, one.date, one.month, one.tax, one.tax_rate, one.base, one.net,
            one.tax_amount, one.gross, draw(st.none() | names),
        )  # fmt: skip

    money = st.decimals(0, 9000, places=places)
    limits = st.none() | money

    def received(number: str) -> MoneyReceived:
        day = draw(days)
        month = schedule.month_of(day)
        history = draw(st.integers(0, 9)) == 0
        bounced = draw(st.none() | st.integers(0, 3)) if not history else draw(st.integers(0, 3))
        return MoneyReceived(
            number, day, None if history else month, draw(money), draw(st.just(Decimal(0)) | money),
            Decimal(0), draw(st.none() | days), None if bounced is None else month.plus(bounced),
            tuple(draw(st.lists(st.builds(Applied, names, limits), max_size=3))),
            draw(st.booleans()),
        )  # fmt: skip

    return Account(
        currency,
        schedule,
        TAIWAN,
        draw(st.decimals(-5000, 5000, places=places)),
        draw(st.none() | st.just(date(2025, 12, 31))),
        tuple(posted(number, *draw(paper)) for number in numbers),
        tuple(credited(f"K{count}") for count in range(draw(st.integers(0, 3)))),
        tuple(received(f"R{count}") for count in range(draw(st.integers(0, 5)))),
    )
