"""One statement as the window shows it: its content, its paper, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

from app.db.blocks import Op
from app.db.models import (
    Contact,
    Credit,
    Customer,
    Delivery,
    PutOff,
    Receipt,
    ReturnedPaper,
    Statement,
)
from app.db.unit_of_work import Read
from app.documents.contents import StatementContent
from app.domain.choices import FaxMatch
from app.domain.fax_numbers import match_fax, split_fax_numbers
from app.domain.months import Month
from app.queries.statements import StatementDetailAsk, statement_detail
from app.queries.timeline import TimelineAsk, TimelineEntry, timeline

ACTIONS_READ = 40


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    id: int
    version: int
    number: str
    revision: int
    supersedes: str
    issued_on: date | None
    sent_on: date | None
    channel: str
    latest: bool
    """No later month is issued: this one may still be revised."""


@dataclass(frozen=True, slots=True)
class PaperBack:
    """A paper that came back; ``match`` of the number on it with the customer's (§5.2)."""

    id: int
    version: int
    document: str
    received_on: date
    channel: str
    signer: str
    sealed: bool
    fax_no_shown: str
    match: FaxMatch
    remark: str


@dataclass(frozen=True, slots=True)
class Sending:
    """``at`` is None where nobody here saw it: it was brought in with the book."""

    on: date
    at: datetime | None
    channel: str
    actor: str


@dataclass(frozen=True, slots=True)
class Chased:
    """The customer was asked for it, and what he said; it is asked for again ``until`` then."""

    at: datetime
    until: date
    reason: str
    actor: str


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


@dataclass(frozen=True, slots=True)
class StatementWay:
    """How a statement that is issued went out and came back."""

    paper: IssuedPaper
    back: tuple[PaperBack, ...]
    sendings: tuple[Sending, ...]
    chased: tuple[Chased, ...]
    revisions: tuple[int, ...]
    """The ids of the statements of this account's month, the first one first."""
    back_of_all: tuple[PaperBack, ...]
    """What came back of any of them, the newest revision's first."""


def statement_way(read: Read, statement_id: int) -> StatementWay | None:
    one = read.session.get(Statement, statement_id)
    if one is None:
        return None
    faxes = fax_numbers(read, one.customer_id)
    revisions = read.session.execute(
        select(Statement.id, Statement.number).where(
            Statement.customer_id == one.customer_id, Statement.currency == one.currency,
            Statement.month == one.month,
        ).order_by(Statement.revision)
    ).all()
    return StatementWay(
        _paper(read, one), papers_back(read, one.number, faxes), _sendings(read, one),
        _chased(read, one.id), tuple(row.id for row in revisions),
        tuple(
            back for row in reversed(revisions) for back in papers_back(read, row.number, faxes)
        ),
    )


def statement_sheet(read: Read, ask: StatementDetailAsk) -> StatementSheet | None:
    """None where the account has no statement in that month."""
    content = statement_detail(read, ask)
    if content is None:
        return None
    statement = _statement(read, ask)
    faxes = fax_numbers(read, ask.customer_id)
    return StatementSheet(
        content=content,
        paper=_paper(read, statement) if statement else None,
        back=papers_back(read, statement.number, faxes) if statement else (),
        sendings=_sendings(read, statement) if statement else (),
        chased=_chased(read, statement.id) if statement else (),
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


def _paper(read: Read, one: Statement) -> IssuedPaper:
    later = read.session.scalar(
        select(Statement.id).where(
            Statement.customer_id == one.customer_id, Statement.currency == one.currency,
            Statement.month > one.month, ~Statement.superseded,
        ).limit(1)
    )
    return IssuedPaper(
        one.id, one.version, one.number, one.revision, one.supersedes, one.issued_on, one.sent_on,
        one.channel, later is None,
    )


def fax_numbers(read: Read, customer_id: int) -> tuple[str, ...]:
    """All that are registered for a customer, his contacts' after his own, as typed."""
    own = read.session.scalar(select(Customer.fax).where(Customer.id == customer_id)) or ""
    others = read.session.scalars(
        select(Contact.fax).where(Contact.customer_id == customer_id, Contact.fax != "")
        .order_by(Contact.id)
    )
    numbers = [*split_fax_numbers(own)]
    for other in others:
        numbers += split_fax_numbers(other)
    return tuple(dict.fromkeys(numbers))


def papers_back(read: Read, document: str, faxes: tuple[str, ...]) -> tuple[PaperBack, ...]:
    found = read.session.scalars(
        select(ReturnedPaper).where(ReturnedPaper.document == document)
        .order_by(ReturnedPaper.received_on.desc(), ReturnedPaper.id.desc())
    )
    return tuple(
        PaperBack(
            one.id, one.version, one.document, one.received_on, one.channel, one.signer,
            one.sealed, one.fax_no_shown, match_fax(one.fax_no_shown, faxes)[0], one.remark,
        )
        for one in found
    )


def signatory(read: Read, customer_id: int) -> str:
    """Who may sign for a customer, else the first that is known; "" for nobody."""
    query = select(Contact.name).where(Contact.customer_id == customer_id).order_by(
        Contact.authorised_signatory.desc(), Contact.id
    )
    return read.session.scalar(query.limit(1)) or ""


def _sendings(read: Read, one: Statement) -> tuple[Sending, ...]:
    """What the journal says of it; what was taken back was not sent."""
    entries = timeline(read, TimelineAsk((("statement", one.id),), ACTIONS_READ)).rows
    undone = {entry.undoes for entry in entries}
    found = [
        sending for entry in entries
        if entry.undoes is None and entry.seq not in undone
        and (sending := _sending(entry, one)) is not None
    ]
    if one.sent_on is None:
        return ()
    if not any(sending.on == one.sent_on for sending in found):
        found.insert(0, Sending(one.sent_on, None, one.channel, ""))
    return tuple(found)


def _sending(entry: TimelineEntry, one: Statement) -> Sending | None:
    changed = {change.field: change.after for change in entry.fields}
    if entry.op is not Op.UPDATE or not changed.keys() & {"sent_on", "channel"}:
        return None
    day = changed.get("sent_on", one.sent_on)
    if day is None:
        return None
    return Sending(day, entry.at, str(changed.get("channel", one.channel)), entry.actor)


def _chased(read: Read, statement_id: int) -> tuple[Chased, ...]:
    """Each time it was put off, the journal knows what was said then."""
    ids = read.session.scalars(
        select(PutOff.id).where(PutOff.entity == "statement", PutOff.record_id == statement_id)
    ).all()
    if not ids:
        return ()
    records = tuple(("put_off", one) for one in ids)
    entries = timeline(read, TimelineAsk(records, ACTIONS_READ)).rows
    undone = {entry.undoes for entry in entries}
    found = []
    for entry in entries:
        changed = {change.field: change.after for change in entry.fields}
        if "until" in changed and entry.undoes is None and entry.seq not in undone:
            found.append(
                Chased(entry.at, changed["until"], changed.get("reason") or "", entry.actor)
            )
    return tuple(found)


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
    numbers = {one.number for one in content.movements if one.number}
    found: dict[str, tuple[str, int]] = {}
    for entity, model in (("delivery", Delivery), ("credit", Credit), ("receipt", Receipt)):
        query = select(model.number, model.id).where(model.number.in_(numbers))
        found.update({number: (entity, i) for number, i in read.session.execute(query)})
    return found
