"""Papers whose number begins as typed, along the unique index of each kind's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from app.db.models import Complaint, Credit, Delivery, Order, Receipt, Statement
from app.db.unit_of_work import Read
from app.domain.document_numbers import (
    SERIAL_DIGITS,
    NumberStyle,
    Prefix,
    date_part,
    document_number,
    year_part,
)
from app.domain.half_width import half_width
from app.domain.number_prefixes import read_prefixes
from app.queries.palette.hit import SearchKind
from app.queries.parties import load_firm

MODELS: Mapping[SearchKind, Any] = {
    SearchKind.ORDER: Order, SearchKind.DELIVERY: Delivery, SearchKind.STATEMENT: Statement,
    SearchKind.COMPLAINT: Complaint, SearchKind.RECEIPT: Receipt, SearchKind.CREDIT: Credit,
}
_PREFIXES: Mapping[SearchKind, tuple[Prefix, ...]] = {
    SearchKind.ORDER: (Prefix.ORDER,), SearchKind.DELIVERY: (Prefix.DELIVERY,),
    SearchKind.STATEMENT: (Prefix.STATEMENT,), SearchKind.COMPLAINT: (Prefix.COMPLAINT,),
    SearchKind.RECEIPT: (Prefix.RECEIPT,), SearchKind.CREDIT: (Prefix.ALLOWANCE, Prefix.RETURN),
}
_LAST = "\U0010ffff"
LEAST = 3
"""Digits of a serial that are asked for: fewer are in every number."""
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9/-]*")


def numbered(read: Read, text: str, today: date, limit: int) -> list[tuple[SearchKind, int]]:
    """The newest numbers first within each kind; digits alone mean a number of our own making:
    its date, or this year's month, day and serial, or today's serial."""
    typed = half_width(text).strip().upper()
    if not _NUMBER.fullmatch(typed) or not any(one.isdigit() for one in typed):
        return []
    found: dict[tuple[SearchKind, int], None] = {}
    firm = load_firm(read.session)
    chosen, style = read_prefixes(firm.number_prefixes or ""), NumberStyle(firm.number_style)
    for kind, model in MODELS.items():
        for begun in dict.fromkeys(_beginnings(kind, typed, today, chosen, style)):
            query = (
                select(model.id)
                .where(model.number >= begun, model.number < begun + _LAST)
                .order_by(model.number.desc())
                .limit(limit)
            )
            found.update(dict.fromkeys((kind, one) for one in read.session.scalars(query)))
    return list(found)


def _beginnings(
    kind: SearchKind, typed: str, today: date, chosen: Mapping[str, str], style: NumberStyle
) -> Iterator[str]:
    """In the firm's own letters, and in the usual ones: papers may be older than the choice."""
    yield typed
    if not typed.isdigit():
        return
    letters = [chosen[one] for one in _PREFIXES[kind] if one in chosen]
    year, digits = year_part(today, style), SERIAL_DIGITS[style]
    longest = len(date_part(today, style)) - len(year) + digits  # without its year
    for prefix in (*letters, *_PREFIXES[kind]):
        if len(typed) >= longest + 1 or typed.startswith(year):
            yield prefix + typed
        elif LEAST <= len(typed) <= digits:
            yield document_number(prefix, today, int(typed), style)
        if digits < len(typed) <= longest:
            yield f"{prefix}{year}{typed}"
