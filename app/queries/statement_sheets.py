"""One statement as the window shows it: its content, its paper, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.db.models import Credit, Delivery, Receipt, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.documents.contents import MovementKind, StatementContent
from app.domain.months import Month
from app.queries.signing import fax_numbers, signatory
from app.queries.statement_way import (
    Chased,
    IssuedPaper,
    PaperBack,
    Sending,
    chases,
    issued_paper,
    papers_back,
    sendings,
)
from app.queries.statements import StatementDetailAsk, statement_detail

_BEHIND: tuple[tuple[str, type[Delivery | Credit | Receipt], tuple[MovementKind, ...]], ...] = (
    ("delivery", Delivery, (MovementKind.DELIVERY,)),
    ("credit", Credit, (MovementKind.RETURN, MovementKind.ALLOWANCE)),
    ("receipt", Receipt, (MovementKind.RECEIPT, MovementKind.BOUNCE)),
)
"""Which record stands behind a movement."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The last statement of the account that came back without a difference."""

    number: str
    month: Month
    on: date


@dataclass(frozen=True, slots=True)
class StatementSheet:
    content: StatementContent
    paper: IssuedPaper | None
    back: tuple[PaperBack, ...]
    """The newest first; the first one counts."""
    sendings: tuple[Sending, ...]
    """The newest first."""
    chased: tuple[Chased, ...]
    """The newest first."""
    faxes: tuple[str, ...]
    contact: str
    """Who signs, where somebody may."""
    agreed: Agreed | None
    records: dict[str, tuple[str, int]]
    """The record behind each movement's number."""

    @property
    def closing(self) -> Decimal:
        return self.content.closing


def statement_sheet(read: Read, ask: StatementDetailAsk) -> StatementSheet | None:
    """None where the account has no statement in that month."""
    content = statement_detail(read, ask)
    if content is None:
        return None
    statement = _statement(read, ask)
    faxes = fax_numbers(read, ask.customer_id)
    return StatementSheet(
        content=content,
        paper=issued_paper(read, statement) if statement else None,
        back=papers_back(read, statement.number, faxes) if statement else (),
        sendings=sendings(read, statement) if statement else (),
        chased=chases(read, statement.id) if statement else (),
        faxes=faxes, contact=signatory(read, ask.customer_id),
        agreed=_last_agreed(read, ask), records=_records(read, content),
    )


def _statement(read: Read, ask: StatementDetailAsk) -> Statement | None:
    return read.session.scalars(
        select(Statement).where(
            Statement.customer_id == ask.customer_id, Statement.currency == ask.currency,
            Statement.month == ask.month, ~Statement.superseded,
        ).limit(1)
    ).first()


def _last_agreed(read: Read, ask: StatementDetailAsk) -> Agreed | None:
    query = (
        select(Statement.number, Statement.month, ReturnedPaper.received_on)
        .join(ReturnedPaper, ReturnedPaper.document == Statement.number)
        .where(
            Statement.customer_id == ask.customer_id, Statement.currency == ask.currency,
            ReturnedPaper.remark == "",
        )
        .order_by(Statement.month.desc(), ReturnedPaper.received_on.desc())
        .limit(1)
    )
    row = read.session.execute(query).first()
    return Agreed(row.number, row.month, row.received_on) if row is not None else None


def _records(read: Read, content: StatementContent) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for entity, model, kinds in _BEHIND:
        numbers = {one.number for one in content.movements if one.number and one.kind in kinds}
        if not numbers:
            continue
        query = select(model.number, model.id).where(model.number.in_(numbers))
        found.update({number: (entity, i) for number, i in read.session.execute(query)})
    return found
