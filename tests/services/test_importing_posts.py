"""What posting freezes onto the papers that an import brings in (firm-workbook §3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.db.book import Book
from app.db.models import Credit, Customer, Delivery, DeliveryLine, Order, OrderLine, Receipt
from app.domain.months import Month
from tests.services.firm_rows import bad, bring, firm, rows_in, taken

D = Decimal


def test_a_delivery_takes_price_discount_tax_and_rate_and_is_totalled(book: Book) -> None:
    taken(book, firm())
    (delivery,) = rows_in(book, Delivery)
    # 60 × 10 × 0.9 = 540; 5 × 2.5 = 12.5 → 13; freight 30.4 → 30; 583 × 5 % = 29.15 → 29
    assert (delivery.base, delivery.net, delivery.tax_amount, delivery.gross) == (583, 583, 29, 612)
    assert (delivery.freight, delivery.tax, delivery.tax_rate) == (30, "excluded", D("0.05"))
    assert (delivery.currency, delivery.statement_month) == ("TWD", Month(2026, 1))
    lines = rows_in(book, DeliveryLine)
    assert [(line.line, line.amount, line.discount_percent) for line in lines] == [
        (1, 540, D("0.1")), (2, 13, 0),
    ]


def test_received_quantities_count_and_posted_cells_hold(book: Book) -> None:
    sheets = firm()
    sheets["delivery_lines"][0] |= {"received_quantity": 50, "unit_price": 20}
    sheets["delivery_lines"][0]["discount_percent"] = 0
    sheets["deliveries"][0] |= {"tax": "included", "tax_rate": 10, "statement_month": "2026-03"}
    taken(book, sheets)
    (delivery,) = rows_in(book, Delivery)
    assert (delivery.base, delivery.tax, delivery.tax_rate) == (1043, "included", D("0.1"))
    assert (delivery.net, delivery.tax_amount, delivery.gross) == (948, 95, 1043)
    assert delivery.statement_month == Month(2026, 3)


def test_a_delivery_without_lines_is_its_freight(book: Book) -> None:
    sheets = firm()
    sheets["deliveries"].append(
        {"number": "D2", "date": date(2026, 1, 6), "customer": "C1", "freight": 100}
    )
    taken(book, sheets)
    assert [(d.number, d.gross) for d in rows_in(book, Delivery)] == [("D1", 612), ("D2", 105)]


def test_what_is_dated_on_or_before_the_opening_is_history_but_a_bounce_after_it(
    book: Book,
) -> None:
    sheets = firm()
    sheets["customers"][0]["opening_date"] = date(2026, 1, 20)
    sheets["receipts"][0]["bounced_on"] = date(2026, 2, 3)
    taken(book, sheets)
    (delivery,), (receipt,) = rows_in(book, Delivery), rows_in(book, Receipt)
    assert delivery.statement_month is None
    assert (receipt.statement_month, receipt.bounce_month) == (None, Month(2026, 2))


def test_the_closing_day_decides_the_month_and_terms_change_it(book: Book) -> None:
    sheets = firm()
    sheets["customers"][0]["closing_day"] = 4
    sheets["customer_terms"] = [{"customer": "C1", "from_month": "2026-01", "closing_day": 10}]
    sheets["deliveries"].append({"number": "D2", "date": date(2026, 1, 11), "customer": "C1"})
    taken(book, sheets)
    assert [d.statement_month for d in rows_in(book, Delivery)] == [Month(2026, 1), Month(2026, 2)]


def test_currencies_follow_the_orders_the_delivery_or_an_explicit_cell(book: Book) -> None:
    sheets = firm()
    sheets["orders"][0]["currency"] = "USD"
    sheets["credits"].append(
        {"number": "N2", "date": date(2026, 1, 9), "customer": "C1", "kind": "allowance",
         "amount": "1.005", "order": "S1"}
    )
    sheets["credits"].append(
        {"number": "N3", "date": date(2026, 1, 9), "customer": "C1", "kind": "allowance",
         "amount": 2, "order": "S1", "currency": "hkd"}
    )
    sheets["receipts"].append(
        {"number": "R2", "date": date(2026, 1, 9), "customer": "C1", "amount": "4.5",
         "method": "cash", "applies_to": "NONE;D9"}
    )
    taken(book, sheets)
    assert [d.currency for d in rows_in(book, Delivery)] == ["USD"]
    assert [(c.currency, c.base) for c in rows_in(book, Credit)] == [
        ("USD", 9), ("USD", D("1.01")), ("HKD", 2),
    ]
    assert [(r.currency, r.amount) for r in rows_in(book, Receipt)] == [("USD", 300), ("TWD", 5)]


def test_an_order_says_how_far_it_is(book: Book) -> None:
    sheets = firm()
    sheets["orders"][0]["promised_date"] = date(2026, 2, 1)
    sheets["order_lines"][0]["required_date"] = date(2026, 1, 25)
    taken(book, sheets)
    (order,) = rows_in(book, Order)
    assert (order.state, order.next_promise, order.line_count) == ("part", date(2026, 1, 25), 2)
    assert (order.net, order.tax, order.gross) == (913, 46, 959)
    assert [line.delivered for line in rows_in(book, OrderLine)] == [59, 5]


def test_a_voided_delivery_is_posted_but_delivers_nothing(book: Book) -> None:
    sheets = firm()
    sheets["deliveries"][0]["voided"] = "yes"
    sheets["credits"] = []
    taken(book, sheets)
    assert [d.gross for d in rows_in(book, Delivery)] == [612]
    assert [line.delivered for line in rows_in(book, OrderLine)] == [0, 0]
    assert [order.state for order in rows_in(book, Order)] == ["open"]


def test_money_is_rounded_to_its_currency_when_read(book: Book) -> None:
    sheets = firm()
    sheets["customers"][0]["opening_balance"] = "-10.5"
    sheets["receipts"][0] |= {"bank_fee": "0.5", "discount": "0.4"}
    taken(book, sheets)
    assert [c.opening_balance for c in rows_in(book, Customer)] == [-11]
    assert [(r.bank_fee, r.discount) for r in rows_in(book, Receipt)] == [(1, 0)]


BAD = [
    ("delivery_lines", 1, {"order": "S2"}, "order"),
    ("deliveries", 0, {"customer": "C2"}, "order"),
    ("receipts", 0, {"bounced_on": date(2026, 1, 1)}, "bounced_on"),
    ("credits", 0, {"order": None}, "order_line"),
    ("credits", 0, {"order_line": 7}, "order_line"),
    ("orders", 0, {"repeat_of": "S0"}, "repeat_of"),
]


@pytest.mark.parametrize(("sheet", "place", "cells", "column"), BAD, ids=str)
def test_rows_that_do_not_fit_each_other_are_bad_at_the_cell(
    book: Book, sheet: str, place: int, cells: dict[str, object], column: str
) -> None:
    sheets = firm()
    sheets["customers"].append({"code": "C2", "name": "乙"})
    sheets["orders"].append(
        {"number": "S2", "customer": "C1", "date": date(2026, 1, 2), "currency": "USD"}
    )
    sheets["order_lines"].append(
        {"order": "S2", "line": 2, "name": "箱", "quantity": 5, "unit_price": 1}
    )
    sheets[sheet][place] |= cells
    (where,) = {(name, place) for name, _, place in bad(book, sheets)}
    assert where[0] in (sheet, "delivery_lines")
    assert where[1] == column


def test_a_row_that_names_a_bad_row_is_no_fault_of_its_own(book: Book) -> None:
    sheets = firm()
    sheets["customers"][0]["closing_day"] = 77
    assert bad(book, sheets) == [("customers", 2, "closing_day")]


def test_bad_rows_take_along_what_names_them(book: Book) -> None:
    sheets = firm()
    sheets["order_lines"][1]["quantity"] = "five"
    report = bring(book, sheets, skip=True)
    assert [(c.sheet, c.row) for c in report.bad] == [("order_lines", 3)]
    assert report.stored == {
        "firm": 1, "customers": 1, "products": 1, "orders": 1, "order_lines": 1,
        "deliveries": 0, "delivery_lines": 0, "credits": 0, "receipts": 1,
    }
    assert {(c.sheet, c.row) for c in report.skipped} == {
        ("order_lines", 3), ("deliveries", 2), ("delivery_lines", 2), ("delivery_lines", 3),
        ("credits", 2),
    }
    assert not rows_in(book, Delivery)


def test_another_customers_delivery_gives_a_receipt_no_currency(book: Book) -> None:
    sheets = firm()
    sheets["orders"][0]["currency"] = "USD"
    sheets["customers"].append({"code": "C2", "name": "乙"})
    sheets["receipts"][0]["customer"] = "C2"
    taken(book, sheets)
    assert [receipt.currency for receipt in rows_in(book, Receipt)] == ["TWD"]
