"""How many a filter of one's own holds: as many as its list shows, and bounded in a big book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from app.bootstrap import Context
from app.db.search_first import FirstFound, first_found
from app.db.search_sources import SearchKind
from app.queries.count import Count
from app.queries.lists import complaints, counting, customers, deliveries, orders, products
from tests.gui import small_book as small

TODAY = small.TODAY


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = small.make_small_book(tmp_path_factory.mktemp("counts") / "book")
    yield made
    made.close()


Query = Callable[[Any, Any], Any]
LISTS: dict[str, tuple[Query, Query, Any, Any]] = {
    "orders": (orders.order_list, orders.order_count, orders.OrdersAsk(TODAY, limit=1000),
               orders.OrderFilter),
    "deliveries": (deliveries.delivery_list, deliveries.delivery_count,
                   deliveries.DeliveriesAsk(TODAY, limit=1000), deliveries.DeliveryFilter),
    "customers": (customers.customer_list, customers.customer_count,
                  customers.CustomersAsk(TODAY, limit=1000), customers.CustomerFilter),
    "products": (products.product_list, products.product_count,
                 products.ProductsAsk(TODAY, limit=1000), products.ProductFilter),
    "complaints": (complaints.complaint_list, complaints.complaint_count,
                   complaints.ComplaintsAsk(small.NOW, limit=1000), complaints.ComplaintFilter),
}
WORDS = ("", "大", "箱", "so2026", "dn", "-0001", "bx", "c0003", "2299", "沒有的", "、")


@pytest.mark.parametrize("few", [0, 200])
@pytest.mark.parametrize("name", list(LISTS))
@pytest.mark.parametrize("words", WORDS)
def test_a_count_is_what_the_list_shows(
    context: Context, monkeypatch: pytest.MonkeyPatch, name: str, words: str, few: int
) -> None:
    """Found by the index, or read through."""
    monkeypatch.setattr(counting, "FEW", few)
    list_, count, ask, filters = LISTS[name]
    for chosen in filters:
        asked = replace(ask, filter=chosen, text=words)
        shown = len(context.ask(list_, asked).rows)
        assert context.ask(count, asked) == Count(shown), chosen


def test_some_of_the_words_stand_in_every_list(context: Context) -> None:
    """What is compared above is not nothing with nothing."""
    for list_, _, ask, filters in LISTS.values():
        last = list(filters)[0 if filters in (
            customers.CustomerFilter, products.ProductFilter) else -1]
        found = [context.ask(list_, replace(ask, filter=last, text=one)) for one in WORDS[1:]]
        assert any(one.rows for one in found)


def test_more_than_a_person_counts_are_said_to_be_more(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = orders.OrdersAsk(TODAY, orders.OrderFilter.ALL, "so", limit=1000)
    shown = len(context.ask(orders.order_list, every).rows)
    assert shown > 3
    monkeypatch.setattr(counting, "FEW", 0)
    for most, expected in ((shown, Count(shown)), (shown - 1, Count(shown - 1, more=True))):
        monkeypatch.setattr(counting, "MOST", most)
        assert context.ask(orders.order_count, every) == expected


def _first(context: Context, words: str, **more: Any) -> FirstFound:
    with context.book.read() as read:
        return first_found(read.session.connection(), words, **more)


def test_words_that_stand_everywhere_are_looked_for_from_both_ends(context: Context) -> None:
    def ids(**more: Any) -> tuple[set[int], bool]:
        found = _first(context, "so", **more)
        return found.of(SearchKind.ORDER), found.whole

    every, whole = ids(oldest=False)
    assert whole
    assert len(every) > 4
    newest, whole = ids(oldest=False, most=2)
    assert not whole
    both, whole = ids(oldest=True, most=2)
    assert not whole
    assert len(newest) == 2
    assert len(both) == 4
    assert newest < both < every
    assert ids(oldest=True, most=len(every) * 2 // 3) == (every, True)


def test_a_count_that_did_not_look_at_everything_says_so(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    _look_at_little(monkeypatch)
    monkeypatch.setattr(counting, "FEW", 1)
    every = orders.OrdersAsk(TODAY, orders.OrderFilter.ALL, "so")
    assert context.ask(orders.order_count, every) == Count(1, more=True)


@pytest.mark.parametrize("name", list(LISTS))
def test_of_little_it_is_exact_however_common_the_words(
    context: Context, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    _look_at_little(monkeypatch)
    list_, count, ask, filters = LISTS[name]
    for words in WORDS:
        for chosen in filters:
            asked = replace(ask, filter=chosen, text=words)
            assert context.ask(count, asked) == Count(len(context.ask(list_, asked).rows)), asked


def _look_at_little(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(connection: Connection, words: str, *, oldest: bool) -> FirstFound:
        return first_found(connection, words, oldest=oldest, most=1)

    monkeypatch.setattr(counting, "first_found", first)


def test_no_count_reads_every_order_for_its_words(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are found first; the orders by their keys."""
    from sqlalchemy import event, text

    monkeypatch.setattr(counting, "FEW", 0)
    asked = []
    with context.book.read() as read:
        engine = read.session.connection().engine
        listen = lambda _c, _cu, sql, values, *_: asked.append((sql, values))  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        orders.order_count(read, orders.OrdersAsk(TODAY, orders.OrderFilter.ALL, "大"))
        event.remove(engine, "before_cursor_execute", listen)
        assert asked
        for sql, values in asked[1:]:  # the first only looks whether there are few
            plan = read.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
            steps = [row[3] for row in plan]
            assert not any(step.startswith("SCAN orders") for step in steps), steps
        assert read.session.scalar(text("SELECT 1")) == 1
