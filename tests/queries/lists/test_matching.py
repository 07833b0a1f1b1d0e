"""Words met on the way through a list are those that the index finds, in the list's own order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.bootstrap import Context
from app.db.search import holders, matching
from app.db.search_sources import SearchKind
from app.queries.lists import matching as rules
from app.queries.lists.complaints import ComplaintFilter, ComplaintsAsk, complaint_list
from app.queries.lists.customers import CustomerFilter, CustomersAsk, customer_list
from app.queries.lists.deliveries import DeliveriesAsk, DeliveryFilter, delivery_list
from app.queries.lists.orders import OrderFilter, OrdersAsk, OrderSort, order_list
from app.queries.lists.products import ProductFilter, ProductsAsk, product_list
from tests.queries.lists.test_lists import NOW, TODAY, small

WORDS = ("司", "提袋", "2026", "04-", "c0001", "箱 司", "不在這裡", "-")
ASKED: list[tuple[Callable[..., Any], Callable[..., Any]]] = [
    *((order_list, lambda one=one, **more: OrdersAsk(TODAY, one, **more)) for one in OrderFilter),
    (order_list, lambda **more: OrdersAsk(TODAY, sort=OrderSort.DATE, **more)),
    (order_list, lambda **more: OrdersAsk(TODAY, descending=True, **more)),
    *((delivery_list, lambda one=one, **more: DeliveriesAsk(TODAY, one, **more))
      for one in DeliveryFilter),
    *((complaint_list, lambda one=one, **more: ComplaintsAsk(NOW, one, **more))
      for one in ComplaintFilter),
    *((customer_list, lambda one=one, **more: CustomersAsk(TODAY, one, **more))
      for one in CustomerFilter),
    *((product_list, lambda one=one, **more: ProductsAsk(TODAY, one, **more))
      for one in ProductFilter),
]  # fmt: skip


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = small.make_small_book(tmp_path_factory.mktemp("matching") / "book")
    yield made
    made.close()


def _all(context: Context, query: Any, ask: Any, words: str, limit: int) -> list[Any]:
    found, after = [], None
    while True:
        page = context.ask(query, ask(text=words, after=after, limit=limit))
        assert len(page.rows) <= limit
        found += [(one.id, one.number if hasattr(one, "number") else "") for one in page.rows]
        after = page.next_key
        if after is None:
            return found


@pytest.mark.parametrize("words", WORDS)
def test_met_on_the_way_or_named_by_the_index_it_is_the_same(
    context: Context, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for query, ask in ASKED:
        monkeypatch.setattr(rules, "ON_THE_WAY", 1)
        monkeypatch.setattr(rules, "SEEN", 1000)
        monkeypatch.setattr(rules, "FEW", 20_000)
        named = _all(context, query, ask, words, 1000)
        monkeypatch.setattr(rules, "FEW", 3)
        assert _all(context, query, ask, words, 1000) == named
        for limit, seen, rows in ((1000, 0, 7), (4, 1, 5)):
            monkeypatch.setattr(rules, "SEEN", seen)
            monkeypatch.setattr(rules, "ON_THE_WAY", rows)
            assert _all(context, query, ask, words, limit) == named, (query, limit)


def test_words_are_in_a_record_where_the_index_says_so(context: Context) -> None:
    with context.book.read() as read:
        for kind in SearchKind:
            every = {one for words in ("0", "2", "司", "提") for one in _ids(read, kind, words)}
            for words in WORDS:
                told = set(_ids(read, kind, words))
                assert holders(read.session.connection(), kind, words, every) == told & every


def _ids(read: Any, kind: SearchKind, words: str) -> list[int]:
    query = matching(kind, words)
    return [] if query is None else list(read.session.scalars(query))
