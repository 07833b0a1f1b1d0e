"""Orders, deliveries, statements, complaints and money, found by what stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import false, select

from app.db.models import Delivery, Order
from app.db.unit_of_work import Read
from app.domain.choices import OrderState
from app.queries.lists.orders import UNFINISHED
from app.queries.palette.hit import Hit, OrderFacts, SearchKind
from app.queries.palette.numbers import MODELS, numbered
from app.queries.palette.paper_facts import paper_hits
from app.queries.palette.worth import worth_searching
from app.queries.search import SearchAsk, search_records

Place = tuple[SearchKind, int]
_LOOKED_AT = 40


def papers(
    read: Read, text: str, today: date, used: Sequence[Place], limit: int
) -> tuple[Hit, ...]:
    """By number first, then by words; what was used lately before the rest, open before done."""
    found = dict.fromkeys(numbered(read, text, today, limit))
    if worth_searching(text) and len(found) < limit:
        ask = SearchAsk(text, frozenset(MODELS), _LOOKED_AT)
        found.update(dict.fromkeys(
            (one.kind, one.record_id) for one in search_records(read, ask).rows
        ))
    ranks = {place: rank for rank, place in enumerate(used)}
    by_use = sorted(found, key=lambda place: ranks.get(place, len(ranks)))
    hits = paper_hits(read, by_use[:_LOOKED_AT], text)
    return tuple(sorted(hits, key=lambda hit: _at_rest(hit, ranks))[:limit])


def papers_of(read: Read, customer_id: int, limit: int) -> tuple[Hit, ...]:
    """Its unfinished orders by their promise, then its last delivery, then older orders."""
    waiting = read.session.scalars(
        select(Order.id)
        .where(Order.customer_id == customer_id, Order.state.in_(UNFINISHED))
        .order_by(Order.next_promise.is_(None), Order.next_promise, Order.id).limit(limit)
    ).all()
    delivered = read.session.scalars(
        select(Delivery.id)
        .where(Delivery.customer_id == customer_id, Delivery.voided == false())
        .order_by(Delivery.date.desc(), Delivery.id.desc()).limit(max(1, limit // 3))
    ).all()
    older = read.session.scalars(
        select(Order.id).where(Order.customer_id == customer_id)
        .order_by(Order.date.desc(), Order.id.desc()).limit(limit)
    ).all()
    first = _places(SearchKind.ORDER, waiting[: max(1, limit - len(delivered))])
    last = _places(SearchKind.DELIVERY, delivered)
    places = dict.fromkeys([*first, *last, *_places(SearchKind.ORDER, older)])
    return paper_hits(read, list(places)[:limit])


def _places(kind: SearchKind, ids: Iterable[int]) -> list[Place]:
    return [(kind, one) for one in ids]


def _at_rest(hit: Hit, ranks: dict[Place, int]) -> tuple[int, bool]:
    facts = hit.facts
    done = isinstance(facts, OrderFacts) and OrderState(facts.state) not in UNFINISHED
    return ranks.get((hit.kind, hit.id), len(ranks)), done
