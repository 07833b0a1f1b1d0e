"""One thing that must be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.months import Month


class Kind(StrEnum):
    """Of two that are equally late, the one named first goes first."""

    COMPLAINT = "complaint"
    LATE_ORDER = "late_order"
    CHEQUE = "cheque"
    STATEMENT_TO_SEND = "statement_to_send"
    ORDER_DUE = "order_due"
    RECEIVABLE = "receivable"
    STATEMENT_DIFFERS = "statement_differs"
    NOTE_UNSIGNED = "note_unsigned"
    STATEMENT_UNSIGNED = "statement_unsigned"
    NOT_ARRIVED = "not_arrived"
    COMPLAINT_OPEN = "complaint_open"


@dataclass(frozen=True, slots=True)
class Waiting:
    """``record``: the entity and id that it is about; ``document`` its number, empty where none
    exists yet. ``reason`` is a message of the catalogue ``today``, ``values`` fill its places.
    """

    kind: Kind
    customer_id: int
    document: str
    due: dt.date | None
    """None: an opening balance without a date, due before everything."""
    reason: str
    record: tuple[str, int]
    values: Mapping[str, object] = field(default_factory=dict)
    overrun: bool = False
    """Late already on its own day: a complaint after its 24 hours."""
    until: dt.datetime | None = None
    """When a complaint's hours run out."""
    same_day: dt.datetime | None = None
    """When the day ends on which a complaint is to be answered."""
    since: dt.date | None = None
    """When it arrived, was sent, or was received."""
    month: Month | None = None
    amount: Decimal | None = None
    currency: str = ""
    version: int = 0
    """Of what is answered or sent from the list itself, see ``Record.version``."""
    people: tuple[str, ...] = ()
    """Whom the record itself names; empty: whoever is named with the customer."""

    def clock(self, now: dt.datetime) -> dt.datetime | None:
        """Which of a complaint's two clocks runs now."""
        in_time = self.same_day is not None and now <= self.same_day
        return self.same_day if in_time else self.until

    def days_late(self, on: dt.date) -> int:
        return 0 if self.due is None else max((on - self.due).days, 0)
