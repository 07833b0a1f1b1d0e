"""``gendan today``: what must be done, most urgent first."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from app.bootstrap import open_context
from app.cli.arguments import Options
from app.i18n import Translator
from app.queries.today import ToDo, ToDoAsk, to_do


def run(options: Options, words: Translator) -> int:
    context = open_context(options.data, options.language)
    try:
        now = context.clock.now()
        if options.on is not None:
            now = dt.datetime.combine(options.on, now.time())
        found = context.ask(to_do, ToDoAsk(now))
    finally:
        context.close()
    if options.json:
        rows = [as_json(one, words) for one in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for one in found:
        print(_line(one, words))
    if not found:
        print(words("cli.today.nothing"))
    return 0


def as_json(one: ToDo, words: Translator) -> dict[str, Any]:
    return {
        "kind": one.kind.value, "customer": one.customer, "document": one.document or None,
        "due": one.due.isoformat() if one.due else None, "days_late": one.days_late,
        "reason": words(one.reason, **one.values), "phone": one.phone, "fax": one.fax,
    }


def _line(one: ToDo, words: Translator) -> str:
    due = one.due.isoformat() if one.due else ""
    reason = words(one.reason, **one.values)
    return "\t".join((due, str(one.days_late), one.document, one.name, reason, one.phone, one.fax))
