"""When a paper came back signed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ScalarSelect, func, select

from app.db.models import Delivery, ReturnedPaper, Statement


def last_back_on(paper: type[Delivery | Statement]) -> ScalarSelect[date]:
    """A column beside that paper's: the last day it came back, NULL while it has not."""
    return (
        select(func.max(ReturnedPaper.received_on)).where(ReturnedPaper.document == paper.number)
        .correlate(paper).scalar_subquery()
    )
