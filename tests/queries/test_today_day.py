"""The day's list: grouped, bundled, whose it is, what was put off, and read piece by piece."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Contact
from app.domain.choices import ReceiptMethod
from app.queries.day import DayAsk, day_count, day_list
from app.queries.day_rows import Day, DayFilter, DayGroup, DayRow
from app.queries.today import ToDoAsk, to_do
from app.queries.waiting import parts
from app.queries.waiting.item import Kind, Waiting
from app.queries.waiting.part import Part
from app.queries.waiting.parts import PieceAsk, waiting_piece
from app.services.complaints import (
    CloseComplaint,
    ReplyComplaint,
    TakeComplaint,
    close_complaint,
    reply_complaint,
    take_complaint,
)
from app.services.put_off import Put, PutThingsOff, put_things_off
from app.services.receipts import RecordReceipt, record_receipt
from tests.books import NOW, act, add, customer
from tests.services.trading import NOVEMBER, issue, order, ship

ON = NOW.date()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(short_name="大華", phone="04-1234", fax="04-2;04-3"))
    yield opened
    opened.close()


def found(book: Book, now: dt.datetime) -> tuple[Waiting, ...]:
    rows: list[Waiting] = []
    for part in Part:
        after, first = None, True
        while first or after is not None:
            with book.read() as read:
                page = waiting_piece(read, PieceAsk(part, now, after))
            rows += page.rows
            after, first = page.next_key, False
    return tuple(rows)


def day(book: Book, now: dt.datetime = NOW, actor: str = "mei", **more: Any) -> Day:
    with book.read() as read:
        return day_list(read, DayAsk(now, actor, found(book, now), **more))


def shown(day: Day) -> list[Any]:
    """Groups by name, rows by kind."""
    return [
        row.group.value if isinstance(row, DayGroup) else (row.kind.value, len(row.members))
        for row in day.rows
    ]


def rows(day: Day) -> list[DayRow]:
    return [row for row in day.rows if isinstance(row, DayRow)]


def complain(book: Book, received: dt.datetime) -> None:
    act(book, lambda w: take_complaint(w, TakeComplaint(1, received, description="壓痕\n破裂")))


def pay_by_cheque(book: Book, number: str, day: dt.date, amount: int = 500) -> None:
    command = RecordReceipt(
        1, dt.date(2026, 11, 5), Decimal(amount), method=ReceiptMethod.CHEQUE, cheque_no=number,
        cheque_date=day,
    )
    act(book, lambda w: record_receipt(w, command))


def test_pieces_hold_just_what_the_whole_list_holds(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in (("ORDERS", 2), ("STATED", 1), ("DAYS", 5), ("ACCOUNTS", 1)):
        monkeypatch.setattr(parts, f"{name}_AT_ONCE", size)
    add(book, customer("C2"))
    add(book, customer("C3"))
    for place in range(5):
        order(book, 10, promised_date=ON - dt.timedelta(days=place // 2 + 1))
    order(book, 10, promised_date=ON, customer_id=2)
    for days in (40, 18, 17, 16, 15, 14, 13, 12):
        shipped = ON - dt.timedelta(days=days)
        ship(book, (1, 10), date=shipped, arrived_on=shipped)
    ship(book, (6, 5), customer_id=2, date=dt.date(2026, 11, 2))
    complain(book, NOW - dt.timedelta(hours=3))
    now = dt.datetime(2026, 12, 8, 10)
    with book.read() as read:
        whole = [(one.kind, one.record) for one in to_do(read, ToDoAsk(now))]
    pieced = [
        (one.kind, one.record) for one in found(book, now) if one.kind is not Kind.NOT_ARRIVED
    ]
    assert sorted(pieced) == sorted(whole)
    assert len({kind for kind, _ in whole}) >= 5


def test_what_is_past_its_time_goes_first_and_what_is_only_chased_last(book: Book) -> None:
    order(book, 10, promised_date=ON - dt.timedelta(days=1))
    order(book, 20, promised_date=ON)
    order(book, 30, promised_date=dt.date(2026, 11, 23))
    ship(book, (1, 5), date=dt.date(2026, 11, 10), arrived_on=dt.date(2026, 11, 10))
    answer = day(book)
    assert shown(answer) == [
        "first", ("late_order", 1), "today", ("order_due", 1), "next", ("note_unsigned", 1),
    ]
    assert answer.late == 1
    assert [row.count for row in answer.rows if isinstance(row, DayGroup)] == [1, 1, 1]


@pytest.mark.parametrize(("received", "group"), [
    (NOW - dt.timedelta(hours=1), "today"),
    (NOW - dt.timedelta(hours=16), "today"),
    (NOW - dt.timedelta(hours=18), "first"),
    (NOW - dt.timedelta(hours=20, minutes=30), "first"),
    (NOW - dt.timedelta(days=3), "first"),
])
def test_a_complaint_presses_from_its_last_hours_or_the_day_after_it_came_in(
    book: Book, received: dt.datetime, group: str
) -> None:
    complain(book, received)
    assert shown(day(book)) == [group, ("complaint", 1)]
    [row] = rows(day(book))
    assert row.subject.words == "壓痕 破裂"
    assert row.first.until == received + dt.timedelta(hours=24)


def test_it_says_what_is_open_of_an_order_and_whom_to_call(book: Book) -> None:
    order(book, 10, 20, promised_date=ON, customer_po="PO-7")
    ship(book, (1, 60))
    [row] = [row for row in rows(day(book)) if row.kind is Kind.ORDER_DUE]
    assert (row.subject.words, row.subject.quantity, row.subject.more) == ("箱 10", Decimal(40), 1)
    assert row.subject.customer_po == "PO-7"
    assert (row.caller.contact, row.caller.phone, row.caller.fax) == ("", "04-1234", "04-2")
    add(book, Contact(customer_id=1, name="周小姐", role="會計", phone="04-9"))
    add(book, Contact(customer_id=1, name="陳淑芬", role="採購", fax="04-8"))
    [row] = [row for row in rows(day(book)) if row.kind is Kind.ORDER_DUE]
    assert (row.caller.contact, row.caller.phone, row.caller.fax) == (
        "採購 陳淑芬", "04-1234", "04-8"
    )


def test_cheques_for_the_bank_are_one_row_and_one_near_its_last_day_stands_apart(
    book: Book,
) -> None:
    for place in range(3):
        pay_by_cheque(book, f"AB{place}", ON - dt.timedelta(days=place))
    pay_by_cheque(book, "OLD", ON - dt.timedelta(days=7))
    answer = day(book)
    cheques = [one for one in shown(answer) if isinstance(one, str) or one[0] == "cheque"]
    assert cheques[:4] == ["first", ("cheque", 1), "today", ("cheque", 3)]
    [bundle] = [row for row in rows(answer) if row.bundle]
    assert bundle.amount == Decimal(1500)
    assert bundle.identity == ("cheque", "bundle today", 0, "TWD")


def test_two_of_a_kind_are_no_bundle(book: Book) -> None:
    pay_by_cheque(book, "AB1", ON)
    pay_by_cheque(book, "AB2", ON)
    assert shown(day(book))[:3] == ["today", ("cheque", 1), ("cheque", 1)]


def test_a_months_statements_to_send_are_one_row_made_or_not(book: Book) -> None:
    for place in (2, 3):
        add(book, customer(f"C{place}"))
    for place in (1, 2, 3):
        order(book, 10, customer_id=place)
        ship(book, (place, 50), customer_id=place)
    issue(book, NOVEMBER)
    answer = day(book, dt.datetime(2026, 12, 5, 9))
    [bundle] = [row for row in rows(answer) if row.bundle]
    assert (bundle.kind, bundle.group.value) == (Kind.STATEMENT_TO_SEND, "today")
    assert sorted(one.document for one in bundle.members)[:2] == ["", ""]
    assert bundle.identity[:3] == ("statement_to_send", "bundle today", 202611)


def test_mine_is_what_names_me_or_nobody_and_everything_where_i_am_nowhere(book: Book) -> None:
    add(book, customer("C2", clerk="lin"))
    add(book, customer("C3", clerk="mei"))
    for place in (1, 2, 3):
        order(book, 10, promised_date=ON, customer_id=place)
    order(book, 10, promised_date=ON, customer_id=2, clerk="mei")
    assert day(book).counts == {
        DayFilter.MINE: 3, DayFilter.EVERYONE: 4, DayFilter.PUT_OFF: 0,
    }
    assert len(rows(day(book))) == 3
    assert len(rows(day(book, filter=DayFilter.EVERYONE))) == 4
    assert day(book, actor="root").counts[DayFilter.MINE] == 4


def test_what_is_put_off_is_hidden_until_its_day_and_listed_with_its_reason(book: Book) -> None:
    order(book, 10, promised_date=ON)
    until = ON + dt.timedelta(days=2)
    off = PutThingsOff((Put("order_due", ("orders", 1)),), until, "等客戶")
    act(book, lambda w: put_things_off(w, off))
    answer = day(book)
    assert shown(answer) == []
    assert answer.counts[DayFilter.PUT_OFF] == 1
    [row] = rows(day(book, filter=DayFilter.PUT_OFF))
    assert (row.put_off_until, row.put_off_reason) == (until, "等客戶")
    # By then it is late, which is another reason: it presses at once.
    later = dt.datetime.combine(until, dt.time(9))
    assert shown(day(book, later)) == ["first", ("late_order", 1)]


def test_a_search_finds_number_customer_item_and_phone(book: Book) -> None:
    add(book, customer("C2", name="長榮食品", phone="02-5678"))
    order(book, 10, promised_date=ON)
    order(book, 20, promised_date=ON, customer_id=2)
    number = rows(day(book))[0].first.document
    for text, names in (
        ("大華", ["大華"]), ("箱 20", ["長榮食品"]), ("5678", ["長榮食品"]),
        ("c2", ["長榮食品"]), (number[:6], ["大華", "長榮食品"]), ("沒有", []),
    ):
        answer = day(book, text=text)
        assert sorted(row.party.short for row in rows(answer)) == sorted(names), text
        assert answer.counts[DayFilter.MINE] == 2


def test_a_search_looks_through_everything_and_reads_of_the_most_urgent_what_they_are_about(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.queries.day.SEARCHED", 1)
    add(book, customer("C2", name="長榮食品"))
    for late in (1, 2, 3):
        promised = ON - dt.timedelta(days=late)
        order(book, 10 * late, promised_date=promised, customer_id=late // 3 + 1)
    with book.read() as read:
        for waiting in (found(book, NOW), found(book, NOW)[::-1]):
            for text, late in (("c2", [3]), ("大華", [2, 1]), ("箱 30", [3]), ("箱 10", [])):
                answer = day_list(read, DayAsk(NOW, "mei", waiting, text=text))
                assert [row.days_late for row in rows(answer)] == late, text


@pytest.mark.parametrize("text", ["", "大華", "乙方", "SO", "04-1", "沒有的"])
def test_what_is_counted_is_what_a_search_would_show(book: Book, text: str) -> None:
    add(book, customer("C2", name="乙方紙業"))
    for owner in (1, 2, 2):
        order(book, 10, promised_date=ON - dt.timedelta(days=2), customer_id=owner)
    complain(book, NOW - dt.timedelta(hours=3))
    put = Put("late_order", ("orders", 2))
    act(book, lambda w: put_things_off(w, PutThingsOff((put,), ON + dt.timedelta(days=3))))
    for chosen in DayFilter:
        asked: dict[str, Any] = {"filter": chosen, "text": text}
        with book.read() as read:
            count = day_count(read, DayAsk(NOW, "mei", found(book, NOW), **asked))
        assert count == len(rows(day(book, **asked))), chosen


def test_a_long_group_says_how_many_there_are_and_shows_the_first(book: Book) -> None:
    for place in range(4):
        order(book, 10, promised_date=ON - dt.timedelta(days=place + 1))
    group, *most = day(book, shown=2).rows
    assert isinstance(group, DayGroup)
    assert (group.count, group.shown, len(most)) == (4, 2, 2)
    assert [row.days_late for row in most if isinstance(row, DayRow)] == [4, 3]


def test_goods_are_looked_for_after_two_working_days_where_arrivals_are_noted(
    book: Book,
) -> None:
    order(book, 10)
    wednesday = dt.date(2026, 11, 18)
    number = ship(book, (1, 10), date=wednesday)
    at = dt.datetime.combine(wednesday, dt.time(9))

    def looked_for(days: int) -> list[str]:
        answer = day(book, at + dt.timedelta(days=days))
        return [row.first.document for row in rows(answer) if row.kind is Kind.NOT_ARRIVED]

    assert looked_for(5) == []
    ship(book, (1, 10), date=wednesday, arrived_on=wednesday)
    assert looked_for(2) == []
    assert looked_for(3) == [number]
    assert looked_for(31) == [number]
    assert looked_for(32) == []


def test_a_complaint_answered_a_week_ago_is_asked_about_until_it_is_closed(book: Book) -> None:
    received = dt.datetime(2026, 11, 2, 9)
    complain(book, received)
    reply = ReplyComplaint(1, 9, received + dt.timedelta(hours=2))
    act(book, lambda w: reply_complaint(w, reply))
    assert shown(day(book, received + dt.timedelta(days=6))) == []
    late = day(book, received + dt.timedelta(days=7))
    assert shown(late) == ["next", ("complaint_open", 1)]
    close = CloseComplaint(1, 99, received + dt.timedelta(days=7))
    act(book, lambda w: close_complaint(w, close))
    assert shown(day(book, received + dt.timedelta(days=7))) == []


def test_who_owes_in_two_currencies_stands_there_twice(book: Book) -> None:
    order(book, 10)
    order(book, 20, currency="USD")
    for line in (1, 2):
        ship(book, (line, 50))
    owed = [
        row for row in rows(day(book, dt.datetime(2027, 2, 1, 9))) if row.kind is Kind.RECEIVABLE
    ]
    assert sorted(row.first.currency for row in owed) == ["TWD", "USD"]
    assert len({row.identity for row in owed}) == 2


def test_a_complaint_that_is_nearly_late_goes_before_orders_that_are(book: Book) -> None:
    order(book, 10, promised_date=ON - dt.timedelta(days=9))
    at = dt.datetime.combine(ON, dt.time(14))
    complain(book, at - dt.timedelta(hours=5))
    assert shown(day(book, at)) == ["first", ("complaint", 1), ("late_order", 1)]
