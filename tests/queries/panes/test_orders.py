"""One order as its pane shows it: what is open, which papers it has, what came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Contact
from app.domain.choices import OrderState
from app.domain.months import Month
from app.queries.lists.orders import OrderFilter, OrderRow, OrdersAsk, order_counts, order_list
from app.queries.panes.orders import OrderFacts, order_facts
from app.services.attachments import AttachFiles, GivenFile, attach_files
from app.services.complaints import CloseComplaint, TakeComplaint, close_complaint, take_complaint
from app.services.deliveries import EditDelivery, VoidDelivery, edit_delivery, void_delivery
from app.services.orders import CancelOrder, cancel_order
from app.services.promises import PromisedLine, SetPromise, set_promise
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from tests.books import DAY, NOW, act, add, customer
from tests.services.trading import issue, order, ship

ORDER, NOTE = "SO20261105001", "DN20261105001"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(phone="04-1", fax="04-2", clerk="怡君"))
    order(opened, 10, 20, promised_date=date(2026, 11, 20))
    yield opened
    opened.close()


def facts(book: Book, order_id: int = 1) -> OrderFacts:
    with book.read() as read:
        found = order_facts(read, order_id)
    assert found is not None
    return found


def rows(book: Book, chosen: OrderFilter = OrderFilter.ALL, today: date = DAY) -> list[OrderRow]:
    with book.read() as read:
        return list(order_list(read, OrdersAsk(today, chosen)).rows)


def file(book: Book, document: str, **more: Any) -> None:
    paper = FileReturnedPaper(document, date(2026, 11, 24), **more)
    act(book, lambda w: file_returned_paper(w, paper))


def version(book: Book) -> int:
    return book.head().seq


def test_lines_say_what_was_ordered_what_is_open_and_for_how_much(book: Book) -> None:
    ship(book, (1, 60), (2, 100))
    found = facts(book)
    assert [
        [int(one.ordered), int(one.delivered), int(one.open), int(one.amount)]
        for one in found.lines
    ] == [[100, 60, 40, 1000], [100, 100, 0, 2000]]
    assert (int(found.open), found.state, found.unfinished) == (40, OrderState.PART, True)
    assert [int(found.net), int(found.tax), int(found.gross)] == [3000, 150, 3150]
    assert found.owner == "怡君"


def test_a_line_says_its_own_date_only_where_it_has_another(book: Book) -> None:
    lines = (PromisedLine(2, version(book)),)
    act(book, lambda w: set_promise(
        w, SetPromise(1, version(book), date(2026, 11, 25), "缺料", lines)))
    assert [one.promised for one in facts(book).lines] == [None, date(2026, 11, 25)]


def test_deliveries_count_as_batches_and_a_voided_one_does_not(book: Book) -> None:
    ship(book, (1, 10))
    ship(book, (1, 20))
    act(book, lambda w: void_delivery(w, VoidDelivery(1, version(book), "打錯")))
    ship(book, (1, 30), date=date(2026, 11, 6))
    papers = facts(book).papers
    assert [(one.batch, one.voided) for one in papers.deliveries] == [
        (0, True), (1, False), (2, False)]
    assert papers.deliveries[1].sign_by is None
    act(book, lambda w: edit_delivery(
        w, EditDelivery(2, version(book), {"arrived_on": date(2026, 11, 5)})))
    assert facts(book).papers.deliveries[1].sign_by == date(2026, 11, 10)  # three working days


def test_what_came_back_stands_with_its_paper_and_the_last_return_counts(book: Book) -> None:
    ship(book, (1, 10))
    issue(book)
    papers = facts(book).papers
    assert (papers.contract, papers.contract_wanted) == (None, False)
    assert [(one.number[:2], one.month) for one in papers.statements] == [
        ("ST", Month(2026, 11))]
    file(book, ORDER, channel="fax")
    file(book, NOTE, remark="短 2 個")
    file(book, NOTE)
    papers = facts(book).papers
    assert papers.contract is not None
    assert papers.contract.channel == "fax"
    assert papers.deliveries[0].back is not None
    assert not papers.deliveries[0].back.differs


def test_whom_to_call_is_the_first_contact_and_what_it_lacks_is_the_customers(
    book: Book,
) -> None:
    assert (facts(book).contact, facts(book).phone, facts(book).fax) == ("", "04-1", "04-2")
    add(book, Contact(customer_id=1, name="陳淑芬", phone="04-9"))
    assert (facts(book).contact, facts(book).phone, facts(book).fax) == (
        "陳淑芬", "04-9", "04-2")


def test_complaints_and_files_belong_to_it_and_to_its_timeline(book: Book) -> None:
    ship(book, (1, 10))
    act(book, lambda w: take_complaint(w, TakeComplaint(1, NOW, delivery_id=1)))
    act(book, lambda w: attach_files(w, AttachFiles("orders", 1, (GivenFile("a", b"1"),))))
    found = facts(book)
    assert [(one.id, one.closed) for one in found.complaints] == [(1, False)]
    assert {
        ("orders", 1), ("order_line", 1), ("delivery", 1), ("delivery_line", 1),
        ("complaint", 1), ("attachment", 1),
    } <= set(found.records)
    act(book, lambda w: close_complaint(w, CloseComplaint(1, version(book), NOW, "補貨")))
    assert facts(book).complaints[0].closed


def test_nothing_of_an_order_that_is_called_off_is_open(book: Book) -> None:
    act(book, lambda w: cancel_order(w, CancelOrder(1, version(book), "停產")))
    assert facts(book).open == 0
    with book.read() as read:
        assert order_facts(read, 99) is None


def test_the_list_tells_how_far_each_has_got_and_who_looks_after_it(book: Book) -> None:
    ship(book, (1, 60), (2, 100))
    row, = rows(book)
    done = row.progress
    assert [int(done.ordered), int(done.delivered), done.lines_done] == [200, 160, 1]
    assert row.owner == "怡君"


def test_contracts_are_missed_only_where_the_firm_has_some_signed(book: Book) -> None:
    order(book, 30)
    assert [row.contract_out for row in rows(book)] == [False, False]
    file(book, ORDER)
    assert {row.number: row.contract_out for row in rows(book)} == {
        ORDER: False, "SO20261105002": True}


@pytest.mark.parametrize(("today", "wanted"), [
    (date(2026, 11, 19), 0), (date(2026, 11, 20), 1), (date(2026, 11, 30), 1),
])
def test_what_is_due_today_or_late_needs_action(book: Book, today: date, wanted: int) -> None:
    assert len(rows(book, OrderFilter.ACTION, today)) == wanted
    with book.read() as read:
        assert order_counts(read, today)[OrderFilter.ACTION] == wanted


def test_so_does_what_is_on_hold(book: Book) -> None:
    add(book, customer("C2", credit_hold=True))
    order(book, 10, customer_id=2)
    assert [row.on_hold for row in rows(book, OrderFilter.ACTION)] == [True]
    assert Decimal(0) < rows(book)[0].gross
