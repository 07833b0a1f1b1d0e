"""Customers by code, name, number or sound, with what is open of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from app.db.models import Customer, Order
from app.db.unit_of_work import Read
from app.queries.lists.orders import UNFINISHED
from app.queries.lookups.last_sales import customers_of_late
from app.queries.lookups.name_index import Found
from app.queries.lookups.name_indexes import customer_index
from app.queries.lookups.ranking import ranked
from app.queries.palette.callers import callers
from app.queries.palette.hit import CustomerFacts, Hit, SearchKind
from app.queries.palette.lately import LATE
from app.queries.palette.reading import reading


def customers(
    read: Read, text: str, today: date, used: Sequence[int], limit: int
) -> tuple[Hit, ...]:
    """At most ``limit``; of equals what was used or ordered from lately goes first."""
    late = list(dict.fromkeys([*used, *customers_of_late(read)]))[:LATE]
    found = ranked(customer_index(read), late, text, limit)
    known = {one.id for one in found}
    people = callers(read, text, limit) if len(found) < limit else {}
    found += [Found(one, "", by_sound=False) for one in people if one not in known]
    return customer_hits(read, found[:limit], today, text, people)


def customer_hits(
    read: Read, found: Sequence[Found], today: date, text: str = "",
    people: Mapping[int, str] | None = None,
) -> tuple[Hit, ...]:
    """In the order found. ``people``: by customer id who was found there."""
    ids = [one.id for one in found]
    rows = {
        row.id: row for row in read.session.scalars(select(Customer).where(Customer.id.in_(ids)))
    }
    orders = _open_orders(read, ids, today)
    return tuple(
        Hit(
            SearchKind.CUSTOMER, one.id, row.short_name or row.name,
            CustomerFacts(
                row.code, row.phone, row.currency, *orders.get(one.id, (0, 0)),
                (people or {}).get(one.id, ""),
            ),
            one.matched, reading(one.matched, text) if one.by_sound else "",
        )
        for one in found if (row := rows.get(one.id)) is not None
    )


def _open_orders(
    read: Read, ids: Collection[int], today: date
) -> dict[int, tuple[int, int]]:
    late = func.count().filter(Order.next_promise < today)
    query = (
        select(Order.customer_id, func.count(), late)
        .where(Order.customer_id.in_(ids), Order.state.in_(UNFINISHED))
        .group_by(Order.customer_id)
    )
    return {one: (open_, late_) for one, open_, late_ in read.session.execute(query)}
