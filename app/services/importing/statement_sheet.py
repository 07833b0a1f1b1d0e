"""Statements that were issued before: brought in as they were, and frozen like our own."""

from __future__ import annotations

from typing import Any

from app.db.models import Customer, Statement
from app.db.unit_of_work import Work
from app.domain.document_numbers import split_revision
from app.domain.money import ZERO, round_money
from app.domain.months import Month
from app.queries.balances import FIGURE_NAMES, account_months
from app.queries.parties import load_parties
from app.services.importing.book_rows import by_key
from app.services.importing.desk import Desk, Party
from app.services.importing.plan import Plans, Row
from app.services.importing.statement_chain import refuse_impossible

_MAX_REVISION = 2**31 - 1
_KEPT_WHERE_EMPTY = ("currency", *FIGURE_NAMES)


def plan_statements(desk: Desk) -> None:
    batch = desk.batches["statements"]
    numbers = batch.column("number")
    batch.refuse_duplicates(numbers, "number")
    parties = batch.refer("customer", desk.parties, desk.lost["customers"], "cell_unknown_customer")
    wanted = desk.names(
        ("statements", "number"), ("statements", "supersedes"), ("returned_papers", "document")
    )
    held = by_key(desk.session, Statement, "number", wanted)
    values = desk.values(batch, Statement, *_KEPT_WHERE_EMPTY)
    new: dict[int, Row] = {}
    for position in list(batch.standing()):
        row = {name: column[position] for name, column in values.items()}
        row["customer_id"] = parties[position].id
        old = held.get(numbers[position])
        if old is not None:
            _refuse_changes(desk, position, row, old)
            continue
        new[position] = _new(desk, position, row, parties[position])
    refuse_impossible(desk.session, batch, new)
    batch.refer_within("supersedes", numbers, held, "cell_unknown_statement")
    for position, row in new.items():
        if position not in batch.dropped:
            desk.plans[Statement].insert(row)
    desk.lost["statements"] = batch.lost(numbers)
    desk.statements = {*held, *(numbers[p] for p in batch.standing())}
    desk.statements -= desk.lost["statements"].names
    _supersede(desk, held)


def _figures_given(desk: Desk, position: int, currency: str) -> Row:
    batch = desk.batches["statements"]
    found = {}
    for name in FIGURE_NAMES:
        value = batch.column(name)[position]
        if value is not None:
            found[name] = round_money(value, currency)
    return found


def _refuse_changes(desk: Desk, position: int, row: Row, old: Row) -> None:
    """An issued statement never changes: identical, or refused."""
    batch = desk.batches["statements"]
    row |= _figures_given(desk, position, old["currency"])
    row["currency"] = batch.column("currency")[position] or old["currency"]
    changed = [name for name, value in row.items() if old[name] != value]
    if changed:
        batch.fault(position, changed[0].removesuffix("_id"), "refused_statement")


def _new(desk: Desk, position: int, row: Row, party: Party) -> Row:
    currency = desk.batches["statements"].column("currency")[position] or party.currency
    start, end = party.schedule.period(row["month"])
    revision = min(split_revision(row["number"])[1], _MAX_REVISION)
    return {
        **row, **_figures_given(desk, position, currency), "currency": currency,
        "revision": revision, "period_from": start, "period_to": end,
    }


def _supersede(desk: Desk, held: dict[Any, Row]) -> None:
    """What another statement replaces holds no longer."""
    plan = desk.plans[Statement]
    replaced = {row.get("supersedes") for row in plan.inserts} - {None, ""}
    for row in plan.inserts:
        row["superseded"] = row["number"] in replaced
    for number in replaced:
        old = held.get(number)
        if old is not None and not old["superseded"]:
            plan.update(old["id"], {"superseded": True})


def store_statements(work: Work, plans: Plans) -> None:
    """Those with all their figures as they are. The others' are worked out from the papers,
    which are stored by now, month by month: one opens with what the one before closed with.
    """
    plan = plans[Statement]
    lacking = [row for row in plan.inserts if not _is_whole(row)]
    plan.inserts = [row for row in plan.inserts if _is_whole(row)]
    plans.store(work, (Statement,))
    for month in sorted({row["month"] for row in lacking}):
        rows = [row for row in lacking if row["month"] == month]
        for row in rows:
            row["customer_id"] = plans.real_id(Customer, row["customer_id"])
        _fill(work, month, rows)
        work.insert_many(Statement, rows)


def _is_whole(row: Row) -> bool:
    return all(name in row for name in FIGURE_NAMES)


def _fill(work: Work, month: Month, rows: list[Row]) -> None:
    """All seven at once, so that they always add up."""
    ids = {row["customer_id"] for row in rows}
    parties = load_parties(work.session, ids)
    found = {
        (one.party.id, one.currency): one.figures
        for one in account_months(work.session, parties, month, ids)
    }
    for row in rows:
        figures = found.get((row["customer_id"], row["currency"]))
        for name in FIGURE_NAMES:
            row[name] = ZERO if figures is None else getattr(figures, name)
