"""A book with random posted papers, put in without going through any service."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from app.db.book import Book
from app.db.models import Credit, Customer, Delivery, Firm, Receipt
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.domain.tax import TaxMode, TaxRounding, tax_document
from app.queries.parties import load_parties

NOW = datetime(2026, 12, 5, 9, 0)


def make_book(place: Path, seed: int, customers: int = 6) -> Book:
    book = Book.open(place)
    chance = Random(seed)
    with book.write("clerk", "test.fill", key=f"fill-{seed}", batch=None, on=NOW) as work:
        work.session.add(Firm(id=1, name="甲公司"))
        for place_no in range(customers):
            _customer(work, chance, place_no)
    return book


def _customer(work: Work, chance: Random, place: int) -> None:
    customer = Customer(
        code=f"C{place:02d}", name=f"客戶{place}", short_name="", tax=chance.choice(list(TaxMode)),
        invoicing=chance.choice(("monthly", "per_delivery")),
        closing_day=chance.choice((31, 25, 30, 1)),
        opening_balance=Decimal(chance.choice((0, 0, 1500, -300))),
        opening_date=chance.choice((None, date(2026, 7, 31))),
    )
    work.session.add(customer)
    work.session.flush()
    schedule = load_parties(work.session, [customer.id])[customer.id].schedule
    names_papers = chance.random() < 0.5
    for number in range(chance.randint(0, 25)):
        day = date(2026, 8, 1) + timedelta(days=chance.randint(0, 118))
        name, month = f"{place}-{number}", schedule.month_of(day)
        _paper(work, chance, customer, name, day, month, names_papers)


def _paper(
    work: Work, chance: Random, customer: Customer, name: str, day: date, month: Month,
    names_papers: bool,
) -> None:
    currency = chance.choice(("TWD", "TWD", "USD"))
    if chance.random() < 0.25:
        bounced = chance.random() < 0.3
        work.session.add(Receipt(
            number=f"R{name}", date=day, customer_id=customer.id, currency=currency,
            amount=Decimal(chance.randint(1, 5000)), bank_fee=Decimal(chance.choice((0, 30))),
            statement_month=month, bounced_on=day if bounced else None,
            bounce_month=month.next() if bounced else None, keep=chance.random() < 0.2,
            applies_to=f"D{int(customer.code[1:])}-1" if names_papers else "",
        ))
        return
    taxed = tax_document(
        [Decimal(chance.randint(1, 3000)) for _ in range(chance.randint(1, 3))],
        TaxMode(customer.tax), Decimal("0.05"), TaxRounding.DOCUMENT, currency,
    )
    posted = {
        "number": f"D{name}", "date": day, "customer_id": customer.id, "currency": currency,
        "tax": customer.tax, "tax_rate": Decimal("0.05"), "base": taxed.base, "net": taxed.net,
        "tax_amount": taxed.tax, "gross": taxed.gross, "statement_month": month,
    }
    if chance.random() < 0.15:
        work.session.add(Credit(**{**posted, "number": f"K{name}"}, kind="allowance"))
    else:
        work.session.add(Delivery(**posted, voided=chance.random() < 0.1))
