"""The lists of the window: pages by key read every row once, in order, whatever the page's size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.bootstrap import Context
from app.db.models import Customer, Delivery, Order
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.queries.lists.complaints import (
    ComplaintFilter,
    ComplaintsAsk,
    complaint_counts,
    complaint_list,
)
from app.queries.lists.customers import (
    CustomerFilter,
    CustomersAsk,
    customer_counts,
    customer_list,
)
from app.queries.lists.deliveries import (
    DeliveriesAsk,
    DeliveryFilter,
    delivery_counts,
    delivery_list,
)
from app.queries.lists.firm import firm_row, month_to_state
from app.queries.lists.orders import OrderFilter, OrdersAsk, OrderSort, order_counts, order_list
from app.queries.lists.products import ProductFilter, ProductsAsk, product_counts, product_list
from tests.gui import small_book as small

TODAY, NOW = small.TODAY, small.NOW


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    made = small.make_small_book(tmp_path_factory.mktemp("lists") / "book")
    made.perform("test.forget", _forget_one_promise, None)
    yield made
    made.close()


def _forget_one_promise(work: Work, _command: None) -> None:
    work.session.execute(
        update(Order).where(Order.number == "SO20261014003").values(next_promise=None)
    )


Ask = Callable[[Any, int], Any]
LISTS: dict[str, tuple[Callable[..., Any], Ask]] = {
    **{
        f"orders-{one}": (
            order_list, lambda after, limit, one=one: OrdersAsk(TODAY, one, after=after,
                                                                limit=limit),
        )
        for one in OrderFilter
    },
    "orders-by-date": (
        order_list,
        lambda after, limit: OrdersAsk(
            TODAY, OrderFilter.OPEN, sort=OrderSort.DATE, after=after, limit=limit
        ),
    ),
    "orders-backwards": (
        order_list,
        lambda after, limit: OrdersAsk(TODAY, descending=True, after=after, limit=limit),
    ),
    **{
        f"deliveries-{one}": (
            delivery_list,
            lambda after, limit, one=one: DeliveriesAsk(TODAY, one, after=after, limit=limit),
        )
        for one in DeliveryFilter
    },
    **{
        f"complaints-{one}": (
            complaint_list,
            lambda after, limit, one=one: ComplaintsAsk(NOW, one, after=after, limit=limit),
        )
        for one in ComplaintFilter
    },
    **{
        f"customers-{one}": (
            customer_list,
            lambda after, limit, one=one: CustomersAsk(TODAY, one, after=after, limit=limit),
        )
        for one in CustomerFilter
    },
    **{
        f"products-{one}": (
            product_list,
            lambda after, limit, one=one: ProductsAsk(TODAY, one, after=after, limit=limit),
        )
        for one in ProductFilter
    },
}


@pytest.mark.parametrize("name", list(LISTS))
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_any_size_read_every_row_once_and_in_order(
    context: Context, name: str, size: int
) -> None:
    query, ask = LISTS[name]
    whole = context.ask(query, ask(None, 1000)).rows
    found: list[Any] = []
    after = None
    while True:
        page = context.ask(query, ask(after, size))
        assert len(page.rows) <= size
        found += page.rows
        after = page.next_key
        if after is None:
            break
    assert found == list(whole)


@pytest.mark.parametrize(
    ("query", "ask", "counts", "filters"),
    [
        (order_list, lambda one: OrdersAsk(TODAY, one), order_counts, OrderFilter),
        (delivery_list, lambda one: DeliveriesAsk(TODAY, one), delivery_counts, DeliveryFilter),
        (complaint_list, lambda one: ComplaintsAsk(NOW, one), complaint_counts, ComplaintFilter),
        (customer_list, lambda one: CustomersAsk(TODAY, one), customer_counts, CustomerFilter),
        (product_list, lambda one: ProductsAsk(TODAY, one), product_counts, ProductFilter),
    ],
    ids=["orders", "deliveries", "complaints", "customers", "products"],
)
def test_a_filter_holds_as_many_rows_as_its_count_says(
    context: Context, query: Any, ask: Any, counts: Any, filters: Any
) -> None:
    counted = context.ask(counts, TODAY)
    for one in filters:
        assert len(context.ask(query, ask(one)).rows) == counted[one], one


def test_open_orders_stand_by_promise_and_those_without_one_last(context: Context) -> None:
    rows = context.ask(order_list, OrdersAsk(TODAY)).rows
    promises = [row.next_promise for row in rows]
    assert promises[-1] is None
    assert promises[:-1] == sorted(promises[:-1])
    assert {row.state for row in rows} == {"open", "part"}


def test_late_is_before_today_and_not_today(context: Context) -> None:
    rows = context.ask(order_list, OrdersAsk(TODAY, OrderFilter.LATE)).rows
    assert rows
    assert all(row.next_promise < TODAY for row in rows)
    assert not context.ask(
        order_list, OrdersAsk(TODAY - timedelta(days=90), OrderFilter.LATE)
    ).rows


@pytest.mark.parametrize(
    ("text", "customer"),
    [("茶業", "和泰茶業"), ("049-276", "和泰茶業"), ("pacific", "Pacific Foods")],
)
def test_orders_are_found_by_customer_and_phone_whatever_the_capitals(
    context: Context, text: str, customer: str
) -> None:
    rows = context.ask(order_list, OrdersAsk(TODAY, OrderFilter.ALL, text)).rows
    assert {row.customer for row in rows} == {customer}


def test_orders_are_found_by_item_number_and_po(context: Context) -> None:
    def found(text: str) -> set[str]:
        page = context.ask(order_list, OrdersAsk(TODAY, OrderFilter.ALL, text))
        return {row.customer for row in page.rows}

    assert found("遮光紙管") == {"和泰茶業"}
    assert found("PO-10") == {"大昌五金"}
    assert found("50% off_") == set()


def test_a_customer_shows_what_is_open_late_and_complained(context: Context) -> None:
    row = context.ask(customer_list, CustomersAsk(TODAY, text="C0001")).rows[0]
    assert (row.open_orders, row.late_orders, row.open_complaints) == (1, 1, 1)


def test_the_month_to_state_is_last_month_or_where_the_work_ended(context: Context) -> None:
    assert context.ask(month_to_state, TODAY) == Month(2026, 10)
    assert context.ask(month_to_state, TODAY.replace(year=2036)) == Month(2026, 11)


def test_a_book_is_empty_until_it_has_a_name_or_a_customer(
    context: Context, tmp_path: Path
) -> None:
    assert not context.ask(firm_row, None).empty
    fresh = small.open_empty(tmp_path / "fresh")
    assert fresh.ask(firm_row, None).empty
    fresh.close()


def test_no_list_reads_a_whole_table(context: Context) -> None:
    """Every page of a list that may grow without end runs along an index."""
    with context.book.read() as read:
        for model, column in ((Order, Order.date), (Delivery, Delivery.date),
                              (Customer, Customer.code)):
            plan = read.session.execute(_explain(model, column)).all()
            assert not any("USE TEMP B-TREE" in str(step) for step in plan), plan


def _explain(model: Any, column: Any) -> Any:
    from sqlalchemy import select, text

    from app.queries.lists.keyset import Sort, ordered

    sorts = [Sort(column)] if column is Customer.code else [Sort(column), Sort(model.id)]
    query = ordered(select(model.id), sorts, None, 200)
    return text(f"EXPLAIN QUERY PLAN {query.compile(compile_kwargs={'literal_binds': True})}")


@pytest.mark.parametrize(
    "typed", ["cr", "changrong", "ㄔㄖ", "2359-8830", "23598830", "長榮", "C0001"]
)
def test_a_customer_is_found_by_sound_digits_name_and_code(context: Context, typed: str) -> None:
    rows = context.ask(customer_list, CustomersAsk(TODAY, text=typed)).rows
    assert "C0001" in [row.code for row in rows]


def test_a_customer_whose_note_came_back_unsigned_stands_under_its_own_filter(
    context: Context,
) -> None:
    found = context.ask(customer_list, CustomersAsk(TODAY, CustomerFilter.UNSIGNED)).rows
    assert found
    assert all(row.unsigned for row in found)
    others = context.ask(customer_list, CustomersAsk(TODAY)).rows
    assert {row.id for row in others if row.unsigned} == {row.id for row in found}
