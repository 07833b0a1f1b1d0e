"""``gendan statements``: the month-end run."""

from __future__ import annotations

import json
import sys
from typing import Any

from app.cli.arguments import Options
from app.cli.opening import open_filled
from app.cli.progress import terminal_progress
from app.cli.template import chosen_template
from app.domain.money import format_money, plain
from app.i18n import Translator
from app.services.drawing import FileFormat
from app.services.statement_files import StatementResult, StatementRun
from app.services.statement_run import run_statements
from app.writers.template_names import TemplateKind

AGEING_KEYS = ("not_due", "1_30", "31_60", "61_90", "over_90", "unapplied")
FIGURE_KEYS = ("opening", "sales", "credits", "tax", "received", "bounced", "closing")


def run(options: Options, words: Translator) -> int:
    if options.revise and not options.customer:
        print(words("cli.statements.revise_whom"), file=sys.stderr)
        return 2
    context = open_filled(options, words)
    try:
        results = run_statements(
            context,
            StatementRun(
                month=options.month,
                customers=None if options.customer is None else tuple(options.customer),
                out=options.out,
                formats=tuple(FileFormat(name) for name in options.formats),
                issue=options.issue,
                revise=options.revise,
                template=chosen_template(options, TemplateKind.STATEMENT, words),
            ),
            terminal_progress(),
        )
    finally:
        context.close()
    for one in results:
        if one.refused is not None:
            print(words("cli.statements.refused", customer=one.figures.account.party.code,
                        reason=words(one.refused.message_id, **one.refused.params)),
                  file=sys.stderr)
    if any(one.figures.period[1] >= context.clock.today() for one in results if options.issue):
        print(words("cli.statements.early"), file=sys.stderr)
    code = 1 if any(one.refused for one in results) else 0
    if options.json:
        print(json.dumps([as_json(one) for one in results], ensure_ascii=False, indent=1))
        return code
    for one in results:
        print(_line(one, words))
    return code


def as_json(result: StatementResult) -> dict[str, Any]:
    """One statement, as firm-workbook §4 says: amounts as strings with the currency's places."""
    one = result.figures
    currency = one.account.currency
    figures = {
        name: plain(getattr(one.account.figures, name), currency) for name in FIGURE_KEYS
    }
    start, end = one.period
    return {
        "customer": one.account.party.code, "currency": currency, "number": one.number,
        "period": [start.isoformat(), end.isoformat()], **figures,
        "ageing": {
            key: plain(amount, currency)
            for key, amount in zip(AGEING_KEYS, one.ageing, strict=True)
        },
        "cheques_not_due": plain(one.cheques_not_due, currency),
        "due_date": one.due_date.isoformat() if one.due_date else None,
        "files": [str(path) for path in result.files],
    }


def _line(result: StatementResult, words: Translator) -> str:
    one = result.figures
    closing = format_money(one.account.figures.closing, one.account.currency, mark=True)
    number = one.number or words("cli.draft")
    return f"{one.account.party.code}\t{number}\t{closing}\t{one.account.party.name}"
