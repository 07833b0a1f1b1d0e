"""Bringing a firm's workbook into the book: read, work out, then store all of it or nothing."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from app.db.models import Order
from app.db.unit_of_work import Read, Work
from app.domain.errors import DomainError
from app.domain.plain_terms import PlainTerms
from app.i18n import Translator
from app.readers.firm_workbook import FirmWorkbook, read_firm_workbook
from app.readers.mending import Mended
from app.services.importing.credits import plan_credits
from app.services.importing.customers import plan_customers
from app.services.importing.deliveries import plan_deliveries
from app.services.importing.desk import Desk
from app.services.importing.doubts import doubts_of
from app.services.importing.firm_sheet import plan_firm
from app.services.importing.lists import (
    plan_complaints,
    plan_contacts,
    plan_customer_prices,
    plan_holidays,
    plan_products,
    plan_returned_papers,
)
from app.services.importing.order_worth import value_new_orders
from app.services.importing.orders import plan_orders
from app.services.importing.plain_terms import with_terms
from app.services.importing.plan import AFTER_STATEMENTS, BEFORE_STATEMENTS
from app.services.importing.receipts import plan_receipts
from app.services.importing.report import ImportReport, worded
from app.services.importing.statement_sheet import plan_statements, store_statements
from app.services.order_refresh import refresh_lines, refresh_orders
from app.services.renewed_months import renew_months

_STEPS = (
    plan_firm, plan_customers, plan_contacts, plan_products, plan_customer_prices, plan_orders,
    plan_deliveries, plan_credits, plan_receipts, plan_statements, plan_returned_papers,
    plan_holidays, plan_complaints,
)
_STORING = 3
"""Steps of storing, besides those of working out."""


Watch = Callable[[int, int], bool]
"""(steps done, of how many) → whether to go on."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workbook read and its cells understood; nothing of the book was needed for it."""

    workbook: FirmWorkbook
    translate: Translator
    mended: Mended = field(default_factory=dict)
    """Cells that were typed anew; kept with the import's entry in the journal."""
    plain: int = 0
    """New customers of whom the file says no terms, as the book was when it was prepared."""
    terms: PlainTerms = field(default_factory=PlainTerms)
    """What these get."""


@dataclass(frozen=True, slots=True)
class ImportWorkbook:
    """Store what was prepared. ``skip_bad_rows``: the good rows without the bad ones, and
    without those that refer to them."""

    prepared: Prepared
    skip_bad_rows: bool = False
    watch: Watch | None = field(default=None, compare=False)
    """Told how far it is; once it says no, DomainError ``errors.import_stopped`` and nothing is
    stored."""


def prepare_import(path: Path, translate: Translator) -> Prepared:
    """Read a workbook before any write unit is open; DomainError where it is refused whole."""
    return Prepared(read_firm_workbook(path), translate)


def import_workbook(work: Work, command: ImportWorkbook) -> ImportReport:
    """An action for ``perform``, verb ``import``. A refused file changes nothing and is told in
    the report; so does importing the same file twice.
    """
    with _without_collector():
        desk = _worked_out(work, command)
        report = _report(desk, command)
        if not report.refused:
            _store(work, desk, command.watch)
            if command.prepared.mended:
                work.answer = json.dumps(
                    [[*place, typed] for place, typed in command.prepared.mended.items()],
                    ensure_ascii=False,
                )
    return report


def check_import(read: Read, command: ImportWorkbook) -> ImportReport:
    """What ``import_workbook`` would do to the book as it is now, without doing it."""
    return _report(_worked_out(read, command), command)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A file of 100,000 lines makes millions of objects and no cycle; going through all of them
    again and again would take a tenth of the import's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _worked_out(reading: Read | Work, command: ImportWorkbook) -> Desk:
    prepared = command.prepared
    desk = Desk(reading.session, with_terms(reading.session, prepared.workbook, prepared.terms))
    for place, step in enumerate(_STEPS):
        _go_on(command.watch, place)
        step(desk)
    return desk


def _go_on(watch: Watch | None, done: int) -> None:
    if watch is not None and not watch(done, len(_STEPS) + _STORING):
        raise DomainError("errors.import_stopped")


def _report(desk: Desk, command: ImportWorkbook) -> ImportReport:
    translate = command.prepared.translate
    bad = worded(desk.faults(), translate)
    if bad and not command.skip_bad_rows:
        notes = worded(desk.workbook.notes, translate)
        return ImportReport({}, bad, notes, refused=True)
    doubts = worded(doubts_of(desk), translate)
    return ImportReport(desk.stored(), bad, worded(desk.drops(), translate), doubts=doubts)


def _store(work: Work, desk: Desk, watch: Watch | None) -> None:
    value_new_orders(desk)
    _go_on(watch, len(_STEPS))
    desk.plans.store(work, BEFORE_STATEMENTS)
    _go_on(watch, len(_STEPS) + 1)
    renew_months(work, desk.moved_parties, desk.issued, _months_given(desk))
    touched = desk.touched_orders | refresh_lines(work, desk.touched_lines)
    refresh_orders(work, touched | _retaxed_orders(work, desk))
    _go_on(watch, len(_STEPS) + 2)
    store_statements(work, desk.plans)
    desk.plans.store(work, AFTER_STATEMENTS)


def _retaxed_orders(work: Work, desk: Desk) -> set[int]:
    """The orders in the book whose worth follows from a firm or a customer taxed anew."""
    query = select(Order.id)
    if desk.firm_retaxed:
        return set(work.session.scalars(query))
    if not desk.retaxed_parties:
        return set()
    return set(work.session.scalars(query.where(Order.customer_id.in_(desk.retaxed_parties))))


def _months_given(desk: Desk) -> set[tuple[str, str]]:
    """(column, number) of the papers whose month stands in the file."""
    found: set[tuple[str, str]] = set()
    for sheet in ("deliveries", "credits", "receipts"):
        batch = desk.batches[sheet]
        for column in ("statement_month", "bounce_month"):
            months = zip(batch.column("number"), batch.column(column), strict=True)
            found.update((column, number) for number, month in months if month is not None)
    return found
