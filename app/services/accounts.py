"""The account that a paper is posted to: its currency, what taxes it, and its open month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Customer, Statement
from app.domain.errors import DomainError
from app.domain.money import LARGEST, Currency
from app.domain.months import Month
from app.domain.tax import Taxed, TaxMode, TaxRounding
from app.queries.parties import load_firm, load_parties
from app.services.posting import PostingTerms, statement_month


def currency_of(session: Session, customer: Customer) -> Currency:
    """The customer's own, else the firm's."""
    return customer.currency or load_firm(session).currency


def posting_terms(session: Session, customer: Customer, currency: Currency) -> PostingTerms:
    """How a new paper of this customer is taxed."""
    firm = load_firm(session)
    rate = firm.tax_rate if customer.tax_rate is None else customer.tax_rate
    return PostingTerms(currency, TaxMode(customer.tax), rate, TaxRounding(firm.tax_rounding))


def latest_issued(session: Session, customer_id: int, currency: Currency) -> Month | None:
    """The last month with an issued statement of this account."""
    return session.scalar(
        select(func.max(Statement.month)).where(
            Statement.customer_id == customer_id, Statement.currency == currency
        )
    )


def open_month(
    session: Session, customer_id: int, currency: Currency, day: date
) -> Month | None:
    """The statement month of a paper, or of a bounce, of ``day``; None: history."""
    party = load_parties(session, [customer_id])[customer_id]
    issued = latest_issued(session, customer_id, currency)
    return statement_month(party.schedule, day, party.opening_date, issued)


def totals(taxed: Taxed) -> dict[str, Decimal]:
    """The columns of a posted paper. DomainError ``errors.amount_too_large``."""
    if abs(taxed.gross) >= LARGEST:
        raise DomainError("errors.amount_too_large", value=f"{taxed.gross:,}")
    return {
        "base": taxed.base, "net": taxed.net, "tax_amount": taxed.tax, "gross": taxed.gross,
    }
