"""A firm's weeks by hand: the book stays sound, and its workbook brings all of it in again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from app.db.book import Book
from app.domain.choices import CreditKind, ReceiptMethod
from app.i18n import Language, Translator
from app.services.check import check
from app.services.complaints import TakeComplaint, take_complaint
from app.services.contacts import AddContact, add_contact
from app.services.credits import GiveCredit, give_credit
from app.services.customer_terms import ChangeTerms, change_terms
from app.services.customers import AddCustomer, EditCustomer, add_customer, edit_customer
from app.services.deliveries import ReissueDelivery, VoidDelivery, reissue_delivery, void_delivery
from app.services.export import ExportFirm, export_firm
from app.services.firm import EditFirm, edit_firm
from app.services.importing import ImportWorkbook, import_workbook, prepare_import
from app.services.order_lines import NewLine
from app.services.orders import CancelOrder, PlaceOrder, cancel_order, place_order
from app.services.perform import perform
from app.services.products import AddProduct, SetCustomerPrice, add_product, set_customer_price
from app.services.receipts import BounceCheque, RecordReceipt, bounce_cheque, record_receipt
from app.services.received import ReceivedLine, RecordReceived, record_received
from app.services.returned_papers import FileReturnedPaper, file_returned_paper
from app.services.sent_statements import MarkStatementSent, mark_statement_sent
from tests.books import DAY, NOW
from tests.services.trading import DECEMBER, issue, order, ship


def do(book: Book, action: Any, command: Any) -> Any:
    return perform(book, "mei", action.__name__, action, command, now=NOW).value


def people_and_goods(book: Book) -> None:
    do(book, edit_firm, EditFirm(0, {"name": "承昌", "tax_rate": Decimal("0.05")}))
    do(book, add_customer, AddCustomer(" 大華包裝 ", "", {"address": "臺中市\r\n西屯區"}))
    do(book, add_customer, AddCustomer("Sakura", "S1", {"currency": "USD", "tax": "zero"}))
    do(book, add_contact, AddContact(1, "王小姐", {"authorised_signatory": True}))
    fields = {"price": Decimal("9.123456"), "tolerance_percent": Decimal("0.1")}
    do(book, add_product, AddProduct("膠帶", "", fields))
    do(book, set_customer_price, SetCustomerPrice(1, 1, Decimal("8.5"), None, "0012"))
    opening = {"opening_balance": Decimal(500), "opening_date": dt.date(2026, 10, 31)}
    do(book, edit_customer, EditCustomer(1, book.head().seq, opening))


def november(book: Book) -> None:
    line = NewLine(Decimal("12.5"), Decimal("8.5"), product_id=1, promised_date=DAY)
    do(book, place_order, PlaceOrder(1, DAY, (line,), customer_po="0099"))
    order(book, 10, 20)
    order(book, 30, customer_id=2, date=dt.date(2026, 11, 6))
    ship(book, (1, 13), (2, 100), freight=Decimal(80))
    ship(book, (3, 60))
    ship(book, (3, 40))
    ship(book, (4, 10), customer_id=2)
    head = book.head().seq
    do(book, record_received, RecordReceived(1, head, (ReceivedLine(2, head, Decimal(98), "短"),)))
    do(book, void_delivery, VoidDelivery(2, head, "寫錯"))
    do(book, reissue_delivery, ReissueDelivery(3, head, edited={"ship_to": "倉庫"}))
    do(book, cancel_order, CancelOrder(3, head, "停產"))
    do(book, record_receipt, RecordReceipt(
        1, DAY, Decimal(700), method=ReceiptMethod.CHEQUE, cheque_no="AB1", cheque_date=DAY,
        applies_to="DN20261105001=300", keep=True,
    ))


def after_the_statement(book: Book) -> None:
    statement = issue(book)
    head = book.head().seq
    sent = MarkStatementSent(statement, head, dt.date(2026, 12, 2), "fax")
    do(book, mark_statement_sent, sent)
    do(book, file_returned_paper, FileReturnedPaper("DN20261105001", DAY, "fax", "王", True))
    do(book, bounce_cheque, BounceCheque(1, head, DAY))
    do(book, give_credit, GiveCredit(
        1, DAY, CreditKind.RETURN, Decimal(50), 1, order_line_id=2, quantity=Decimal(5),
        replace=True, complaint="CP1", reason="破損",
    ))
    do(book, take_complaint, TakeComplaint(1, NOW, "line", order_line_id=2, delivery_id=1))
    do(book, change_terms, ChangeTerms(1, DECEMBER, {"closing_day": 20, "term_count": 2}))


def sheets(book: Book, file: Path) -> dict[str, Any]:
    with book.read() as read:
        export_firm(read, ExportFirm(file))
    workbook = CalamineWorkbook.from_path(str(file))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_what_was_done_by_hand_is_sound_and_comes_in_again(book: Book, tmp_path: Path) -> None:
    people_and_goods(book)
    november(book)
    after_the_statement(book)
    assert check(book).faults == ()
    first = sheets(book, tmp_path / "first.xlsx")
    assert all(len(first[name]) > 1 for name in first if name != "holidays")

    other = Book.open(tmp_path / "other")
    words = Translator(Language.EN)
    command = ImportWorkbook(prepare_import(tmp_path / "first.xlsx", words))
    report = perform(other, "mei", "import", import_workbook, command, now=NOW).value
    assert [cell.message for cell in report.bad] == []
    assert sheets(other, tmp_path / "second.xlsx") == first
    assert check(other).faults == ()
    other.close()
