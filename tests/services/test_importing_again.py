"""Importing into a book that has something: what matches, what may change, what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import (
    Credit,
    Customer,
    Delivery,
    DeliveryLine,
    Order,
    OrderLine,
    Receipt,
    Statement,
)
from app.domain.months import Month
from app.services.perform import perform
from app.services.statements import IssueStatement, issue_statement
from tests.services.firm_rows import NOW, Rows, bad, firm, outcome, rows_in, taken


@pytest.fixture
def posted(book: Book) -> Book:
    taken(book, firm())
    return book


@pytest.fixture
def issued(posted: Book) -> Book:
    """January of C1 is issued."""
    (customer,) = rows_in(posted, Customer)
    command = IssueStatement(customer.id, "TWD", Month(2026, 1))
    perform(posted, "me", "issue", issue_statement, command, now=NOW)
    return posted


def changed(sheet: str, **cells: Any) -> Rows:
    sheets = firm()
    sheets[sheet][0] |= cells
    return sheets


def test_the_same_again_changes_nothing(posted: Book) -> None:
    again = outcome(posted, firm())
    assert (again.seq, again.changes) == (0, frozenset())
    assert again.value.stored["delivery_lines"] == 2


def test_what_is_not_in_the_file_stays(posted: Book) -> None:
    again = outcome(posted, {"customers": [{"code": "C1", "name": "新名"}]})
    assert again.changes == frozenset({("customer", None)})
    (customer,) = rows_in(posted, Customer)
    assert (customer.name, customer.opening_date) == ("新名", date(2025, 12, 31))


def test_an_empty_cell_of_a_column_that_is_there_empties(posted: Book) -> None:
    taken(posted, changed("customers", phone="04-2355", credit_limit=500))
    taken(posted, changed("customers", phone="", credit_limit=""))
    (customer,) = rows_in(posted, Customer)
    assert (customer.phone, customer.credit_limit) == ("", None)


FREE = [
    ("deliveries", {"arrived_on": date(2026, 1, 6), "carrier": "大榮", "invoice_no": "AB12345678"}),
    ("order_lines", {"quantity": 200, "promised_date": date(2026, 3, 1), "cancelled_quantity": 1}),
    ("receipts", {"bounced_on": date(2026, 2, 2)}),
    ("credits", {"reason": "破損"}),
    ("delivery_lines", {"remark": "缺一箱"}),
]


@pytest.mark.parametrize(("sheet", "cells"), FREE, ids=str)
def test_what_nothing_posted_depends_on_may_change(
    issued: Book, sheet: str, cells: dict[str, Any]
) -> None:
    taken(issued, changed(sheet, **cells))
    assert outcome(issued, changed(sheet, **cells)).seq == 0


FIXED = [
    ("deliveries", {"date": date(2026, 1, 6)}, "date"),
    ("deliveries", {"freight": 31}, "freight"),
    ("deliveries", {"tax_rate": 6}, "tax_rate"),
    ("deliveries", {"statement_month": "2026-02"}, "statement_month"),
    ("delivery_lines", {"quantity": 61}, "quantity"),
    ("delivery_lines", {"unit_price": 11}, "unit_price"),
    ("credits", {"amount": 10}, "amount"),
    ("receipts", {"amount": 301}, "amount"),
    ("receipts", {"bank_fee": 1}, "bank_fee"),
    ("order_lines", {"unit_price": 11}, "unit_price"),
    ("order_lines", {"name": "罐"}, "name"),
    ("orders", {"currency": "USD"}, "currency"),
    ("customers", {"currency": "USD"}, "currency"),
    ("firm", {"key": "currency", "value": "USD"}, "currency"),
]


@pytest.mark.parametrize(("sheet", "cells", "column"), FIXED, ids=str)
def test_what_was_posted_is_refused_at_its_cell(
    posted: Book, sheet: str, cells: dict[str, Any], column: str
) -> None:
    assert (sheet, 2, column) in bad(posted, changed(sheet, **cells))


def test_an_order_line_is_free_again_when_its_delivery_is_voided(posted: Book) -> None:
    sheets = changed("order_lines", unit_price=11)
    sheets["deliveries"][0]["voided"] = "yes"
    assert ("order_lines", 2, "unit_price") in bad(posted, sheets)
    taken(posted, changed("deliveries", voided="yes"))
    taken(posted, sheets)
    assert rows_in(posted, OrderLine)[0].unit_price == 11


def test_a_received_quantity_totals_its_delivery_again(posted: Book) -> None:
    sheets = firm()
    sheets["delivery_lines"][0]["received_quantity"] = 50
    taken(posted, sheets)
    (delivery,) = rows_in(posted, Delivery)
    # 50 × 10 × 0.9 = 450, 13, freight 30: 493, tax 24.65 → 25
    assert (delivery.base, delivery.tax_amount, delivery.gross) == (493, 25, 518)
    assert [line.amount for line in rows_in(posted, DeliveryLine)] == [450, 13]
    assert rows_in(posted, OrderLine)[0].delivered == 49
    assert outcome(posted, sheets).seq == 0


def test_a_void_opens_its_order_again(posted: Book) -> None:
    taken(posted, changed("deliveries", voided="yes"))
    assert [line.delivered for line in rows_in(posted, OrderLine)] == [-1, 0]
    assert [order.state for order in rows_in(posted, Order)] == ["open"]


def test_after_issue_a_received_quantity_keeps_the_month_and_the_statement(issued: Book) -> None:
    (before,) = rows_in(issued, Statement)
    sheets = firm()
    sheets["delivery_lines"][0]["received_quantity"] = 50
    taken(issued, sheets)
    (delivery,), (after,) = rows_in(issued, Delivery), rows_in(issued, Statement)
    assert (delivery.gross, delivery.statement_month) == (518, Month(2026, 1))
    assert (after.closing, after.version) == (before.closing, before.version)


def test_what_comes_late_belongs_to_the_month_after_the_latest_issued(issued: Book) -> None:
    sheets = firm()
    sheets["deliveries"].append({"number": "D2", "date": date(2026, 1, 8), "customer": "C1"})
    sheets["credits"].append(
        {"number": "N2", "date": date(2026, 1, 9), "customer": "C1", "kind": "allowance",
         "amount": 2, "statement_month": "2026-01"}
    )
    sheets["receipts"][0]["bounced_on"] = date(2026, 1, 25)
    taken(issued, sheets)
    assert rows_in(issued, Delivery)[1].statement_month == Month(2026, 2)
    assert rows_in(issued, Credit)[1].statement_month == Month(2026, 2)
    assert rows_in(issued, Receipt)[0].bounce_month == Month(2026, 2)


STATED = [
    ({"opening_balance": 5}, "opening_balance"),
    ({"opening_date": date(2025, 11, 30)}, "opening_date"),
    ({"closing_day": 25}, "closing_day"),
    ({"invoicing": "monthly"}, "invoicing"),
    ({"term_count": 1}, "term_count"),
]


@pytest.mark.parametrize(("cells", "column"), STATED, ids=str)
def test_once_stated_a_customer_changes_only_from_a_later_month(
    issued: Book, cells: dict[str, Any], column: str
) -> None:
    assert bad(issued, changed("customers", **cells)) == [("customers", 2, column)]


def test_terms_change_from_a_month_not_yet_issued(issued: Book) -> None:
    sheets = firm()
    sheets["deliveries"].append({"number": "D2", "date": date(2026, 2, 26), "customer": "C1"})
    taken(issued, sheets)
    sheets["customer_terms"] = [{"customer": "C1", "from_month": "2026-01", "closing_day": 25}]
    assert bad(issued, sheets) == [("customer_terms", 2, "from_month")]
    sheets["customer_terms"][0]["from_month"] = "2026-02"
    taken(issued, sheets)
    assert [d.statement_month for d in rows_in(issued, Delivery)] == [
        Month(2026, 1), Month(2026, 3),
    ]
    assert outcome(issued, sheets).seq == 0


def test_before_any_statement_new_terms_move_the_papers(posted: Book) -> None:
    taken(posted, changed("customers", closing_day=4))
    (delivery,), (receipt,) = rows_in(posted, Delivery), rows_in(posted, Receipt)
    assert (delivery.statement_month, receipt.statement_month) == (Month(2026, 2), Month(2026, 2))
    taken(posted, changed("customers", opening_date=date(2026, 1, 5), closing_day=4))
    assert rows_in(posted, Delivery)[0].statement_month is None


def test_a_customer_taxed_anew_values_its_orders_anew(posted: Book) -> None:
    taken(posted, changed("customers", tax="zero"))
    (order,), (delivery,) = rows_in(posted, Order), rows_in(posted, Delivery)
    assert (order.tax, order.gross, delivery.tax_amount) == (0, 913, 29)


def test_statements_that_came_before_are_frozen(posted: Book) -> None:
    sheets = firm()
    sheets["statements"] = [
        {"number": "ST1", "customer": "C1", "month": "2026-01"},
        {"number": "ST1-R1", "customer": "C1", "month": "2026-01", "supersedes": "ST1"},
    ]
    taken(posted, sheets)
    first, second = rows_in(posted, Statement)
    assert (first.revision, first.superseded, second.revision, second.superseded) == (
        0, True, 1, False,
    )
    # 612 − 9 − 0.45 (rounded: 0) − 300
    assert (second.opening, second.closing) == (0, Decimal(303))
    assert outcome(posted, sheets).seq == 0
    sheets["statements"][1]["closing"] = 1
    assert bad(posted, sheets) == [("statements", 3, "closing")]


def test_a_refused_line_leaves_its_delivery_as_it_was_and_what_names_it(posted: Book) -> None:
    sheets = firm()
    sheets["deliveries"][0]["carrier"] = "大榮"
    sheets["delivery_lines"][1]["quantity"] = 4
    sheets["credits"].append(
        {"number": "N2", "date": date(2026, 1, 9), "customer": "C1", "kind": "allowance",
         "amount": 2, "delivery": "D1"}
    )
    report = outcome(posted, sheets, skip=True).value
    assert [(cell.sheet, cell.row) for cell in report.bad] == [("delivery_lines", 3)]
    assert rows_in(posted, Delivery)[0].carrier == ""
    assert [credit.number for credit in rows_in(posted, Credit)] == ["N1"]
