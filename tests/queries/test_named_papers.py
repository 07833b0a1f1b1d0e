"""Sums a month in place of papers tell the same by due date, whatever the money names."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from app.db.models import Credit, Delivery, Receipt
from app.db.unit_of_work import Work
from app.domain.ageing import ageing, cheques_not_due, open_items
from app.domain.figures import month_figures
from app.domain.ledger import Account
from app.domain.months import Month
from app.queries.accounts import load_accounts
from app.queries.movements import load_movements
from app.queries.parties import load_calendar, load_parties
from tests.queries.ledger_book import NOW, make_book

THROUGH = Month(2027, 3)
CHEQUES = date(2027, 2, 28), date(2027, 3, 26), date(2027, 3, 31), date(2027, 4, 9)


def _name(work: Work, chance: Random) -> None:
    """Receipts name deliveries, with limits and without, their own and others'; credits, too."""
    deliveries = list(work.session.scalars(select(Delivery).order_by(Delivery.id)))
    of = {one.customer_id: [d for d in deliveries if d.customer_id == one.customer_id]
          for one in deliveries}
    for receipt in work.session.scalars(select(Receipt)):
        own = of.get(receipt.customer_id, [])
        if own and chance.random() < 0.4:
            named = [chance.choice(own).number for _ in range(chance.randrange(1, 4))]
            named.append(chance.choice(deliveries).number)
            named.append("2026-10")
            receipt.applies_to = ";".join(
                one + chance.choice(("", "", "=500")) for one in named
            )
            receipt.keep = chance.random() < 0.3
        if chance.random() < 0.5:
            receipt.cheque_date = chance.choice(CHEQUES)
    for credit in work.session.scalars(select(Credit)):
        own = of.get(credit.customer_id, [])
        if own and chance.random() < 0.6:
            credit.delivery_id = chance.choice(own).id


def _by_due(account: Account, month: Month) -> Counter[date]:
    found: Counter[date] = Counter()
    for one in open_items(account, month):
        found[one.due] += int(one.remaining * 100)
    return found


@pytest.mark.parametrize("seed", [0, 2, 3, 6, 7, 8])
def test_sums_and_papers_leave_the_same_to_be_paid(tmp_path: Path, seed: int) -> None:
    book = make_book(tmp_path / "book", seed)
    with book.write("clerk", "test.name", key=f"name-{seed}", batch=None, on=NOW) as work:
        _name(work, Random(seed))
    fewer = less = waiting = 0
    with book.read() as read:
        parties = load_parties(read.session)
        calendar = load_calendar(read.session)
        ledger = load_movements(read.session, parties, THROUGH)
        whole = load_accounts(read.session, parties, calendar, THROUGH)
        summed = load_accounts(read.session, parties, calendar, THROUGH, None, ledger)
        few = load_accounts(read.session, parties, calendar, THROUGH, [1, 2], ledger)
        for key, account in whole.items():
            for month in (Month(2026, 9), Month(2026, 11), THROUGH):
                assert _by_due(summed[key], month) == _by_due(account, month)
                assert ageing(summed[key], month) == ageing(account, month)
                assert month_figures(summed[key], month) == month_figures(account, month)
                if key[0] in (1, 2):
                    assert ageing(few[key], month) == ageing(account, month)
            cheques = cheques_not_due(account, THROUGH)
            assert cheques_not_due(summed[key], THROUGH) == cheques
            waiting += bool(cheques)
            fewer += len(account.deliveries) - len(summed[key].deliveries)
            less += sum(not one.number for one in summed[key].receipts)
    assert min(fewer, less, waiting) > 0
    book.close()
