"""What must be done: each kind from its day on, the most urgent first, without reading lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.db.book import Book
from app.domain.choices import ReceiptMethod
from app.queries.today import Kind, ToDo, ToDoAsk, to_do
from app.services.complaints import ReplyComplaint, TakeComplaint, reply_complaint, take_complaint
from app.services.discrepancies import Differing
from app.services.receipts import BounceCheque, RecordReceipt, bounce_cheque, record_receipt
from app.services.returned_papers import (
    EditReturnedPaper,
    FileReturnedPaper,
    edit_returned_paper,
    file_returned_paper,
)
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from tests.books import act, add, customer
from tests.services.trading import DECEMBER, NOVEMBER, issue, order, ship

FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer(short_name="大華", phone="04-1", fax="04-2"))
    yield opened
    opened.close()


def waiting(book: Book, on: dt.date, hour: int = 9, **more: Any) -> tuple[ToDo, ...]:
    now = dt.datetime.combine(on, dt.time(hour))
    with book.read() as read:
        return to_do(read, ToDoAsk(now, **more))


def kinds(book: Book, on: dt.date, hour: int = 9) -> list[tuple[str, str, int]]:
    return [(one.kind.value, one.document, one.days_late) for one in waiting(book, on, hour)]


def sign(book: Book, number: str) -> None:
    command = FileReturnedPaper(number, FRIDAY)
    act(book, lambda w: file_returned_paper(w, command))


def test_nothing_waits_in_an_empty_book(book: Book) -> None:
    assert waiting(book, FRIDAY) == ()


def test_an_order_is_due_in_its_week_then_late_until_it_is_delivered(book: Book) -> None:
    order(book, 10, promised_date=FRIDAY)
    number = "SO20261105001"
    assert kinds(book, dt.date(2026, 11, 15)) == []
    assert kinds(book, dt.date(2026, 11, 16)) == [("order_due", number, 0)]
    assert kinds(book, FRIDAY) == [("order_due", number, 0)]
    assert kinds(book, FRIDAY + dt.timedelta(days=1)) == [("late_order", number, 1)]
    ship(book, (1, 100))
    assert kinds(book, FRIDAY + dt.timedelta(days=1)) == []


def test_it_says_whom_to_call(book: Book) -> None:
    order(book, 10, promised_date=FRIDAY)
    [one] = waiting(book, FRIDAY)
    assert (one.customer, one.name, one.phone, one.fax) == ("C1", "大華", "04-1", "04-2")
    assert (one.record, one.due, one.reason) == (("orders", 1), FRIDAY, "today.order_due")


def test_a_complaint_waits_for_an_answer_and_then_presses(book: Book) -> None:
    command = TakeComplaint(1, dt.datetime(2026, 11, 20, 15))
    act(book, lambda w: take_complaint(w, command))
    [today] = waiting(book, FRIDAY, 16)
    assert (today.reason, today.days_late) == ("today.complaint", 0)
    [late] = waiting(book, FRIDAY + dt.timedelta(days=1), 16)
    assert (late.reason, late.days_late) == ("today.complaint_overrun", 1)
    reply = ReplyComplaint(1, 9, dt.datetime(2026, 11, 20, 17))
    act(book, lambda w: reply_complaint(w, reply))
    assert waiting(book, FRIDAY, 18) == ()


def test_a_note_is_asked_for_three_working_days_after_it_arrived(book: Book) -> None:
    order(book, 10)
    number = ship(book, (1, 100), date=dt.date(2026, 11, 19), arrived_on=FRIDAY)
    assert kinds(book, dt.date(2026, 11, 24)) == []
    assert kinds(book, dt.date(2026, 11, 25)) == [("note_unsigned", number, 0)]
    assert kinds(book, dt.date(2026, 11, 26)) == [("note_unsigned", number, 1)]
    sign(book, number)
    assert kinds(book, dt.date(2026, 11, 26)) == []


def only(book: Book, on: dt.date) -> list[tuple[str, str, int]]:
    return [one for one in kinds(book, on) if one[0].startswith("statement")]


def test_a_statement_is_made_sent_and_signed(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 100))
    assert only(book, dt.date(2026, 11, 30)) == []
    assert only(book, dt.date(2026, 12, 1)) == [("statement_to_send", "", 0)]
    assert only(book, dt.date(2026, 12, 7)) == [("statement_to_send", "", 2)]
    issue(book, NOVEMBER)
    number = "ST20261122001"
    assert only(book, dt.date(2026, 12, 7)) == [("statement_to_send", number, 2)]
    sent = MarkStatementSent(1, book.head().seq, dt.date(2026, 12, 7), "fax")
    act(book, lambda w: mark_statement_sent(w, sent))
    assert only(book, dt.date(2026, 12, 9)) == []
    assert only(book, dt.date(2026, 12, 10)) == [("statement_unsigned", number, 0)]
    sign(book, number)
    assert only(book, dt.date(2026, 12, 20)) == []


def test_a_statement_that_came_back_differing_waits_until_all_of_it_is_settled(
    book: Book,
) -> None:
    order(book, 10)
    ship(book, (1, 100))
    issue(book, NOVEMBER)
    number, note = "ST20261122001", "DN20261105001"
    day = dt.date(2026, 12, 8)
    back = FileReturnedPaper(
        number, day, remark="840 ≠ 1,050; 少 20 個", theirs=Decimal(840),
        differing=(Differing(note, {"theirs": Decimal(840)}, 1),),
    )
    act(book, lambda w: file_returned_paper(w, back))
    assert only(book, dt.date(2026, 12, 7)) == []
    [one] = [one for one in waiting(book, day) if one.kind is Kind.STATEMENT_DIFFERS]
    assert (one.kind, one.reason, one.record) == (
        "statement_differs", "today.statement_differs_by", ("statement", 1)
    )
    assert (one.values["theirs"], one.values["gap"]) == ("840", "210")
    settled = Differing(note, {"resolution": "ours"}, 1)
    change = EditReturnedPaper(1, book.head().seq, {}, differing=(settled,))
    act(book, lambda w: edit_returned_paper(w, change))
    assert only(book, day) == []
    act(book, lambda w: file_returned_paper(w, FileReturnedPaper(number, day, remark="還是不對")))
    assert only(book, dt.date(2026, 12, 10)) == [("statement_differs", number, 2)]
    act(book, lambda w: file_returned_paper(w, FileReturnedPaper(number, day)))
    assert only(book, day) == []


def test_only_the_last_statement_is_still_to_be_sent(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 50))
    issue(book, NOVEMBER)
    issue(book, DECEMBER)
    assert only(book, dt.date(2027, 1, 2)) == [("statement_to_send", "ST20261122002", 0)]


def test_money_that_should_have_come_is_asked_for(book: Book) -> None:
    order(book, 10)
    ship(book, (1, 100))
    late = [one for one in waiting(book, dt.date(2026, 12, 3)) if one.kind is Kind.RECEIVABLE]
    assert [(one.due, one.days_late, one.values) for one in late] == [
        (dt.date(2026, 11, 30), 3, {"amount": "NT$ 1,050"})
    ]
    assert "receivable" not in [kind for kind, _, _ in kinds(book, dt.date(2026, 11, 30))]
    paid = RecordReceipt(1, FRIDAY, Decimal(1050))
    act(book, lambda w: record_receipt(w, paid))
    assert "receivable" not in [kind for kind, _, _ in kinds(book, dt.date(2026, 12, 3))]


def test_a_cheque_may_be_deposited_from_its_date_on_for_a_week(book: Book) -> None:
    command = RecordReceipt(
        1, dt.date(2026, 11, 5), Decimal(500), method=ReceiptMethod.CHEQUE, cheque_no="AB1",
        cheque_date=FRIDAY,
    )
    number = act(book, lambda w: record_receipt(w, command)).value["number"]

    def listed(on: dt.date) -> list[tuple[str, str, int]]:
        return [one for one in kinds(book, on) if one[0] == "cheque"]

    assert listed(FRIDAY - dt.timedelta(days=1)) == []
    assert listed(FRIDAY) == [("cheque", number, 0)]
    assert listed(FRIDAY + dt.timedelta(days=7)) == [("cheque", number, 7)]
    assert listed(FRIDAY + dt.timedelta(days=8)) == []
    bounced = BounceCheque(1, book.head().seq, FRIDAY)
    act(book, lambda w: bounce_cheque(w, bounced))
    assert listed(FRIDAY) == []


def test_what_is_late_goes_first_and_a_complaint_before_all(book: Book) -> None:
    order(book, 10, promised_date=FRIDAY)
    order(book, 20, promised_date=FRIDAY - dt.timedelta(days=2))
    order(book, 30, promised_date=FRIDAY - dt.timedelta(days=5))
    order(book, 40, promised_date=FRIDAY + dt.timedelta(days=1))
    taken = TakeComplaint(1, dt.datetime(2026, 11, 19, 8))
    act(book, lambda w: take_complaint(w, taken))
    assert [one.record for one in waiting(book, FRIDAY)] == [
        ("complaint", 1), ("orders", 3), ("orders", 2), ("orders", 1), ("orders", 4),
    ]


def test_no_line_and_no_order_is_read_without_its_index(book: Book) -> None:
    said: list[tuple[str, Any]] = []
    with book.read() as read:
        connection = read.session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def _hear(_c: Any, _u: Any, sql: str, given: Any, *_rest: Any) -> None:
            if not sql.startswith("EXPLAIN"):
                said.append((sql, given))

        to_do(read, ToDoAsk(dt.datetime(2026, 11, 20, 9)))
        cursor = connection.connection.cursor()
        plans = [
            str(row[3])
            for sql, given in said
            for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
        ]
        cursor.close()
    assert len(plans) > len(Kind)
    bare = [plan for plan in plans if plan.startswith("SCAN") and "INDEX" not in plan]
    heavy = ("order_line", "orders", "delivery", "delivery_line")
    assert [plan for plan in bare if plan.split()[1] in heavy] == []
    assert not any("order_line" in plan for plan in plans)


def test_a_cut_off_day_within_the_month_decides_when_a_statement_is_wanted(book: Book) -> None:
    add(book, customer("C2", closing_day=5))
    order(book, 10, customer_id=2)
    ship(book, (1, 100), customer_id=2)
    assert only(book, dt.date(2026, 11, 6)) == [("statement_to_send", "", 0)]
