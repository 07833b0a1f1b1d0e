"""The months issued for a customer, and the papers that are still to be stated."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Statement
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.services.renewed_months import renew_months


def issued_months(session: Session, customer_id: int) -> dict[tuple[int, str], Month]:
    """(customer id, currency) → the last month issued; empty where none is."""
    query = (
        select(Statement.currency, func.max(Statement.month))
        .where(Statement.customer_id == customer_id)
        .group_by(Statement.currency)
    )
    return {(customer_id, currency): month for currency, month in session.execute(query)}


def renew_customer(work: Work, customer_id: int) -> None:
    """Give papers not yet stated their months anew, by the terms as they are now."""
    work.session.flush()
    renew_months(work, [customer_id], issued_months(work.session, customer_id), ())
