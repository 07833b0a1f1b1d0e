"""The firm's own record as its settings show it, its logo, its forms, and its days off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import Firm, Holiday
from app.db.unit_of_work import Read
from app.queries.parties import load_firm

_FIELDS = (
    "name", "name_en", "tax_id", "phone", "fax", "email", "address", "bank_account", "currency",
    "region", "tax_rate", "tax_rounding", "statement_day", "confirm_day", "seal_box",
    "sign_days", "reply_hours", "day_ends", "number_prefixes", "number_style",
)


@dataclass(frozen=True, slots=True)
class FirmSheet:
    """``number_prefixes`` and ``day_ends`` as they are stored."""

    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnForms:
    """Whether the firm's own Excel forms are used."""

    statement: bool
    note: bool


@dataclass(frozen=True, slots=True)
class HolidayRow:
    id: int
    date: dt.date
    name: str
    working: bool
    region: str


def firm_sheet(read: Read, _ask: None) -> FirmSheet:
    firm = load_firm(read.session)
    stored = read.session.get(Firm, 1)
    return FirmSheet(
        stored.version if stored is not None else 0,
        {name: getattr(firm, name) for name in _FIELDS},
    )


def firm_logo(read: Read, _ask: None) -> bytes:
    """Empty: none."""
    stored = load_firm(read.session).logo_file
    return read.files.get(stored) if stored else b""


def own_forms(read: Read, _ask: None) -> OwnForms:
    firm = load_firm(read.session)
    return OwnForms(bool(firm.statement_template), bool(firm.note_template))


def holidays(read: Read, _ask: None) -> tuple[HolidayRow, ...]:
    """The latest first: what is coming matters, what is past only explains."""
    rows = read.session.scalars(select(Holiday).order_by(Holiday.date.desc(), Holiday.id))
    return tuple(
        HolidayRow(one.id, one.date, one.name, one.working, one.region) for one in rows
    )
