"""What is done from the day's list with one key: each in one action, taken back with another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.gui.operations.performing import perform, say_with_undo
from app.gui.target import Target
from app.gui.today import row_words
from app.queries.waiting.item import Kind
from app.queries.waiting.urgency import PRESENTED_WITHIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.queries.day_rows import DayRow
    from app.queries.waiting.item import Waiting
    from app.services.perform import Outcome

_DAY = timedelta(days=1)
_ORDERS = (Kind.LATE_ORDER, Kind.ORDER_DUE)


_OPENED = {Kind.COMPLAINT: "reply", Kind.CHEQUE: "open"}
"""What is done at once where Enter leads; elsewhere it stands on the record."""


def open_target(row: DayRow) -> Target:
    """Where Enter leads."""
    first = row.first
    entity, record_id = first.record
    if entity == "customer" and row.kind is not Kind.RECEIVABLE:
        return Target("statement", None, row.party.code)
    number = row.party.code if entity == "customer" else first.document
    return Target(entity, record_id, number, _OPENED.get(row.kind, ""))


def done_target(row: DayRow) -> Target | None:
    """Where Space leads for what cannot be done from here; None: it is done on the spot."""
    first = row.first
    if row.kind in _ORDERS:
        return Target("delivery", None, first.document, "new")
    if row.kind is Kind.RECEIVABLE:
        return Target("receipt", None, row.party.code, "new")
    if row.kind is Kind.STATEMENT_DIFFERS:
        return Target("returned_paper", int(str(first.values["paper"])), first.document, "open")
    if row.kind is Kind.STATEMENT_TO_SEND and (row.bundle or not first.document):
        return open_target(row)
    return None


def do(desk: Desk, row: DayRow, failed: Callable[[Exception], None]) -> None:
    """The obvious thing: what is answered, signed, sent or deposited is noted as just that."""
    target = done_target(row)
    if target is not None:
        desk.go(target)
        return
    act, said = _DONE[row.kind](desk, row)

    def refused(error: Exception) -> None:
        failed(error)
        desk.tasks.refused.emit(error)

    perform(desk, act, lambda _outcome: say_with_undo(desk, said), refused)


Act = tuple["Callable[[Context], Outcome[Any]]", str]


def _answered(desk: Desk, row: DayRow) -> Act:
    first, now = row.first, desk.clock()

    def act(context: Context) -> Outcome[Any]:
        from app.services.complaints import ReplyComplaint, reply_complaint

        command = ReplyComplaint(first.record[1], first.version, now)
        return context.perform("reply_complaint", reply_complaint, command)

    return act, desk.words("today.done.answered", number=first.document)


def _signed(desk: Desk, row: DayRow) -> Act:
    number, today = row.first.document, desk.today

    def act(context: Context) -> Outcome[Any]:
        from app.services.returned_papers import FileReturnedPaper, file_returned_paper

        command = FileReturnedPaper(number, today)
        return context.perform("file_returned_paper", file_returned_paper, command)

    return act, desk.words("today.done.signed", number=number)


def _sent(desk: Desk, row: DayRow) -> Act:
    first, today = row.first, desk.today

    def act(context: Context) -> Outcome[Any]:
        from app.services.sent_statements import MarkStatementSent, mark_statement_sent

        command = MarkStatementSent(first.record[1], first.version, today)
        return context.perform("mark_statement_sent", mark_statement_sent, command)

    return act, desk.words("today.done.sent", number=first.document)


def _deposited(desk: Desk, row: DayRow) -> Act:
    """No field of a receipt says so: it is off the list until it could not be on it any more."""
    last = max((one.due for one in row.members if one.due is not None), default=desk.today)
    until = max(last + PRESENTED_WITHIN, desk.today) + _DAY
    reason = desk.words("today.deposited_reason")
    act = _putting_off(row.members, until, reason)
    if row.bundle:
        return act, desk.words("today.done.deposited_many", count=len(row.members))
    return act, desk.words("today.done.deposited", cheque=row.first.values["cheque"])


def _arrived(desk: Desk, row: DayRow) -> Act:
    first, today = row.first, desk.today

    def act(context: Context) -> Outcome[Any]:
        from app.services.deliveries import EditDelivery, edit_delivery

        command = EditDelivery(first.record[1], first.version, {"arrived_on": today})
        return context.perform("edit_delivery", edit_delivery, command)

    return act, desk.words("today.done.arrived", number=first.document)


def _closed(desk: Desk, row: DayRow) -> Act:
    first, now = row.first, desk.clock()

    def act(context: Context) -> Outcome[Any]:
        from app.services.complaints import CloseComplaint, close_complaint

        command = CloseComplaint(first.record[1], first.version, now)
        return context.perform("close_complaint", close_complaint, command)

    return act, desk.words("today.done.closed", number=first.document)


_DONE: dict[Kind, Callable[[Desk, DayRow], Act]] = {
    Kind.COMPLAINT: _answered,
    Kind.NOTE_UNSIGNED: _signed,
    Kind.STATEMENT_UNSIGNED: _signed,
    Kind.STATEMENT_TO_SEND: _sent,
    Kind.CHEQUE: _deposited,
    Kind.NOT_ARRIVED: _arrived,
    Kind.COMPLAINT_OPEN: _closed,
}


def _putting_off(
    members: Sequence[Waiting], until: date, reason: str, keeper: DraftKeeper | None = None
) -> Callable[[Context], Outcome[Any]]:
    def act(context: Context) -> Outcome[Any]:
        from app.services.put_off import Put, PutThingsOff, put_things_off

        things = tuple(Put(one.kind.value, one.record) for one in members)
        command = PutThingsOff(things, until, reason)
        action = put_things_off if keeper is None else keeper.ending(put_things_off)
        return context.perform("put_off", action, command)

    return act


def put_off(
    desk: Desk, row: DayRow, until: date, reason: str, failed: Callable[[Exception], None],
    done: Callable[[], None], keeper: DraftKeeper,
) -> None:
    words = desk.words
    said = words(
        "today.done.put_off", day=words.day(until, desk.today),
        what=row_words.title(row, desk.wording()),
    )

    def told(_outcome: Outcome[Any]) -> None:
        done()
        say_with_undo(desk, said)

    perform(desk, _putting_off(row.members, until, reason, keeper), told, failed)


def bring_back(desk: Desk, row: DayRow) -> None:
    members = row.members

    def act(context: Context) -> Outcome[Any]:
        from app.services.put_off import BringBack, Put
        from app.services.put_off import bring_back as service

        things = tuple(Put(one.kind.value, one.record) for one in members)
        return context.perform("bring_back", service, BringBack(things))

    said = desk.words("today.done.brought_back", what=row_words.title(row, desk.wording()))
    perform(desk, act, lambda _outcome: say_with_undo(desk, said))
