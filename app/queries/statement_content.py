"""What a statement says: issued ones as they were stored, others from the papers as they are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from app.db.models import Customer, Firm
from app.documents.contents import (
    AgeingFigures,
    Movement,
    MovementKind,
    StatementContent,
    TermFacts,
)
from app.domain.calendar import WorkingCalendar
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing
from app.queries.balances import AccountMonth
from app.queries.heads import capital_style, customer_head, document_language, firm_head
from app.queries.movements import as_money
from app.queries.parties import load_firm
from app.queries.statement_figures import StatementFigures
from app.queries.statement_movements import month_movements, sum_of

RETURN_WORKING_DAYS = 5


def build_content(
    session: Session, figures: StatementFigures, calendar: WorkingCalendar
) -> StatementContent:
    """The content of a draft, or of an issued statement that came without one."""
    account = figures.account
    customer = session.get_one(Customer, account.party.id)
    firm = load_firm(session)
    language = document_language(customer, firm)
    start, end = account.party.schedule.period(account.month)
    terms = account.party.schedule.terms(account.month)
    now = account.figures
    issued_on = figures.issued_on
    return StatementContent(
        firm=firm_head(firm, language), customer=customer_head(session, customer, firm),
        language=language, capitals=capital_style(customer, firm), currency=account.currency,
        month=account.month, period_from=start, period_to=end,
        terms=TermFacts(
            settlement=customer.settlement, closing_day=terms.closing_day,
            base=terms.term_base.value, count=terms.term_count, unit=terms.term_unit.value,
            fixed_day=terms.term_fixed_day,
        ),
        tax_mode=customer.tax, tax_rate=_tax_rate(customer, firm), invoicing=terms.invoicing.value,
        opening=now.opening, sales=now.sales, credits=now.credits, tax=now.tax,
        received=now.received, bounced=now.bounced, closing=now.closing,
        ageing=AgeingFigures(*figures.ageing), cheques_not_due=figures.cheques_not_due,
        due_date=figures.due_date, number=figures.number, issued_on=issued_on,
        return_by=return_by(firm, end, issued_on, calendar),
        clerk=customer.clerk or customer.salesperson,
        previous_number=_previous_number(account),
        movements=movements_of(session, account), seal_box=firm.seal_box,
    )


def _tax_rate(customer: Customer, firm: Firm) -> Decimal | None:
    """None where nothing is taxed: a rate of zero is not worth a word."""
    if customer.tax not in (TaxMode.EXCLUDED, TaxMode.INCLUDED):
        return None
    return firm.tax_rate if customer.tax_rate is None else customer.tax_rate


def return_by(
    firm: Firm, closing: date, issued_on: date | None, calendar: WorkingCalendar
) -> date:
    """``confirm_day`` days after closing (firm-workbook §4), sooner where five working days
    after issue come first, and those five days where it is issued too late for that."""
    agreed = closing + timedelta(days=firm.confirm_day)
    if issued_on is not None:
        issued_on = max(issued_on, closing)
    if issued_on is None:
        return agreed
    usual = calendar.add_working_days(issued_on, RETURN_WORKING_DAYS)
    return usual if agreed <= issued_on else min(agreed, usual)


def movements_of(session: Session, account: AccountMonth) -> tuple[Movement, ...]:
    """Every document of the month, then the period's tax, then what corrects earlier months."""
    terms = account.party.schedule.terms(account.month)
    whole = terms.invoicing is Invoicing.MONTHLY
    where = (account.party.id, account.currency, account.month)
    rows = month_movements(session, where, whole=whole)
    end = account.party.schedule.closing(account.month)
    own = account.own
    if whole and own is not None and own.tax:
        # Tax that is inside the prices is said, but adds nothing.
        added = as_money(own.balance) - sum_of(rows, "total")
        rows.append(
            Movement(
                kind=MovementKind.TAX, date=end, number="", total=added, tax=as_money(own.tax)
            )
        )
    if account.correction:
        rows.append(
            Movement(
                kind=MovementKind.CORRECTION, date=end, number="", total=account.correction,
                untaxed=account.correction - account.correction_tax,
                tax=account.correction_tax,
            )
        )
    return tuple(rows)


def _previous_number(account: AccountMonth) -> str:
    before = account.previous
    if before is None or before.month != account.month.previous():
        return ""
    return before.number
