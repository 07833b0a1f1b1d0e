"""Nodes of a delivery note, between its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.documents.shared_nodes import Column


@dataclass(frozen=True, slots=True)
class NoteRow:
    position: int
    name: str
    spec: str
    item_no: str
    customer_item_no: str
    lot: str
    quantity: Decimal
    unit: str
    unit_price: Decimal | None
    amount: Decimal | None
    ordered: Decimal
    delivered: Decimal
    outstanding: Decimal
    remark: str = ""
    received: Decimal | None = None
    """Printed where the receiver would write it; the amount is of it."""
    condition: str = ""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.name, self.spec, self.remark) if part)


@dataclass(frozen=True, slots=True)
class NoteTable:
    """Carry labels are empty where prices are hidden."""

    columns: tuple[Column, ...]
    rows: tuple[NoteRow, ...]
    priced: bool
    carried_to: str = ""
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class BlankBelow:
    text: str


@dataclass(frozen=True, slots=True)
class NoteTotals:
    """``rows`` and ``grand`` are empty where prices are hidden."""

    count: str
    in_words: str = ""
    rows: tuple[tuple[str, Decimal], ...] = ()
    grand: tuple[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    heading: str
    clause: str
    condition: str
    conditions: tuple[str, ...]
    receiver: str
    received_at: str
    makers: tuple[tuple[str, str], ...]
    """Role and name; an empty name is a line to write on."""
    return_fax: str
    fax_shown: str


@dataclass(frozen=True, slots=True)
class CopyLegend:
    """``copies``: a page set each on a laser printer; impact paper strikes all from one image."""

    text: str
    copies: tuple[str, ...] = ()
    short: str = ""
    """The same in the width of a half sheet."""
