"""Items by code, name or sound, with the day they were last ordered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import func, select

from app.db.models import Order, OrderLine, Product
from app.db.unit_of_work import Read
from app.queries.heads import spec_text
from app.queries.lookups.last_sales import products_of_late
from app.queries.lookups.name_index import Found
from app.queries.lookups.name_indexes import product_index
from app.queries.lookups.ranking import ranked
from app.queries.palette.hit import Hit, ProductFacts, SearchKind
from app.queries.palette.lately import LATE
from app.queries.palette.reading import reading


def products(read: Read, text: str, used: Sequence[int], limit: int) -> tuple[Hit, ...]:
    """At most ``limit``; of equals what was used or ordered lately goes first."""
    late = list(dict.fromkeys([*used, *products_of_late(read, None)]))[:LATE]
    return product_hits(read, ranked(product_index(read), late, text, limit), text)


def product_hits(read: Read, found: Sequence[Found], text: str = "") -> tuple[Hit, ...]:
    """In the order found."""
    ids = [one.id for one in found]
    rows = {
        row.id: row for row in read.session.scalars(select(Product).where(Product.id.in_(ids)))
    }
    ordered = _last_ordered(read, ids)
    return tuple(
        Hit(
            SearchKind.PRODUCT, one.id, row.name,
            ProductFacts(
                row.code, spec_text(row.material, row.size, row.colour, row.process),
                ordered.get(one.id),
            ),
            one.matched, reading(one.matched, text) if one.by_sound else "",
        )
        for one in found if (row := rows.get(one.id)) is not None
    )


def _last_ordered(read: Read, ids: Collection[int]) -> dict[int, date]:
    """By the line written last: its id comes from the index alone."""
    last = (
        select(func.max(OrderLine.id)).where(OrderLine.product_id.in_(ids))
        .group_by(OrderLine.product_id)
    )
    query = (
        select(OrderLine.product_id, Order.date)
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.id.in_(last))
    )
    return {product: day for product, day in read.session.execute(query) if product is not None}
