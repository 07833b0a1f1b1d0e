"""Deliveries shipped, received, voided and made anew by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from app.db.book import Book
from app.db.models import Customer, Delivery, DeliveryLine, JournalEntry, Order, OrderLine, Product
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.statement_figures import statement_figures
from app.services.check import check
from app.services.deliveries import (
    EditDelivery,
    ReissueDelivery,
    ShipDelivery,
    VoidDelivery,
    edit_delivery,
    reissue_delivery,
    ship_delivery,
    void_delivery,
)
from app.services.given import FieldRefused
from app.services.order_lines import NewLine
from app.services.orders import PlaceOrder, place_order
from app.services.perform import EditConflict
from app.services.received import ReceivedLine, RecordReceived, record_received
from app.services.shipped_lines import ShipLine
from app.services.statements import IssueStatement, issue_statement
from app.services.undo import UndoLast, undo_last
from tests.books import DAY, act, add, customer, held

LINE = NewLine(Decimal(100), Decimal("12.5"), name="封箱膠帶", discount_percent=Decimal("0.1"))


@pytest.fixture
def desk(book: Book) -> Book:
    """Customer 1 with order 1: line 1 (100 at 12.5 less 10 %), line 2 (40 at 30)."""
    add(book, customer(short_name="大華"))
    order(book, LINE, NewLine(Decimal(40), Decimal(30), name="紙箱"))
    return book


def order(book: Book, *lines: NewLine, **more: Any) -> int:
    command = PlaceOrder(**{"customer_id": 1, "date": DAY, "lines": lines, **more})
    return int(act(book, lambda w: place_order(w, command)).value["id"])


def ship(book: Book, *lines: tuple[int, int], **more: Any) -> Any:
    goods = tuple(ShipLine(line, Decimal(quantity)) for line, quantity in lines)
    command = ShipDelivery(**{"customer_id": 1, "date": DAY, "lines": goods, **more})
    return act(book, lambda w: ship_delivery(w, command), verb="ship_delivery").value


def receive(book: Book, line: int, quantity: int | None, **more: Any) -> None:
    given = ReceivedLine(line, book.head().seq, Decimal(quantity) if quantity is not None else None)
    command = RecordReceived(1, book.head().seq, (given,), **more)
    act(book, lambda w: record_received(w, command), verb="record_received")


def void(book: Book, delivery: int = 1) -> None:
    command = VoidDelivery(delivery, book.head().seq, "單價錯")
    act(book, lambda w: void_delivery(w, command), verb="void_delivery")


def issue(book: Book) -> None:
    command = IssueStatement(1, "TWD", Month(2026, 11))
    act(book, lambda w: issue_statement(w, command), actor="lin")


def take_back(book: Book) -> None:
    act(book, lambda w: undo_last(w, UndoLast()), verb="undo")


def figures(book: Book, month: Month) -> Any:
    with book.read() as read:
        return statement_figures(read.session, month)[0].account.figures


def test_a_delivery_freezes_what_it_bills(desk: Book) -> None:
    made = ship(desk, (1, 40), (2, 40), freight=Decimal("99.6"), carrier=" 新竹貨運 ")
    assert made["number"] == "DN20261105001"
    paper = held(desk, Delivery, 1)
    assert (paper.base, paper.tax_amount, paper.gross) == (1750, 88, 1838)
    assert (paper.currency, paper.tax_rate, paper.freight) == ("TWD", Decimal("0.05"), 100)
    assert (paper.statement_month, paper.carrier) == (Month(2026, 11), "新竹貨運")
    line = held(desk, DeliveryLine, 1)
    assert (line.amount, line.unit_price, line.discount_percent) == (
        450, Decimal("12.5"), Decimal("0.1")
    )
    assert (held(desk, OrderLine, 1).delivered, held(desk, Order, 1).state) == (40, "part")
    assert check(desk).sound


def test_a_paper_dated_into_an_issued_month_belongs_to_the_next(desk: Book) -> None:
    ship(desk, (1, 1))
    issue(desk)
    ship(desk, (1, 1))
    assert held(desk, Delivery, 2).statement_month == Month(2026, 12)


def test_the_customers_own_tax_and_cut_off_day_decide(desk: Book) -> None:
    own = {"tax": "included", "tax_rate": Decimal("0.13"), "closing_day": 4}
    act(desk, lambda w: w.update_many(Customer, [{"id": 1, **own}]))
    ship(desk, (2, 40))
    paper = held(desk, Delivery, 1)
    assert (paper.net, paper.tax_amount, paper.gross) == (1062, 138, 1200)
    assert paper.statement_month == Month(2026, 12)


def test_a_credit_hold_is_passed_only_by_name_and_reason(desk: Book) -> None:
    act(desk, lambda w: setattr(w.session.get_one(Customer, 1), "credit_hold", True))
    for more in ({}, {"released_by": "王經理"}, {"reason": "已匯款"}):
        with pytest.raises(DomainError, match="credit_hold"):
            ship(desk, (1, 1), **more)
    ship(desk, (1, 1), released_by="王經理", reason="已匯款")
    with desk.read() as read:
        answer = read.session.get_one(JournalEntry, desk.head().seq).answer or ""
    assert "王經理" in answer
    assert "已匯款" in answer


def test_more_than_the_tolerance_needs_consent(desk: Book) -> None:
    add(desk, Product(code="T", name="膠帶", tolerance_percent=Decimal("0.05")))
    order(desk, NewLine(Decimal(333), Decimal(1), product_id=1))
    with pytest.raises(DomainError, match="over_delivery"):
        ship(desk, (1, 60), (1, 41))
    ship(desk, (3, 300))
    with pytest.raises(DomainError, match="most='49'"):
        ship(desk, (3, 50))
    ship(desk, (3, 49))
    ship(desk, (3, 1), over_consented=True)
    assert held(desk, OrderLine, 3).delivered == 350


def test_lines_that_cannot_go_together_are_refused(desk: Book) -> None:
    add(desk, customer("C2"))
    order(desk, LINE, customer_id=2)
    order(desk, LINE, currency="USD")
    for lines, refusal in (
        ((), "delivery_empty"), (((1, 1), (3, 1)), "other_customer"),
        (((1, 1), (4, 1)), "two_currencies"), (((99, 1),), "record_gone"),
    ):
        with pytest.raises(DomainError, match=refusal):
            ship(desk, *lines)
    with pytest.raises(FieldRefused) as refused:
        ship(desk, (1, 1), (2, 0))
    assert (refused.value.field, refused.value.row) == ("quantity", 2)
    assert ship(desk, (4, 1))["number"] == "DN20261105001"
    assert held(desk, Delivery, 1).currency == "USD"


def test_a_cancelled_order_does_not_ship(desk: Book) -> None:
    act(desk, lambda w: setattr(w.session.get_one(Order, 1), "cancelled", True))
    with pytest.raises(DomainError, match="order_cancelled"):
        ship(desk, (1, 1))


def test_what_was_received_is_what_is_billed(desk: Book) -> None:
    ship(desk, (2, 40))
    receive(desk, 1, 38, arrived_on=date(2026, 11, 6))
    paper = held(desk, Delivery, 1)
    assert (paper.base, paper.tax_amount, paper.arrived_on) == (1140, 57, date(2026, 11, 6))
    assert (held(desk, OrderLine, 2).delivered, held(desk, DeliveryLine, 1).amount) == (38, 1140)
    receive(desk, 1, None)
    assert (held(desk, Delivery, 1).gross, held(desk, Delivery, 1).arrived_on) == (
        1260, date(2026, 11, 6)
    )
    assert check(desk).sound


def test_what_is_received_after_the_statement_is_a_correction_of_the_next(desk: Book) -> None:
    ship(desk, (2, 40))
    issue(desk)
    receive(desk, 1, 38)
    assert held(desk, Delivery, 1).statement_month == Month(2026, 11)
    november, december = figures(desk, Month(2026, 11)), figures(desk, Month(2026, 12))
    assert (november.closing, december.opening) == (1260, 1260)
    assert (december.sales, december.tax, december.closing) == (-60, -3, 1197)
    take_back(desk)
    assert figures(desk, Month(2026, 12)).closing == 1260


def test_two_counting_one_line_are_shown_each_others_count(desk: Book) -> None:
    ship(desk, (2, 40))
    version = desk.head().seq
    receive(desk, 1, 38)
    late = RecordReceived(1, version, (ReceivedLine(1, version, Decimal(39)),))
    with pytest.raises(EditConflict):
        act(desk, lambda w: record_received(w, late))


def test_a_voided_delivery_counts_nowhere_and_stays(desk: Book) -> None:
    ship(desk, (2, 40))
    void(desk)
    assert (held(desk, Order, 1).state, held(desk, OrderLine, 2).delivered) == ("open", 0)
    assert held(desk, Delivery, 1).gross == 1260
    with pytest.raises(DomainError, match="delivery_voided"):
        void(desk)
    with pytest.raises(DomainError, match="delivery_voided"):
        receive(desk, 1, 38)
    take_back(desk)
    assert (held(desk, Order, 1).state, held(desk, Delivery, 1).voided) == ("part", False)
    assert check(desk).sound


def test_a_reissued_delivery_has_its_own_number_and_the_old_one_stays_void(desk: Book) -> None:
    ship(desk, (1, 100), (2, 10), carrier="新竹")
    act(desk, lambda w: setattr(w.session.get_one(Customer, 1), "credit_hold", True))
    command = ReissueDelivery(1, desk.head().seq, "地址錯", edited={"ship_to": "臺中港路"})
    made = act(desk, lambda w: reissue_delivery(w, command), verb="reissue_delivery").value
    assert (made["number"], made["voided"]) == ("DN20261122001", "DN20261105001")
    old, new = held(desk, Delivery, 1), held(desk, Delivery, 2)
    assert (old.voided, new.voided, new.gross) == (True, False, old.gross)
    assert (new.carrier, new.ship_to) == ("新竹", "臺中港路")
    assert held(desk, OrderLine, 1).delivered == 100
    take_back(desk)
    assert (held(desk, Delivery, 1).voided, held(desk, Delivery, 2).voided) == (False, True)
    assert held(desk, OrderLine, 1).delivered == 100
    assert check(desk).sound


def test_a_reissue_counts_without_the_paper_it_replaces(desk: Book) -> None:
    ship(desk, (1, 100))

    def again(quantity: int) -> None:
        goods = (ShipLine(1, Decimal(quantity)),)
        command = ReissueDelivery(1, desk.head().seq, lines=goods)
        act(desk, lambda w: reissue_delivery(w, command), verb="reissue_delivery")

    with pytest.raises(DomainError, match="over_delivery"):
        again(101)
    assert not held(desk, Delivery, 1).voided
    again(100)
    assert (held(desk, OrderLine, 1).delivered, held(desk, Delivery, 1).voided) == (100, True)


def test_undo_voids_a_delivery_unless_its_statement_is_issued(desk: Book) -> None:
    ship(desk, (1, 10))
    take_back(desk)
    assert held(desk, Delivery, 1).voided
    assert held(desk, OrderLine, 1).delivered == 0
    ship(desk, (1, 10))
    issue(desk)
    with pytest.raises(DomainError, match="undo_issued"):
        take_back(desk)
    assert not held(desk, Delivery, 2).voided


def test_where_it_went_may_be_noted_but_nothing_that_it_bills(desk: Book) -> None:
    ship(desk, (1, 10))
    head = desk.head().seq
    act(desk, lambda w: edit_delivery(w, EditDelivery(1, head, {"tracking_no": "88-1"})))
    assert held(desk, Delivery, 1).tracking_no == "88-1"
    with pytest.raises(ValueError, match="freight"):
        act(desk, lambda w: edit_delivery(w, EditDelivery(1, head, {"freight": Decimal(1)})))


def test_numbers_of_a_refused_delivery_are_not_lost(desk: Book) -> None:
    with pytest.raises(DomainError):
        ship(desk, (1, 101))
    assert ship(desk, (1, 1))["number"] == "DN20261105001"
    with desk.read() as read:
        assert read.session.scalars(select(Delivery.number)).all() == ["DN20261105001"]
