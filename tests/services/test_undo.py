"""An action is taken back by a new one, unless somebody has built on it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.db.book import Book
from app.db.models import (
    Contact,
    Customer,
    Delivery,
    DeliveryLine,
    JournalEntry,
    Order,
    OrderLine,
    Statement,
)
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.search import SearchAsk, search_records
from app.services.check import check
from app.services.undo import UndoLast, undo, undo_last
from tests.books import act, add, customer, delivery, delivery_line, held, order, order_line


def take_back(book: Book, **more: str) -> int:
    return int(act(book, lambda w: undo_last(w, UndoLast()), verb="undo", **more).value)


def rename(book: Book, name: str, **more: str) -> None:
    act(book, lambda w: setattr(w.session.get_one(Customer, 1), "name", name), **more)


def count(book: Book, model: type) -> int:
    with book.read() as read:
        return read.session.scalar(select(func.count()).select_from(model)) or 0


def statement(content: str, **more: object) -> Statement:
    figures = ("opening", "sales", "credits", "tax", "received", "bounced", "closing")
    return Statement(**{
        "number": "ST1", "customer_id": 1, "currency": "TWD", "month": Month(2026, 11),
        "content_file": content, **{name: Decimal(0) for name in figures}, **more,
    })


def test_a_change_goes_back_to_what_was_there(book: Book) -> None:
    add(book, customer())
    rename(book, "新名")
    assert take_back(book) == 2
    assert held(book, Customer, 1).name == "大華包裝"
    with book.read() as read:
        assert read.session.get_one(JournalEntry, 3).undoes == 2
    assert check(book).sound


def test_one_after_the_other_goes_back_to_the_beginning(book: Book) -> None:
    add(book, customer())
    rename(book, "二")
    rename(book, "三")
    assert [take_back(book) for _ in range(3)] == [3, 2, 1]
    assert held(book, Customer, 1) is None
    with pytest.raises(DomainError, match="undo_nothing"):
        take_back(book)
    assert check(book).sound


def test_what_was_deleted_comes_back_whole(book: Book) -> None:
    add(book, customer(credit_limit=Decimal("12.34")))
    act(book, lambda w: w.session.delete(w.session.get_one(Customer, 1)))
    take_back(book)
    record = held(book, Customer, 1)
    assert (record.name, record.credit_limit, record.version) == ("大華包裝", Decimal("12.34"), 3)


def test_a_later_change_of_the_same_row_stands_in_the_way(book: Book) -> None:
    add(book, customer())
    rename(book, "二")
    rename(book, "三", actor="lin")
    with pytest.raises(DomainError, match="undo_built_on"):
        take_back(book)
    assert held(book, Customer, 1).name == "三"
    act(book, lambda w: undo(w, 3))
    assert take_back(book) == 2


def test_a_later_change_among_many_rows_stands_in_the_way_even_after_an_undo(book: Book) -> None:
    add(book, customer())
    rename(book, "二")
    act(book, lambda w: w.update_many(Customer, [{"id": 1, "phone": "9"}]), actor="lin")
    rename(book, "三")
    assert take_back(book) == 4
    with pytest.raises(DomainError, match="undo_built_on"):
        take_back(book)


def test_what_others_refer_to_stays(book: Book) -> None:
    add(book, customer())
    add(book, Contact(customer_id=1, name="王"), actor="lin")
    with pytest.raises(DomainError, match="undo_in_use"):
        take_back(book)
    assert book.head().seq == 2


def test_only_ones_own_last_action_is_taken_back(book: Book) -> None:
    add(book, customer("A"))
    add(book, customer("B"), actor="lin")
    assert take_back(book) == 1
    assert held(book, Customer, 2).code == "B"


def test_the_same_action_is_taken_back_once(book: Book) -> None:
    add(book, customer())
    act(book, lambda w: undo(w, 1))
    with pytest.raises(DomainError, match="undo_nothing"):
        act(book, lambda w: undo(w, 1))


def bring(work: Work) -> None:
    work.insert_many(Customer, [{"code": f"C{n}", "name": "大華"} for n in range(6000)])
    work.insert_many(Order, [
        {"number": f"SO{n}", "customer_id": n, "date": work.today} for n in range(1, 6001)
    ])
    work.insert_many(OrderLine, [
        {"order_id": n, "line": 1, "name": "膠帶", "quantity": 1, "unit_price": 2}
        for n in range(1, 6001)
    ])
    work.update_many(Customer, [{"id": 1, "phone": "1"}])


def test_an_import_goes_back_whole(book: Book) -> None:
    act(book, bring, verb="import")
    assert take_back(book) == 1
    assert [count(book, model) for model in (Customer, Order, OrderLine)] == [0, 0, 0]
    with book.read() as read:
        assert search_records(read, SearchAsk("膠帶")).rows == ()
        assert search_records(read, SearchAsk("大華")).rows == ()
    assert check(book).sound


def test_an_import_that_somebody_built_on_stays_whole(book: Book) -> None:
    act(book, bring, verb="import")
    act(book, lambda w: setattr(w.session.get_one(Customer, 5999), "name", "二"), actor="lin")
    with pytest.raises(DomainError, match="undo_built_on"):
        take_back(book)
    assert count(book, Customer) == 6000


def deliver(work: Work) -> None:
    for record in (delivery(), delivery_line()):
        work.session.add(record)
        work.session.flush()
    from app.services.order_refresh import refresh_lines, refresh_orders

    refresh_orders(work, refresh_lines(work, [1]))


def test_a_delivery_posted_by_hand_is_voided_and_its_order_open_again(book: Book) -> None:
    add(book, customer())
    add(book, order())
    add(book, order_line())
    act(book, deliver, verb="post_delivery")
    assert (held(book, Order, 1).state, held(book, OrderLine, 1).delivered) == ("part", 4)

    take_back(book)

    assert held(book, Delivery, 1).voided
    assert held(book, DeliveryLine, 1) is not None
    assert (held(book, Order, 1).state, held(book, OrderLine, 1).delivered) == ("open", 0)
    assert check(book).sound


def test_an_issued_statement_cannot_be_taken_back(book: Book) -> None:
    add(book, customer())
    add(book, statement("0" * 64))
    with pytest.raises(DomainError, match="undo_issued"):
        take_back(book)


def test_a_paper_that_a_statement_counts_cannot_be_taken_back(book: Book) -> None:
    add(book, customer())
    add(book, delivery(statement_month=Month(2026, 11)))
    add(book, statement(""), actor="lin")
    with pytest.raises(DomainError, match="undo_issued"):
        take_back(book)


def test_a_paper_of_a_later_month_can(book: Book) -> None:
    add(book, customer())
    add(book, statement(""))
    add(book, delivery(statement_month=Month(2026, 12)))
    assert take_back(book) == 3


def test_nothing_done_before_the_window_opened_is_taken_back(tmp_path: Path) -> None:
    book = Book.open(tmp_path)
    act(book, lambda w: w.session.add(Customer(code="A", name="甲行")), verb="customer.add")
    begun = book.head().seq
    with pytest.raises(DomainError, match="undo_nothing"):
        act(book, lambda w: undo_last(w, UndoLast(since=begun)), verb="undo")
    act(book, lambda w: w.session.add(Customer(code="B", name="乙行")), verb="customer.add")
    act(book, lambda w: undo_last(w, UndoLast(since=begun)), verb="undo")
    with book.read() as read:
        assert read.session.scalars(select(Customer.code)).all() == ["A"]
    book.close()


@pytest.mark.parametrize("verb", ["import", "demo"])
def test_a_whole_workbook_is_taken_back_only_at_once(tmp_path: Path, verb: str) -> None:
    book = Book.open(tmp_path)
    act(book, lambda w: w.session.add(Customer(code="A", name="甲行")), verb=verb)
    act(book, lambda w: w.session.add(Customer(code="B", name="乙行")), verb="customer.add")
    act(book, lambda w: undo_last(w, UndoLast()), verb="undo")
    with pytest.raises(DomainError, match="undo_not_at_once"):
        act(book, lambda w: undo_last(w, UndoLast()), verb="undo")
    book.close()
