"""The month-end run: issue, draw and write the statements of one month.

Each statement is an action of its own under one batch id, so a run stops and resumes anywhere.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile

from app.domain.errors import DomainError
from app.queries.movements import AccountKey
from app.queries.statement_figures import StatementFigures
from app.queries.statements import MonthFiguresAsk, month_figures
from app.services.desk import Desk, Progress, unwatched
from app.services.drawing import FileFormat
from app.services.statement_files import StatementResult, StatementRun, write_files
from app.services.statements import (
    IssueStatement,
    ReviseStatement,
    issue_statement,
    revise_statement,
)
from app.services.templates import kept_template
from app.writers.template_names import TemplateKind


def run_statements(
    desk: Desk, run: StatementRun, progress: Progress = unwatched
) -> list[StatementResult]:
    """Every statement of the month; those finished before a stop where it was stopped.

    DomainError ``errors.customer_unknown`` for a code that is no customer's, and
    ``errors.folder_unusable``; what concerns one customer is in his result.
    """
    batch = f"statements-{run.month}"
    if run.template is None and FileFormat.XLSX in run.formats and run.out is not None:
        run = replace(run, template=desk.ask(kept_template, TemplateKind.STATEMENT))
    found = _asked(desk, run)
    if run.out is not None:
        make_folder(run.out)
    refused: dict[AccountKey, DomainError] = {}
    if run.issue or run.revise:
        found, refused = _issue(desk, run, found, batch, progress)
    results = [StatementResult(one) for one in found]
    if run.out is not None or run.issue or run.revise:
        drawn = [one for one in found if _key(one) not in refused]
        results = write_files(desk, run, drawn, batch, progress)
    results += [
        StatementResult(one, refused=refused[_key(one)]) for one in found if _key(one) in refused
    ]
    return sorted(results, key=lambda one: (one.figures.account.party.code, _key(one.figures)))


def make_folder(place: Path) -> None:
    """DomainError ``errors.folder_unusable`` where no file can be put there; asked before
    anything is issued."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=place):
            pass
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise DomainError("errors.folder_unusable", folder=str(place), reason=reason) from failure


def _key(one: StatementFigures) -> AccountKey:
    return one.account.party.id, one.account.currency


def _issue(
    desk: Desk, run: StatementRun, found: list[StatementFigures], batch: str, progress: Progress
) -> tuple[list[StatementFigures], dict[AccountKey, DomainError]]:
    """What is issued now, up to where ``progress`` stopped it, and why some could not be."""
    refused: dict[AccountKey, DomainError] = {}
    for place, one in enumerate(found):
        wanted = run.issue if one.account.issued is None else run.revise
        if not wanted:
            continue
        if not progress(place, len(found), one.account.party.name):
            found = found[:place]
            break
        try:
            _issue_one(desk, run, one, batch)
        except DomainError as reason:
            # Only this customer's: the others' month end does not wait for his name.
            refused[_key(one)] = reason
    kept = {_key(one) for one in found}
    return [one for one in _asked(desk, run) if _key(one) in kept], refused


def _issue_one(desk: Desk, run: StatementRun, one: StatementFigures, batch: str) -> None:
    party, currency = one.account.party.id, one.account.currency
    if one.account.issued is None:
        command = IssueStatement(party, currency, run.month)
        desk.perform("issue_statement", issue_statement, command, batch=batch)
    else:
        revision = ReviseStatement(party, currency, run.month, run.reason)
        desk.perform("revise_statement", run.ending(revise_statement), revision, batch=batch)


def _asked(desk: Desk, run: StatementRun) -> list[StatementFigures]:
    customers = run.customers
    if run.accounts is not None:
        customers = tuple(dict.fromkeys(code for code, _ in sorted(run.accounts)))
    found: list[StatementFigures] = desk.ask(
        month_figures, MonthFiguresAsk(run.month, customers)
    )
    if run.accounts is None:
        return found
    return [
        one for one in found
        if (one.account.party.code, one.account.currency) in run.accounts
    ]
