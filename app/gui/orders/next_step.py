"""What is to be done about an order next, from what the book knows of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import date

    from app.queries.lists.orders import OrderRow
    from app.queries.panes.orders import OrderFacts

SOON = 2
"""Days before the promised one at which the note is made out."""


class Step(StrEnum):
    RELEASE = "release"
    NEW_DATE = "new_date"
    CONTRACT = "contract"
    PROMISE = "promise"
    SHIP = "ship"
    WAIT = "wait"
    SIGN_NOTE = "sign_note"
    NONE = "none"


INKS = {
    Step.RELEASE: Ink.HOLD, Step.NEW_DATE: Ink.LATE, Step.CONTRACT: Ink.WARN,
    Step.PROMISE: Ink.WARN, Step.SHIP: Ink.TEXT, Step.WAIT: Ink.TEXT2, Step.SIGN_NOTE: Ink.WARN,
    Step.NONE: Ink.TEXT3,
}


def step_of_row(row: OrderRow, today: date) -> Step:
    if row.state.value not in ("open", "part"):
        return Step.NONE
    return _open_step(row.next_promise, today, on_hold=row.on_hold, unsigned=row.contract_out)


def step_of(order: OrderFacts, today: date) -> Step:
    if order.unfinished:
        unsigned = order.papers.contract_wanted and order.papers.contract is None
        return _open_step(order.next_promise, today, on_hold=order.on_hold, unsigned=unsigned)
    waited = any(
        one.back is None and one.sign_by is not None and one.sign_by <= today
        for one in order.papers.deliveries if not one.voided
    )
    return Step.SIGN_NOTE if waited and order.state.value == "done" else Step.NONE


def _open_step(promised: date | None, today: date, *, on_hold: bool, unsigned: bool) -> Step:
    if on_hold:
        return Step.RELEASE
    if promised is not None and promised < today:
        return Step.NEW_DATE
    if unsigned:
        return Step.CONTRACT
    if promised is None:
        return Step.PROMISE
    return Step.SHIP if (promised - today).days <= SOON else Step.WAIT
