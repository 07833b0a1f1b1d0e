"""The journal of what services really did, as the sentences of a timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Customer, Order, OrderLine
from app.gui.lists.columns import Wording
from app.gui.pane.happenings import worded
from app.gui.words import Words
from app.i18n import Language
from app.queries.panes.orders import order_facts
from app.queries.record_timeline import RecordTimelineAsk, record_timeline
from app.services.attachments import AttachFiles, GivenFile, attach_files
from app.services.complaints import TakeComplaint, take_complaint
from app.services.customers import EditCustomer, edit_customer
from app.services.deliveries import EditDelivery, VoidDelivery, edit_delivery, void_delivery
from app.services.order_lines import EditLine, NewLine
from app.services.orders import CancelOrder, EditOrder, cancel_order, edit_order
from app.services.promises import PromisedLine, SetPromise, set_promise
from app.services.received import ReceivedLine, RecordReceived, record_received
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from app.services.undo import UndoLast, undo_last
from tests.books import NOW, act, add, customer
from tests.services.trading import order, ship

Told = list[tuple[str, str, str]]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    order(opened, 10, 20, promised_date=date(2026, 11, 20), customer_po="A-1")
    yield opened
    opened.close()


def told(
    book: Book, language: Language = Language.ZH_TW, records: tuple[tuple[str, int], ...] = (),
    now: datetime = NOW + timedelta(days=1),
) -> Told:
    """(day, sentence, shape), the newest first; of the order unless other records are asked for."""
    with book.read() as read:
        facts = order_facts(read, 1)
        assert facts is not None
        found = record_timeline(read, RecordTimelineAsk(records or facts.records))
    wording = Wording(Words(language), now, "TWD")
    return [(one.day, one.words, one.glyph.value) for one in worded(found, wording)]


def sign(book: Book, document: str) -> None:
    paper = FileReturnedPaper(document, date(2026, 11, 22), channel="fax", signer="陳")
    act(book, lambda w: file_returned_paper(w, paper))


def version(book: Book) -> int:
    return book.head().seq


def test_an_order_is_placed_promised_anew_shipped_signed_and_complained_of(book: Book) -> None:
    act(book, lambda w: set_promise(w, SetPromise(1, version(book), date(2026, 11, 25), "缺料")))
    ship(book, (1, 60), (2, 100), carrier="新竹貨運", tracking_no="7301")
    number = "DN20261105001"
    act(book, lambda w: edit_delivery(
        w, EditDelivery(1, version(book), {"arrived_on": date(2026, 11, 21)})))
    act(book, lambda w: record_received(
        w, RecordReceived(1, version(book), (ReceivedLine(1, version(book), Decimal(58)),))))
    for document in ("SO20261105001", number):
        sign(book, document)
    act(book, lambda w: take_complaint(
        w, TakeComplaint(1, NOW, description="壓痕", order_id=1)))
    act(book, lambda w: attach_files(
        w, AttachFiles("orders", 1, (GivenFile("scan.pdf", b"1"),))))
    assert told(book) == [
        ("11/22", "附件 scan.pdf", "○"),
        ("11/22", "客訴 CP20261122001：壓痕", "!"),
        ("11/22", f"出貨單 {number} 簽回", "✓"),
        ("11/22", "合約簽回", "✓"),
        ("11/22", "箱 10：實收 58", "!"),
        ("11/22", f"{number} 送達 11/21", "●"),
        ("11/22", "出貨：箱 10 60、箱 20 100", "◐"),
        ("11/22", "承諾交期 11/20 → 11/25", "!"),
        ("11/22", "訂單成立", "○"),
    ]
    assert told(book, Language.EN)[-2:] == [
        ("11/22", "Promise moved 11/20 → 11/25", "!"), ("11/22", "Order placed", "○"),
    ]
    assert told(book, Language.ZH_CN)[6][1] == "发货：箱 10 60、箱 20 100"


def test_the_reason_the_person_and_the_circumstances_stand_below_the_sentence(
    book: Book,
) -> None:
    act(book, lambda w: set_promise(w, SetPromise(1, version(book), date(2026, 11, 25), "缺料")),
        actor="lin")
    ship(book, (1, 60), carrier="新竹貨運", tracking_no="7301")
    with book.read() as read:
        facts = order_facts(read, 1)
        assert facts is not None
        found = record_timeline(read, RecordTimelineAsk(facts.records))
    notes = [one.note for one in worded(found, Wording(Words(Language.ZH_TW), NOW, "TWD"))]
    assert notes == ["DN20261105001 · 新竹貨運 7301 · mei", "缺料 · lin", "客戶單號 A-1 · mei"]


def test_what_is_done_today_has_its_time(book: Book) -> None:
    assert told(book, now=NOW) == [("今天 10:30", "訂單成立", "○")]
    assert told(book, now=NOW + timedelta(days=60))[0][0] == "2026/11/22"


def test_lines_and_heads_that_are_edited_say_what_was_and_what_is(book: Book) -> None:
    at = version(book)
    act(book, lambda w: edit_order(w, EditOrder(1, at, {"customer_po": "A-2"})))
    act(book, lambda w: edit_order(w, EditOrder(
        1, at, {}, lines=(EditLine(1, at, {"quantity": Decimal(120)}),),
        added=(NewLine(Decimal(5), Decimal(3), name="膠帶"),))))
    act(book, lambda w: set_promise(w, SetPromise(
        1, at, date(2026, 11, 18), "客戶急", (PromisedLine(2, at),))))
    said = [words for _, words, _ in told(book)]
    assert said == [
        "箱 20：承諾交期 11/18", "箱 10：數量 100 → 120", "加了膠帶",
        "客戶訂單號 A-1 → A-2", "訂單成立",
    ]


def test_what_is_called_off_voided_or_taken_back_reads_as_that(book: Book) -> None:
    ship(book, (1, 60))
    act(book, lambda w: void_delivery(w, VoidDelivery(1, version(book), "打錯")))
    act(book, lambda w: cancel_order(w, CancelOrder(1, version(book), "停產")))
    assert [words for _, words, _ in told(book)][:2] == [
        "訂單取消", "出貨單 DN20261105001 作廢",
    ]
    act(book, lambda w: undo_last(w, UndoLast()))
    assert told(book)[0][1] == "訂單恢復"


def test_rows_brought_in_stand_on_their_own_dates_without_whoever_brought_them(
    book: Book,
) -> None:
    row = {"number": "SO-OLD", "customer_id": 1, "date": date(2025, 3, 4)}
    act(book, lambda w: w.insert_many(Order, [row]), verb="import")
    with book.read() as read:
        found = record_timeline(read, RecordTimelineAsk((("orders", 2),)))
    one, = worded(found, Wording(Words(Language.ZH_TW), NOW, "TWD"))
    assert (one.day, one.words, one.note) == ("2025/03/04", "訂單成立", "")


def test_lines_brought_in_are_told_by_their_order_and_later_changes_by_themselves(
    book: Book,
) -> None:
    act(book, lambda w: w.insert_many(
        Order, [{"number": "SO-OLD", "customer_id": 1, "date": date(2025, 3, 4)}]), verb="import")
    row = {"order_id": 2, "line": 1, "name": "紙盒", "quantity": Decimal(5),
           "unit_price": Decimal(1)}
    act(book, lambda w: w.insert_many(OrderLine, [row]), verb="import")
    act(book, lambda w: w.update_many(OrderLine, [{"id": 3, "quantity": Decimal(6)}]),
        verb="import")
    assert [words for _, words, _ in told(book, records=(("orders", 2), ("order_line", 3)))] == [
        "紙盒：數量 5 → 6", "訂單成立",
    ]


def test_fields_without_a_sentence_are_named_as_in_the_firms_workbook(book: Book) -> None:
    records = (("customer", 1),)
    act(book, lambda w: edit_customer(
        w, EditCustomer(1, version(book), {"settlement": "cod", "fax": "04-1"})))
    act(book, lambda w: edit_customer(
        w, EditCustomer(1, version(book), {"tax_rate": Decimal("0.05")})))
    act(book, lambda w: w.update_many(Customer, [{"id": 1, "fax": ""}]))
    assert [words for _, words, _ in told(book, records=records)] == [
        "傳真 04-1 → —", "稅率 — → 5%", "改了傳真、結算方式", "建立",
    ]
