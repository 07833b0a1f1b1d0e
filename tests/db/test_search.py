"""Text of two characters and more is found where it stands, and the index follows each commit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.db.book import Book
from app.db.models import Contact, Customer, Order, OrderLine, Product
from app.db.search import SearchKind, matching, rebuild
from app.db.search_words import phrases, words
from app.db.unit_of_work import Work
from app.queries.search import SearchAsk, search_records
from tests.books import act, add, customer, order, order_line


def find(book: Book, text: str, *kinds: SearchKind) -> set[tuple[str, int]]:
    with book.read() as read:
        ask = SearchAsk(text, frozenset(kinds or SearchKind))
        return {(hit.kind.value, hit.record_id) for hit in search_records(read, ask).rows}


@pytest.fixture
def stocked(book: Book) -> Book:
    add(book, customer("C-1105", phone="(04)2375-9399", fax="04-23759300; +886 4 2375 9301"))
    add(book, Contact(customer_id=1, name="王小明", phone="0912-345-678"))
    add(book, order("SO20261105001", customer_po="PO/77-A"))
    add(book, order_line(name="透明封箱膠帶Ａ４紙箱", size="48mm×90m"))
    add(book, Product(code="K-9", name="Königlich 氣泡布"))
    return book


THE_ORDER, THE_CUSTOMER, THE_PRODUCT = ("orders", 1), ("customer", 1), ("product", 1)


@pytest.mark.parametrize(("text", "found"), [
    ("膠帶", {THE_ORDER}),
    ("封箱膠帶", {THE_ORDER}),
    ("帶膠", set()),
    ("箱", {THE_ORDER}),
    ("a4紙", {THE_ORDER}),
    ("膠帶A4", {THE_ORDER}),
    ("so2026", {THE_ORDER}),
    ("20261105", {THE_ORDER}),
    ("po/77", {THE_ORDER}),
    ("48mm", {THE_ORDER}),
    ("大華 膠帶", {THE_ORDER}),
    ("大華", {THE_ORDER, THE_CUSTOMER}),
    ("c-1105", {THE_CUSTOMER}),
    ("ｃ-１１", {THE_CUSTOMER}),
    ("小明", {THE_CUSTOMER}),
    ("0423759399", {THE_CUSTOMER}),
    ("2375-9399", {THE_CUSTOMER}),
    ("23759301", {THE_CUSTOMER}),
    ("0912345", {THE_CUSTOMER}),
    ("koniglich", {THE_PRODUCT}),
    ("KÖNIG", {THE_PRODUCT}),
    ("", set()),
    ("  ", set()),
    ('"', set()),
    ("(*)", set()),
    ('") OR "膠帶', set()),
])
def test_what_is_typed_finds_what_has_it(
    stocked: Book, text: str, found: set[tuple[str, int]]
) -> None:
    assert find(stocked, text) == found


def test_a_kind_narrows_the_hits(stocked: Book) -> None:
    assert find(stocked, "大華", SearchKind.CUSTOMER) == {THE_CUSTOMER}


def test_the_last_written_comes_first_a_page_at_a_time(book: Book) -> None:
    for n in range(5):
        add(book, customer(f"C{n}"))
    with book.read() as read:
        first = search_records(read, SearchAsk("大華", limit=3))
        rest = search_records(read, SearchAsk("大華", limit=3, after=first.next_key))
    assert [hit.record_id for hit in (*first.rows, *rest.rows)] == [5, 4, 3, 2, 1]
    assert rest.next_key is None


def test_a_list_can_be_narrowed_to_what_matches(stocked: Book) -> None:
    with stocked.read() as read:
        condition = matching(SearchKind.ORDER, "膠帶")
        assert condition is not None
        query = select(Order.number).where(Order.id.in_(condition))
        assert list(read.session.scalars(query)) == ["SO20261105001"]
    assert matching(SearchKind.ORDER, "-") is None


def rename_line(work: Work) -> None:
    work.session.get_one(OrderLine, 1).name = "牛皮紙"


def remove_line(work: Work) -> None:
    work.session.delete(work.session.get_one(OrderLine, 1))


@pytest.mark.parametrize(("change", "now", "no_more"), [
    (rename_line, "牛皮", "膠帶"),
    (remove_line, "SO2026", "膠帶"),
    (lambda w: w.update_many(OrderLine, [{"id": 1, "name": "牛皮紙"}]), "牛皮", "膠帶"),
    (lambda w: w.delete_many(OrderLine, [1]), "SO2026", "膠帶"),
    (lambda w: setattr(w.session.get_one(Customer, 1), "name", "小美"), "小美", "大華"),
    (lambda w: w.update_many(Customer, [{"id": 1, "name": "小美"}]), "小美", "大華"),
])
def test_the_index_follows_every_change_of_an_order(
    stocked: Book, change: Any, now: str, no_more: str
) -> None:
    act(stocked, change)
    assert find(stocked, now, SearchKind.ORDER) == {THE_ORDER}
    assert find(stocked, no_more, SearchKind.ORDER) == set()


def test_a_removed_record_is_found_no_more(book: Book) -> None:
    add(book, customer())
    act(book, lambda work: work.session.delete(work.session.get_one(Customer, 1)))
    assert find(book, "大華") == set()


def test_many_rows_are_found_too(book: Book) -> None:
    def bring(work: Work) -> None:
        work.insert_many(Customer, [{"code": f"C{n}", "name": f"第{n}號客戶"} for n in range(3000)])
        rows = [{"number": "SO1", "customer_id": 1, "date": work.today}]
        work.insert_many(Order, rows)
        work.insert_many(OrderLine, [
            {"order_id": 1, "line": 1, "name": "牛皮紙", "quantity": 1, "unit_price": 1}
        ])

    act(book, bring)
    assert find(book, "牛皮") == {THE_ORDER}
    assert find(book, "第2999號") == {("customer", 3000)}


def test_an_action_that_fails_leaves_no_words(book: Book) -> None:
    def fail(work: Work) -> None:
        work.session.add(customer())
        work.finish()
        raise LookupError

    with pytest.raises(LookupError):
        act(book, fail)
    assert find(book, "大華") == set()


def test_a_rebuilt_index_finds_the_same(stocked: Book) -> None:
    act(stocked, rename_line)
    act(stocked, lambda work: rebuild(work.connection))
    assert find(stocked, "牛皮") == {THE_ORDER}
    assert find(stocked, "大華") == {THE_ORDER, THE_CUSTOMER}


HAN = st.text(alphabet="透明封箱膠帶紙板盒一二", min_size=1, max_size=12)


@given(HAN, HAN)
def test_a_phrase_of_bigrams_is_exactly_a_substring(text: str, part: str) -> None:
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='ascii')")
        index.execute("INSERT INTO t VALUES (?)", (words(text),))
        hit = index.execute("SELECT 1 FROM t WHERE t MATCH ?", (phrases(part),)).fetchone()
    assert (hit is not None) == (part in text)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_sound_query(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='ascii')")
        query = phrases(text)
        if query:
            index.execute("SELECT 1 FROM t WHERE t MATCH ?", (query,)).fetchone()
