"""Figures summed in SQL agree with the rules that look at every paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.db.models import Delivery
from app.domain.ageing import ageing
from app.domain.figures import month_figures
from app.domain.months import Month
from app.queries.accounts import load_accounts
from app.queries.balances import account_months
from app.queries.movements import as_money
from app.queries.openings import openings
from app.queries.parties import load_calendar, load_parties
from app.queries.statement_figures import (
    StatementFigures,
    ageing_figures,
    statement_figures,
)
from app.services.statements import (
    IssueStatement,
    ReviseStatement,
    issue_statement,
    revise_statement,
)
from tests.queries.ledger_book import NOW, make_book

MONTHS = [Month(2026, number) for number in (7, 8, 9, 10, 11, 12)]


@pytest.mark.parametrize("seed", range(6))
def test_sums_in_sql_agree_with_the_rules_over_the_papers(tmp_path: Path, seed: int) -> None:
    book = make_book(tmp_path, seed)
    with book.read() as read:
        parties = load_parties(read.session)
        calendar = load_calendar(read.session)
        for month in MONTHS:
            accounts = load_accounts(read.session, parties, calendar, month)
            for one in account_months(read.session, parties, month):
                account = accounts[one.party.id, one.currency]
                assert one.figures == month_figures(account, month)
                six = ageing(account, month)
                total = (six.not_due + six.d1_30 + six.d31_60 + six.d61_90 + six.over_90
                         + six.unapplied)
                assert total == one.figures.closing
    book.close()


@pytest.mark.parametrize("seed", range(6))
def test_ageing_from_sums_a_month_is_the_ageing_of_the_papers(tmp_path: Path, seed: int) -> None:
    book = make_book(tmp_path, seed)
    with book.read() as read:
        parties = load_parties(read.session)
        calendar = load_calendar(read.session)
        for month in MONTHS:
            accounts = load_accounts(read.session, parties, calendar, month)
            for one in statement_figures(read.session, month):
                key = (one.account.party.id, one.account.currency)
                if key in accounts:
                    assert one.ageing == ageing_figures(ageing(accounts[key], month))
    book.close()


@pytest.mark.parametrize("seed", range(6))
def test_openings_are_those_of_the_statements(tmp_path: Path, seed: int) -> None:
    book = make_book(tmp_path, seed)
    with book.read() as read:
        parties = load_parties(read.session)
        for month in MONTHS:
            opened = openings(read.session, parties, month)
            for one in account_months(read.session, parties, month):
                key = (one.party.id, one.currency)
                assert one.figures.opening == as_money(opened.get(key, 0))
    book.close()


def test_a_month_opens_with_what_the_one_before_closed_with(tmp_path: Path) -> None:
    book = make_book(tmp_path, 3)
    with book.read() as read:
        parties = load_parties(read.session)
        for month in MONTHS[:-1]:
            before = {
                (one.party.id, one.currency): one.figures.closing
                for one in account_months(read.session, parties, month)
            }
            for one in account_months(read.session, parties, month.next()):
                key = (one.party.id, one.currency)
                assert one.figures.opening == before.get(key, 0)
    book.close()


def test_a_delivery_voided_after_issue_is_a_correction_in_the_open_month(tmp_path: Path) -> None:
    book = make_book(tmp_path, 5)
    month = Month(2026, 10)
    with book.read() as read:
        found = next(
            one for one in statement_figures(read.session, month)
            if one.account.own is not None and one.account.own.sales
        )
        account = found.account
        before = found.account.figures
        victim = read.session.query(Delivery).filter_by(
            customer_id=account.party.id, currency=account.currency, statement_month=month,
            voided=False,
        ).first()
        assert victim is not None
        number = victim.number
    command = IssueStatement(account.party.id, account.currency, month)
    with book.write("clerk", "issue", key="i", batch=None, on=NOW) as work:
        issued = issue_statement(work, command)
    with book.write("clerk", "void", key="v", batch=None, on=NOW) as work:
        work.session.query(Delivery).filter_by(number=number).one().voided = True
    with book.write("clerk", "issue", key="j", batch=None, on=NOW) as work:
        again = issue_statement(work, command)
    assert (again.number, again.new) == (issued.number, False)
    with book.read() as read:
        ids = [account.party.id]
        october = _one(statement_figures(read.session, month, ids), account.currency)
        november = _one(statement_figures(read.session, month.next(), ids), account.currency)
    assert october.account.figures == before
    assert november.account.figures.opening == before.closing
    assert november.account.correction < 0
    assert sum(november.ageing) == november.account.figures.closing
    with book.write("clerk", "revise", key="r", batch=None, on=NOW) as work:
        revised = revise_statement(
            work, ReviseStatement(account.party.id, account.currency, month)
        )
    assert revised.number == f"{issued.number}-R1"
    with book.read() as read:
        october = _one(statement_figures(read.session, month, ids), account.currency)
        november = _one(statement_figures(read.session, month.next(), ids), account.currency)
    assert october.account.figures.closing == november.account.figures.opening
    assert november.account.correction == 0
    book.close()


def _one(found: list[StatementFigures], currency: str) -> StatementFigures:
    return next(one for one in found if one.account.currency == currency)
