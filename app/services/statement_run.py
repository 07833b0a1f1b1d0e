"""The month-end run: issue, draw and write the statements of one month.

Each statement is an action of its own under one batch id, so a run stops and resumes anywhere.
"""

from __future__ import annotations

from dataclasses import replace

from app.queries.statement_figures import StatementFigures
from app.queries.statements import MonthFiguresAsk, month_figures
from app.services.desk import Desk, Progress, unwatched
from app.services.drawing import FileFormat
from app.services.statement_files import StatementResult, StatementRun, write_files
from app.services.statements import IssueStatement, issue_statement
from app.services.templates import kept_template
from app.writers.template_names import TemplateKind


def run_statements(
    desk: Desk, run: StatementRun, progress: Progress = unwatched
) -> list[StatementResult]:
    """Every statement of the month; those finished before a stop where it was stopped.

    DomainError ``errors.customer_unknown`` for a code that is no customer's.
    """
    batch = f"statements-{run.month}"
    if run.template is None and FileFormat.XLSX in run.formats and run.out is not None:
        run = replace(run, template=desk.ask(kept_template, TemplateKind.STATEMENT))
    found: list[StatementFigures] = desk.ask(
        month_figures, MonthFiguresAsk(run.month, run.customers)
    )
    if run.issue:
        found = _issue(desk, run, found, batch, progress)
    if run.out is None and not run.issue:
        return [StatementResult(one) for one in found]
    return write_files(desk, run, found, batch, progress)


def _issue(
    desk: Desk, run: StatementRun, found: list[StatementFigures], batch: str, progress: Progress
) -> list[StatementFigures]:
    for place, one in enumerate(found):
        account = one.account
        if account.issued is None:
            if not progress(place, len(found), account.party.name):
                found = found[:place]
                break
            command = IssueStatement(account.party.id, account.currency, run.month)
            desk.perform("statement.issue", issue_statement, command, batch=batch)
    kept = {(one.account.party.id, one.account.currency) for one in found}
    again: list[StatementFigures] = desk.ask(
        month_figures, MonthFiguresAsk(run.month, run.customers)
    )
    return [one for one in again if (one.account.party.id, one.account.currency) in kept]


