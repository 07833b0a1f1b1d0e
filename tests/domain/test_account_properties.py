"""What holds for every account, however awkward."""

from __future__ import annotations

import random
from dataclasses import astuple, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ageing import ageing, cheques_not_due, open_items
from app.domain.application import ItemKind, apply_money
from app.domain.figures import month_figures
from app.domain.ledger import Account, BilledDelivery
from app.domain.money import line_amount, places, round_money
from app.domain.months import Month
from app.domain.tax import TaxMode, TaxRounding, tax_document
from tests.domain.accounts import FIVE, MONTHLY, NOVEMBER, Books
from tests.domain.random_accounts import FIRST, LAST, accounts, months

YEAR = [FIRST.plus(count) for count in range(15)]


@given(accounts())
def test_a_month_closes_with_what_the_next_one_opens_with(account: Account) -> None:
    closing = account.opening_balance
    for month in YEAR:
        figures = month_figures(account, month)
        assert figures.opening == closing
        closing = (
            figures.opening + figures.sales - figures.credits + figures.tax
            - figures.received + figures.bounced
        )  # fmt: skip
        assert figures.closing == closing


@given(accounts())
def test_the_six_ageing_figures_add_up_to_the_closing_balance(account: Account) -> None:
    for month in YEAR:
        six = ageing(account, month)
        assert sum(astuple(six)) == month_figures(account, month).closing
        assert min(astuple(six)[:5]) >= 0
        assert six.unapplied <= 0


@given(accounts())
def test_every_figure_is_in_whole_units_of_the_currency(account: Account) -> None:
    for month in (LAST, LAST.plus(2)):
        shown = (*astuple(month_figures(account, month)), *astuple(ageing(account, month)))
        assert all(round_money(value, account.currency) == value for value in shown)


@given(accounts(), months)
def test_money_never_pays_more_than_an_item_nor_leaves_a_debt_beside_free_money(
    account: Account, month: Month
) -> None:
    application = apply_money(account, month)
    for item in application.items:
        assert 0 <= item.remaining <= max(item.amount, Decimal(0))
    kept = any(receipt.keep for receipt in account.receipts)
    assert kept or not application.unapplied or not open_items(account, month)


@given(accounts(), months, st.randoms(use_true_random=False))
def test_the_order_in_which_papers_are_told_changes_nothing(
    account: Account, month: Month, chance: random.Random
) -> None:
    shuffled = replace(
        account,
        deliveries=tuple(chance.sample(account.deliveries, len(account.deliveries))),
        credits=tuple(chance.sample(account.credits, len(account.credits))),
        receipts=tuple(chance.sample(account.receipts, len(account.receipts))),
    )
    assert month_figures(shuffled, month) == month_figures(account, month)
    assert open_items(shuffled, month) == open_items(account, month)


@given(accounts(), months)
def test_later_papers_do_not_change_an_earlier_month(account: Account, month: Month) -> None:
    told = replace(
        account,
        deliveries=tuple(one for one in account.deliveries if one.month <= month),
        credits=tuple(one for one in account.credits if one.month <= month),
        receipts=tuple(
            one if one.bounce_month is None or one.bounce_month <= month
            else replace(one, bounce_month=None)
            for one in account.receipts
            if one.month is None or one.month <= month
        ),
    )  # fmt: skip
    assert month_figures(told, month) == month_figures(account, month)
    assert ageing(told, month) == ageing(account, month)
    assert cheques_not_due(told, month) == cheques_not_due(account, month)


@given(accounts(), months)
def test_a_monthly_period_is_one_item_and_its_deliveries_are_none(
    account: Account, month: Month
) -> None:
    items = apply_money(account, month).items
    periods = {item.number for item in items if item.kind is ItemKind.PERIOD}
    numbers = {item.number for item in items if item.kind is ItemKind.DELIVERY}
    for delivery in account.deliveries:
        if delivery.month <= month:
            assert (delivery.number in numbers) != (str(delivery.month) in periods)


quantities = st.lists(st.decimals("0.0001", 5000, places=4), min_size=1, max_size=5)
prices = st.decimals("0.01", 500, places=6)


@given(
    quantities, prices, st.sampled_from(TaxMode), st.sampled_from(TaxRounding),
    st.sampled_from(["TWD", "USD"]),
)  # fmt: skip
def test_a_split_delivery_bills_what_one_would_but_for_rounding_of_documents(
    parts: list[Decimal], price: Decimal, mode: TaxMode, rounding: TaxRounding, currency: str
) -> None:
    def billed(quantity: Decimal) -> Decimal:
        amount = line_amount(quantity, price, Decimal(0), currency)
        return tax_document([amount], mode, FIVE, rounding, currency).gross

    apart, together = sum(map(billed, parts)), billed(sum(parts, Decimal(0)))
    unit = Decimal(1).scaleb(-places(currency))
    # Each document rounds its line and its tax, half a unit each; the line's is taxed as well.
    assert abs(apart - together) <= (len(parts) + 1) * unit * (Decimal("0.5") * (2 + FIVE))


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=6), st.sampled_from(TaxMode))
def test_a_split_delivery_invoiced_by_the_month_bills_exactly_what_one_would(
    amounts: list[int], mode: TaxMode
) -> None:
    apart, together = Books(MONTHLY, tax=mode), Books(MONTHLY, tax=mode)
    for count, amount in enumerate(amounts):
        apart.delivery(f"D{count}", "11-05", str(amount))
    together.delivery("D", "11-05", str(sum(amounts)))
    assert month_figures(apart.account(), NOVEMBER) == month_figures(together.account(), NOVEMBER)


@given(accounts(), months)
def test_a_voided_paper_leaves_no_trace(account: Account, month: Month) -> None:
    if not account.deliveries:
        return
    first: BilledDelivery = account.deliveries[0]
    without = replace(account, deliveries=account.deliveries[1:])
    assert first.number not in {item.number for item in open_items(without, month)}
    difference = (
        month_figures(account, LAST.plus(3)).closing - month_figures(without, LAST.plus(3)).closing
    )
    # A month invoiced as a whole is taxed once: half a unit a line, and half for the month twice.
    unit = Decimal(1).scaleb(-places(account.currency))
    assert abs(difference - first.gross) <= Decimal("2.5") * unit
