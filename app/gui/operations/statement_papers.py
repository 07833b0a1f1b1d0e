"""What is done with issued statements: sent, signed back, revised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.services.perform import Outcome


@dataclass(frozen=True, slots=True)
class ToSend:
    statement_id: int
    version: int
    number: str
    channel: str


@dataclass(frozen=True, slots=True)
class Back:
    """A statement that came back; ``theirs`` is the amount its customer says, None: ours."""

    number: str
    received_on: date
    channel: str
    signer: str = ""
    sealed: bool = False
    fax_no_shown: str = ""
    remark: str = ""


def by_channel(papers: Sequence[ToSend]) -> list[tuple[str, int]]:
    """(channel, how many go that way), the most first."""
    return Counter(one.channel for one in papers).most_common()


def send_statements(desk: Desk, papers: Sequence[ToSend]) -> None:
    """Marks them as sent today, all in one action."""
    words, today = desk.words, desk.today

    def act(context: Context) -> Outcome[Any]:
        from app.services.sent_statements import (
            MarkStatementSent,
            MarkStatementsSent,
            mark_statements_sent,
        )

        sent = tuple(
            MarkStatementSent(one.statement_id, one.version, today, one.channel)
            for one in papers
        )
        command = MarkStatementsSent(sent)
        return context.perform("mark_statements_sent", mark_statements_sent, command)

    def told(outcome: Outcome[Any]) -> None:
        first = papers[0]
        if not outcome.seq:
            desk.notify(words("money.sent_before", number=first.number), refused=True)
        elif len(papers) == 1:
            channel = words(f"gui.channel.{first.channel}")
            say_with_undo(desk, words("money.sent_one", number=first.number, channel=channel))
        else:
            say_with_undo(desk, words("money.sent_many", count=len(papers)))

    perform(desk, act, told)


def file_back(
    desk: Desk, back: Back, done: Callable[[], None] = lambda: None,
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """A paper that came back; one without a remark agrees."""
    words = desk.words

    def act(context: Context) -> Outcome[Any]:
        from app.services.returned_papers import FileReturnedPaper, file_returned_paper

        command = FileReturnedPaper(
            back.number, back.received_on, back.channel, back.signer, back.sealed,
            back.fax_no_shown, back.remark,
        )
        return context.perform("file_returned_paper", file_returned_paper, command)

    def told(_outcome: Outcome[Any]) -> None:
        done()
        kind = "money.back_differs" if back.remark else "money.back_agrees"
        say_with_undo(desk, words(kind, number=back.number))

    perform(desk, act, told, failed)


def chase(
    desk: Desk, statement: tuple[int, str], until: date, said: str,
    done: Callable[[], None], failed: Callable[[Exception], None], keeper: DraftKeeper,
) -> None:
    """Asked for, and what the customer said: it is off the day's list until then.
    ``statement``: (id, number)."""
    words = desk.words

    def act(context: Context) -> Outcome[Any]:
        from app.queries.waiting.item import Kind
        from app.services.put_off import Put, PutThingsOff, put_things_off

        thing = Put(Kind.STATEMENT_UNSIGNED.value, ("statement", statement[0]))
        command = PutThingsOff((thing,), until, said)
        return context.perform("put_off", keeper.ending(put_things_off), command)

    def told(_outcome: Outcome[Any]) -> None:
        done()
        day = words.day(until, desk.today)
        say_with_undo(desk, words("money.chased_until", number=statement[1], day=day))

    perform(desk, act, told, failed)


def difference(theirs: Decimal | None, ours: Decimal, currency: str, remark: str) -> str:
    """The remark of a returned paper: the amounts before it where they are not the same."""
    from app.domain.differences import difference_noted

    if theirs is None or theirs == ours:
        return remark.strip()
    return difference_noted(theirs, ours, currency, remark)
