"""Document numbers: prefix, date and a serial, as the firm writes them (domain §9.2).

The counter is a row of the book, raised inside the write unit, so a number exists only when
its paper does: nothing is given twice and a unit that fails leaves no gap.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import cast

from sqlalchemy import Connection, Select, Table, bindparam, exists, select, union_all

from app.db.entities import entities
from app.db.models.firm import Firm
from app.db.models.journal import Counter
from app.domain.document_numbers import NumberStyle, counted_from, document_number
from app.domain.number_prefixes import letters_of

_FIRM = cast(Table, Firm.__table__)
_CHOSEN = select(_FIRM.c.number_prefixes, _FIRM.c.number_style)


def next_number(connection: Connection, prefix: str, day: date) -> str:
    """``SO20261105001``, in the firm's own letters where it has some; those already in the book
    (brought in) are passed over."""
    letters, chosen = connection.execute(_CHOSEN).first() or ("", "")
    prefix, style = letters_of(letters, prefix), NumberStyle(chosen or NumberStyle.DAY)
    counter = cast(Table, Counter.__table__)
    first = counted_from(day, style)
    here = (counter.c.prefix == prefix) & (counter.c.day == first)
    last: int | None = connection.scalar(select(counter.c.last).where(here))
    serial = (last or 0) + 1
    while _taken(connection, number := document_number(prefix, day, serial, style)):
        serial += 1
    if last is None:
        connection.execute(counter.insert().values(prefix=prefix, day=first, last=serial))
    else:
        connection.execute(counter.update().where(here).values(last=serial))
    return number


@cache
def numbered_tables() -> tuple[Table, ...]:
    """The tables whose rows carry a document number."""
    return tuple(e.table for e in entities().values() if "number" in e.table.c)


def _taken(connection: Connection, number: str) -> bool:
    return bool(connection.scalar(_holders(), {"number": number}))


@cache
def _holders() -> Select[bool]:
    held = [select(t.c.id).where(t.c.number == bindparam("number")) for t in numbered_tables()]
    return select(exists(union_all(*held).subquery().select()))
