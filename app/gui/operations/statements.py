"""Issuing and exporting statements: each hands a run to the writer and says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.gui.operations.opening_files import open_path
from app.gui.parts.toast import SAID_KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bootstrap import Context
    from app.domain.errors import DomainError
    from app.domain.months import Month
    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.parts.progress_strip import ProgressStrip
    from app.gui.tasks import Progress, Ticket
    from app.services.statement_files import StatementResult

Formats = tuple[str, ...]
Accounts = frozenset[tuple[str, str]]
"""(customer code, currency)."""


@dataclass(frozen=True, slots=True)
class Run:
    """``accounts`` None: all; ``out`` None: no file; formats by their endings."""

    month: Month
    accounts: Accounts | None = None
    out: Path | None = None
    formats: Formats = ("xlsx", "pdf")
    issue: bool = False
    revise: bool = False
    reason: str = ""
    """Why it is revised."""
    keeper: DraftKeeper | None = None
    """Of that reason: its draft ends with the revision, in one action."""


@dataclass(frozen=True, slots=True)
class RunAnswer:
    numbers: tuple[str, ...]
    files: tuple[Path, ...]
    stopped: bool
    refused: tuple[DomainError, ...] = ()
    """What could not be made; the others were."""


def issue_statements(
    desk: Desk, strip: ProgressStrip, month: Month, accounts: Accounts | None
) -> Ticket:
    """Freezes those months; what was issued before the run was stopped stays issued."""
    words = desk.words

    def told(answer: RunAnswer) -> None:
        if answer.stopped:
            desk.notify(words("gui.statement.issue_stopped", count=len(answer.numbers)))
        elif len(answer.numbers) == 1:
            desk.notify(words("gui.statement.issued_one", number=answer.numbers[0]))
        else:
            desk.notify(words("gui.statement.issued", count=len(answer.numbers)))

    run = Run(month, accounts, issue=True)
    return _start(desk, strip, run, words("gui.statement.issuing"), told)


def revise_statement(
    desk: Desk, strip: ProgressStrip, run: Run, number: str
) -> Ticket:
    """Replaces the issued statement ``number`` by the next revision; the old one is kept."""
    words = desk.words

    def told(answer: RunAnswer) -> None:
        if run.keeper is not None and not (answer.refused or answer.stopped):
            run.keeper.end()
        now = answer.numbers[0] if answer.numbers else number
        if now == number:
            if not answer.refused:
                desk.notify(words("money.nothing_to_revise", number=number), refused=True)
        else:
            desk.notify(words("money.revised", number=now, before=number))

    return _start(desk, strip, run, words("money.revising"), told)


def export_statements(desk: Desk, strip: ProgressStrip, run: Run) -> Ticket:
    words, folder = desk.words, run.out
    assert folder is not None

    def told(answer: RunAnswer) -> None:
        key = "gui.statement.export_stopped" if answer.stopped else "gui.statement.exported"
        desk.notify(
            words(key, count=len(answer.files), folder=folder.name),
            words("gui.open_folder"), SAID_KEY, lambda: open_path(desk, folder),
        )

    return _start(desk, strip, run, words("gui.statement.exporting"), told)


def export_one(desk: Desk, strip: ProgressStrip, run: Run) -> Ticket:
    """One statement in one format, opened when it is there."""
    words = desk.words

    def told(answer: RunAnswer) -> None:
        if answer.files:
            file = answer.files[0]
            desk.notify(
                words("gui.statement.exported_one", file=file.name, folder=file.parent.name),
                words("gui.open_folder"), SAID_KEY, lambda: open_path(desk, file.parent),
            )
            open_path(desk, file)

    return _start(desk, strip, run, words("gui.statement.exporting"), told)


def _start(
    desk: Desk, strip: ProgressStrip, run: Run, title: str, told: Callable[[RunAnswer], None]
) -> Ticket:
    def done(answer: RunAnswer) -> None:
        strip.end()
        desk.bus.look()
        told(answer)
        for error in answer.refused[:1]:
            desk.tasks.refused.emit(error)

    def failed(error: Exception) -> None:
        strip.end()
        desk.bus.look()
        desk.tasks.refused.emit(error)

    ticket = desk.tasks.write(
        lambda context, progress: _run(context, run, progress), done, failed=failed,
        progress=strip.tell,
    )
    strip.begin(title, ticket.cancel)
    return ticket


def _run(context: Context, run: Run, progress: Progress) -> RunAnswer:
    from app.services.drawing import FileFormat
    from app.services.statement_files import StatementRun, as_it_is
    from app.services.statement_run import run_statements

    stopped = False

    def report(done: int, of: int, what: str) -> bool:
        nonlocal stopped
        going_on = progress(done, of, what)
        stopped = stopped or (not going_on and done < of)
        return going_on

    results: list[StatementResult] = run_statements(
        context,
        StatementRun(
            month=run.month,
            customers=None if run.accounts is None else _codes(run.accounts),
            accounts=run.accounts, out=run.out,
            formats=tuple(FileFormat(one) for one in run.formats), issue=run.issue,
            revise=run.revise, reason=run.reason,
            ending=as_it_is if run.keeper is None else run.keeper.ending,
        ),
        report,
    )
    return RunAnswer(
        tuple(one.figures.number for one in results if one.figures.number),
        tuple(file for one in results for file in one.files),
        stopped,
        tuple(one.refused for one in results if one.refused is not None),
    )


def _codes(accounts: Accounts) -> tuple[str, ...]:
    return tuple(sorted({code for code, _ in accounts}))
