"""Which papers of a statement its customer has otherwise, and what we say of each paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.files import FileStore
from app.db.models import Credit, Delivery, Discrepancy, Receipt, Statement
from app.db.unit_of_work import Read
from app.documents.contents import StatementContent
from app.documents.json_contents import content_from_json


@dataclass(frozen=True, slots=True)
class Disputed:
    """``ours`` None: not on our statement; ``theirs`` None: not on theirs."""

    id: int
    version: int
    paper_id: int
    document: str
    ours: Decimal | None
    theirs: Decimal | None
    reason: str
    resolution: str
    adjusting: str


def discrepancies_of(session: Session, papers: Collection[int]) -> tuple[Disputed, ...]:
    """Of these returned papers, in the order in which they were noted."""
    found = session.scalars(
        select(Discrepancy).where(Discrepancy.paper_id.in_(papers))
        .order_by(Discrepancy.paper_id, Discrepancy.position, Discrepancy.id)
    )
    return tuple(
        Disputed(one.id, one.version, one.paper_id, one.document, one.ours, one.theirs,
                 one.reason, one.resolution, one.adjusting)
        for one in found
    )


def stated_amounts(session: Session, files: FileStore, number: str) -> dict[str, Decimal]:
    """What each paper does to the balance, by its number, as the statement ``number`` says it;
    of one that came from elsewhere, as its papers of that month say it now."""
    row = session.execute(
        select(Statement.content_file, Statement.customer_id, Statement.currency, Statement.month)
        .where(Statement.number == number)
    ).first()
    if row is None:
        return {}
    if row.content_file:
        content = content_from_json(files.get(row.content_file))
        assert isinstance(content, StatementContent)
        return {one.number: one.total for one in content.movements if one.number}
    own: dict[str, Decimal] = {}
    for model, amount in (
        (Delivery, Delivery.gross), (Credit, -Credit.gross),
        (Receipt, -(Receipt.amount + Receipt.bank_fee + Receipt.discount)),
    ):
        query = select(model.number, amount).where(
            model.customer_id == row.customer_id, model.currency == row.currency,
            model.statement_month == row.month,
        )
        own.update({found.number: found[1] for found in session.execute(query)})
    return own


def stated_papers(read: Read, number: str) -> dict[str, Decimal]:
    """``stated_amounts``, for whoever writes down what differs."""
    return stated_amounts(read.session, read.files, number)
