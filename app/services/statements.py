"""Issuing statements: the figures and the content are stored once and never change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import false, select

from app.db.models import Credit, Delivery, Receipt, Statement
from app.db.unit_of_work import Work
from app.documents.contents import StatementContent
from app.documents.json_contents import content_from_json, content_to_json
from app.documents.statement import statement_paper
from app.domain.document_numbers import revision_number
from app.domain.errors import DomainError
from app.domain.months import Month
from app.i18n import Language, Translator
from app.queries.parties import load_calendar, load_firm, load_parties
from app.queries.statement_content import build_content
from app.queries.statement_figures import (
    AGEING_COLUMNS,
    StatementFigures,
    statement_figures,
)
from app.services.records import reasoned
from app.writers.pdf.statement import refuse_unprintable

PREFIX = "ST"
OF_THE_ISSUE = ("number", "supersedes", "issued_on", "return_by", "previous_number")
"""What a content owes to its issue, not to its papers."""

SURELY_MISTYPED = timedelta(days=366)
"""An issued month cannot be taken back, so a wrong year must not slip through."""


@dataclass(frozen=True, slots=True)
class IssueStatement:
    """Freeze one account's month."""

    customer_id: int
    currency: str
    month: Month


@dataclass(frozen=True, slots=True)
class ReviseStatement:
    """Replace the latest issued statement by a ``-R<n>`` from the papers as they are now.

    ``reason``: why, kept with the action in the journal.
    """

    customer_id: int
    currency: str
    month: Month
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AttachPdfs:
    """(statement id, sha256 of its stored PDF), once for each statement."""

    files: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class IssuedStatement:
    id: int
    number: str
    content_file: str
    new: bool
    """False: it had been issued before, and is answered as it was."""


def issue_statement(work: Work, command: IssueStatement) -> IssuedStatement:
    """Asked again it answers with the statement already issued.

    DomainError ``errors.no_statement`` where there is nothing to state,
    ``errors.period_far`` for one that begins more than a year from now,
    ``errors.later_month_issued`` where a later month is frozen with another opening, and
    ``errors.glyph_missing`` where it could not be printed.
    """
    figures = _figures_of(work, command)
    issued = figures.account.issued
    if issued is not None:
        return IssuedStatement(issued.id, issued.number, figures.content_file, new=False)
    if figures.period[0] > work.today + SURELY_MISTYPED:
        raise DomainError("errors.period_far", month=str(command.month))
    _refuse_before_later(work, command, figures)
    return _store(work, figures, work.next_number(PREFIX, work.today))


def revise_statement(work: Work, command: ReviseStatement) -> IssuedStatement:
    """Only the latest issued month can be revised; the old one stays, superseded.

    Where nothing has changed the old one is answered and stays. Papers of that month or before
    which came too late for the first version, and so stood in a later open month, come back
    into this one.
    """
    old = _latest(work, command)
    if old is None or old.month != command.month:
        raise DomainError("errors.only_latest_revised", month=str(command.month))
    old.superseded = True
    work.session.flush()
    _bring_back(work, command)
    work.session.flush()
    figures = _figures_of(work, command)
    if _says_the_same(work, figures, old):
        old.superseded = False
        return IssuedStatement(old.id, old.number, old.content_file, new=False)
    if command.reason.strip():
        reasoned(work, {"reason": command.reason.strip()})
    number = revision_number(old.number, old.revision + 1)
    return _store(work, figures, number, replaces=old)


def _says_the_same(work: Work, figures: StatementFigures, old: Statement) -> bool:
    """Whether the papers still say what was issued; what came without content never does."""
    if not old.content_file:
        return False
    calendar = load_calendar(work.session, load_firm(work.session).region)
    issued = content_from_json(work.files.get(old.content_file))
    now = build_content(work.session, figures, calendar)
    assert isinstance(issued, StatementContent)
    own = {name: getattr(issued, name) for name in OF_THE_ISSUE}
    return replace(now, **own) == issued


def attach_pdfs(work: Work, command: AttachPdfs) -> None:
    """The PDF is drawn from the stored content after the statement is safe, and kept once."""
    for statement_id, sha256 in command.files:
        statement = work.session.get_one(Statement, statement_id)
        if not statement.pdf_file:
            statement.pdf_file = sha256


def _figures_of(work: Work, command: IssueStatement | ReviseStatement) -> StatementFigures:
    for figures in statement_figures(work.session, command.month, [command.customer_id]):
        if figures.account.currency == command.currency:
            return figures
    raise DomainError("errors.no_statement", month=str(command.month))


def _latest(work: Work, command: IssueStatement | ReviseStatement) -> Statement | None:
    return work.session.scalars(
        select(Statement)
        .where(
            Statement.customer_id == command.customer_id,
            Statement.currency == command.currency,
            Statement.superseded == false(),
        )
        .order_by(Statement.month.desc())
        .limit(1)
    ).first()


def _refuse_before_later(
    work: Work, command: IssueStatement, figures: StatementFigures
) -> None:
    later = work.session.scalars(
        select(Statement)
        .where(
            Statement.customer_id == command.customer_id,
            Statement.currency == command.currency,
            Statement.superseded == false(),
            Statement.month > command.month,
        )
        .order_by(Statement.month)
        .limit(1)
    ).first()
    if later is not None and later.opening != figures.account.figures.closing:
        raise DomainError("errors.later_month_issued", number=later.number)


def _store(
    work: Work, figures: StatementFigures, number: str, replaces: Statement | None = None
) -> IssuedStatement:
    calendar = load_calendar(work.session, load_firm(work.session).region)
    dated = replace(figures, number=number, issued_on=work.today)
    content = build_content(work.session, dated, calendar)
    if replaces is not None:
        content = replace(content, supersedes=replaces.number)
    refuse_unprintable(statement_paper(content, Translator(Language(content.language))))
    content_file = work.files.put(content_to_json(content))
    statement = statement_row(figures, content, content_file)
    if replaces is not None:
        statement.revision = replaces.revision + 1
    work.session.add(statement)
    work.session.flush()
    return IssuedStatement(statement.id, number, content_file, new=True)


def statement_row(
    figures: StatementFigures, content: StatementContent, content_file: str
) -> Statement:
    """The row that freezes a content."""
    frozen = dict(zip(AGEING_COLUMNS, figures.ageing, strict=True))
    return Statement(
        number=content.number, customer_id=figures.account.party.id, currency=content.currency,
        month=content.month, supersedes=content.supersedes, period_from=content.period_from,
        period_to=content.period_to, due_date=content.due_date, issued_on=content.issued_on,
        opening=content.opening, sales=content.sales, credits=content.credits, tax=content.tax,
        received=content.received, bounced=content.bounced, closing=content.closing,
        cheques_not_due=content.cheques_not_due, content_file=content_file, **frozen,
    )


def _bring_back(work: Work, command: ReviseStatement) -> None:
    party = load_parties(work.session, [command.customer_id])[command.customer_id]
    last_day = party.schedule.closing(command.month)
    for model, day, column in _dated_columns():
        late = work.session.scalars(
            select(model).where(
                model.customer_id == command.customer_id,
                model.currency == command.currency,
                day <= last_day,
                getattr(model, column) > command.month,
            )
        )
        for paper in late:
            setattr(paper, column, command.month)


def _dated_columns() -> Sequence[tuple[Any, Any, str]]:
    return (
        (Delivery, Delivery.date, "statement_month"),
        (Credit, Credit.date, "statement_month"),
        (Receipt, Receipt.date, "statement_month"),
        (Receipt, Receipt.bounced_on, "bounce_month"),
    )
