"""Document numbers: prefix, day and a serial that starts again each day (domain §9.2).

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
from app.domain.number_prefixes import letters_of

_DIGITS = 3
_CHOSEN = select(cast(Table, Firm.__table__).c.number_prefixes)


def next_number(connection: Connection, prefix: str, day: date) -> str:
    """``SO20261105001``, in the firm's own letters where it has some; those already in the book
    (brought in) are passed over."""
    chosen: str | None = connection.scalar(_CHOSEN)
    prefix = letters_of(chosen or "", prefix)
    counter = cast(Table, Counter.__table__)
    here = (counter.c.prefix == prefix) & (counter.c.day == day)
    last: int | None = connection.scalar(select(counter.c.last).where(here))
    serial = (last or 0) + 1
    while _taken(connection, number := f"{prefix}{day:%Y%m%d}{serial:0{_DIGITS}d}"):
        serial += 1
    if last is None:
        connection.execute(counter.insert().values(prefix=prefix, day=day, last=serial))
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
