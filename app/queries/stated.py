"""Whether a paper that lowers a balance stands on an issued statement, and on whose month."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Credit, Receipt, Statement
from app.domain.months import Month


def stated_month(session: Session, paper: Receipt | Credit) -> Month | None:
    """The issued month that counts it, or its bounce; None while nothing issued does.

    What such a month says is frozen (firm-workbook §3.7).
    """
    latest = session.scalar(
        select(func.max(Statement.month)).where(
            Statement.customer_id == paper.customer_id, Statement.currency == paper.currency
        )
    )
    if latest is None:
        return None
    months = [paper.statement_month]
    if isinstance(paper, Receipt):
        months.append(paper.bounce_month)
    return min((one for one in months if one is not None and one <= latest), default=None)
