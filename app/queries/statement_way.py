"""How an issued statement went out and came back: sent, asked for again, signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

from app.db.blocks import Op
from app.db.models import PutOff, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.choices import FaxMatch
from app.domain.differences import amounts_in, gap_in, remark_beside
from app.domain.fax_numbers import match_fax
from app.queries.discrepancies import Disputed, discrepancies_of
from app.queries.signing import fax_numbers
from app.queries.timeline import TimelineAsk, TimelineEntry, timeline

ACTIONS_READ = 40
"""Actions of the journal that are looked through, the newest first."""


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
    currency: str


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
    """Without the amounts that may stand at its beginning."""
    differs: bool
    theirs: Decimal | None = None
    """What its customer says he owes; None: what we say."""
    gap: Decimal | None = None
    differing: tuple[Disputed, ...] = ()


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
    """None where the statement is gone."""
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
        issued_paper(read, one), papers_back(read, one.number, faxes), sendings(read, one),
        chases(read, one.id), tuple(row.id for row in revisions),
        tuple(
            back for row in reversed(revisions) for back in papers_back(read, row.number, faxes)
        ),
    )


def issued_paper(read: Read, one: Statement) -> IssuedPaper:
    later = read.session.scalar(
        select(Statement.id).where(
            Statement.customer_id == one.customer_id, Statement.currency == one.currency,
            Statement.month > one.month, ~Statement.superseded,
        ).limit(1)
    )
    return IssuedPaper(
        one.id, one.version, one.number, one.revision, one.supersedes, one.issued_on, one.sent_on,
        one.channel, later is None, one.currency,
    )


def papers_back(read: Read, document: str, faxes: tuple[str, ...]) -> tuple[PaperBack, ...]:
    """The newest first. ``faxes``: the numbers that are registered for its customer."""
    found = read.session.scalars(
        select(ReturnedPaper).where(ReturnedPaper.document == document)
        .order_by(ReturnedPaper.received_on.desc(), ReturnedPaper.id.desc())
    ).all()
    items = discrepancies_of(read.session, [one.id for one in found]) if found else ()
    return tuple(
        PaperBack(
            one.id, one.version, one.document, one.received_on, one.channel, one.signer,
            one.sealed, one.fax_no_shown, match_fax(one.fax_no_shown, faxes)[0],
            remark_beside(one.remark), bool(one.remark), *_amounts(one),
            tuple(item for item in items if item.paper_id == one.id),
        )
        for one in found
    )


def _amounts(one: ReturnedPaper) -> tuple[Decimal | None, Decimal | None]:
    """(theirs, the gap); one that was brought in has them in its remark."""
    noted = amounts_in(one.remark)
    theirs = one.theirs if one.theirs is not None or not noted else noted[0]
    return theirs, gap_in(one.remark)


def sendings(read: Read, one: Statement) -> tuple[Sending, ...]:
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


def chases(read: Read, statement_id: int) -> tuple[Chased, ...]:
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
