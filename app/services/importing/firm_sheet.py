"""The firm's own fields: one row, whichever of them the file gives."""

from __future__ import annotations

from typing import Any

from app.db.models import Firm
from app.services.importing.batch import model_defaults
from app.services.importing.book_rows import by_key
from app.services.importing.desk import Desk
from app.services.posted import anything_posted

FIRM_ID = 1
_FIXED_ONCE_POSTED = ("tax_rounding", "currency")
_TAXING = frozenset({"tax_rate", "tax_rounding", "currency"})


def plan_firm(desk: Desk) -> None:
    batch = desk.batches["firm"]
    held = by_key(desk.session, Firm, "id", [FIRM_ID]).get(FIRM_ID)
    defaults = model_defaults(Firm)
    before: dict[str, Any] = {**defaults, **(held or {})}
    given: dict[str, Any] = {}
    for name, column in batch.columns.items():
        value = defaults[name] if column[0] is None else column[0]
        given[name] = value
    changes = {name: value for name, value in given.items() if before[name] != value}
    _refuse(desk, changes)
    desk.firm = {**before, **changes}
    desk.firm_retaxed = held is not None and not _TAXING.isdisjoint(changes)
    plan = desk.plans[Firm]
    if held is not None:
        plan.update(FIRM_ID, changes)
    elif changes:
        plan.insert(changes)


def _refuse(desk: Desk, changes: dict[str, Any]) -> None:
    """A bad or refused field leaves what is stored; the others of the sheet may go on."""
    batch = desk.batches["firm"]
    bad = {fault.column for fault in desk.workbook.faults if fault.sheet == "firm"}
    fixed = [name for name in _FIXED_ONCE_POSTED if name in changes]
    if fixed and anything_posted(desk.session):
        for name in fixed:
            batch.fault(0, name, "refused_firm_posted")
            bad.add(name)
    for name in bad:
        changes.pop(name, None)
