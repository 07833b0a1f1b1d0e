"""The second calculator itself, against the trade's examples worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle import reference

D = Decimal


def book(**sheets: Any) -> reference.Book:
    firm = {"currency": "TWD", **sheets.pop("firm", {})}
    customer = {"code": "C1", "name": "客戶", "opening_date": date(2026, 9, 30)}
    return {"firm": firm, "customers": [{**customer, **sheets.pop("customer", {})}], **sheets}


def delivery(
    number: str, day: date, amounts: list[str], **more: Any
) -> dict[str, list[dict[str, Any]]]:
    lines = range(1, len(amounts) + 1)
    return {
        "orders": [{"number": f"S{number}", "customer": "C1", "date": day}],
        "order_lines": [
            {"order": f"S{number}", "line": n, "quantity": 1, "unit_price": D(amounts[n - 1])}
            for n in lines
        ],
        "deliveries": [{"number": number, "date": day, "customer": "C1", **more}],
        "delivery_lines": [
            {"delivery": number, "order": f"S{number}", "order_line": n, "quantity": 1}
            for n in lines
        ],
    }


def joined(*parts: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [row for part in parts for row in part[name]] for name in parts[0]}


def test_the_worked_statement_of_november_2026() -> None:
    papers = joined(
        delivery("D1", date(2026, 11, 3), ["82000"]),
        delivery("D2", date(2026, 11, 12), ["76000"]),
        delivery("D3", date(2026, 11, 25), ["46000"]),
    )
    firm = book(
        customer={"opening_balance": 186900},
        **papers,
        credits=[{"number": "N1", "date": date(2026, 11, 26), "customer": "C1", "amount": 4000}],
        receipts=[
            {
                "number": "R1",
                "date": date(2026, 11, 20),
                "customer": "C1",
                "amount": 179970,
                "bank_fee": 30,
            }
        ],
    )
    said = reference.statement(firm, "C1", "TWD", (2026, 11))
    assert said == {
        "customer": "C1",
        "currency": "TWD",
        "period": ["2026-11-01", "2026-11-30"],
        "opening": "186900",
        "sales": "204000",
        "credits": "4000",
        "tax": "10000",
        "received": "180000",
        "bounced": "0",
        "closing": "216900",
        "ageing": {
            # 6,900 of the opening (due 30 September, 61 days) is left, less the credit's 4,200
            "not_due": "214200",
            "1_30": "0",
            "31_60": "0",
            "61_90": "2700",
            "over_90": "0",
            "unapplied": "0",
        },
        "cheques_not_due": "0",
        "due_date": "2026-11-30",
    }


def test_three_lines_of_110_by_document_and_by_line() -> None:
    papers = delivery("D1", date(2026, 11, 3), ["110", "110", "110"])
    by_document = reference.statement(book(**papers), "C1", "TWD", (2026, 11))
    by_line = reference.statement(
        book(firm={"tax_rounding": "line"}, **papers), "C1", "TWD", (2026, 11)
    )
    assert by_document
    assert by_line
    assert (by_document["tax"], by_line["tax"]) == ("17", "18")


@pytest.mark.parametrize(("invoicing", "tax"), [("per_delivery", "153"), ("monthly", "152")])
def test_three_deliveries_of_1010(invoicing: str, tax: str) -> None:
    papers = joined(*(delivery(f"D{n}", date(2026, 11, n), ["1010"]) for n in (1, 2, 3)))
    said = reference.statement(
        book(customer={"invoicing": invoicing}, **papers), "C1", "TWD", (2026, 11)
    )
    assert said
    assert (said["sales"], said["tax"], said["closing"]) == ("3030", tax, str(3030 + int(tax)))


@pytest.mark.parametrize(
    ("gross", "currency", "rate", "net", "tax"),
    [
        ("10500", "TWD", "5", "10000", "500"),
        ("999", "TWD", "5", "951", "48"),
        ("1000", "TWD", "5", "952", "48"),
        ("12345", "TWD", "5", "11757", "588"),
        ("11300", "CNY", "13", "10000.00", "1300.00"),
        ("1000", "CNY", "13", "884.96", "115.04"),
        ("0.13", "CNY", "13", "0.12", "0.01"),
    ],
)
@pytest.mark.parametrize("invoicing", ["per_delivery", "monthly"])
def test_included_tax_is_what_is_left(
    gross: str, currency: str, rate: str, net: str, tax: str, invoicing: str
) -> None:
    customer = {
        "currency": currency,
        "tax": "included",
        "tax_rate": D(rate),
        "invoicing": invoicing,
    }
    papers = delivery("D1", date(2026, 11, 3), [gross])
    said = reference.statement(book(customer=customer, **papers), "C1", currency, (2026, 11))
    assert said
    assert (said["sales"], said["tax"]) == (net, tax)


def test_lines_are_rounded_before_they_are_added() -> None:
    papers = delivery("D1", date(2026, 11, 3), ["2.35", "18.5", "9.13"])
    for line, ordered, quantity in zip(
        papers["delivery_lines"], papers["order_lines"], (1200, 350, 77), strict=True
    ):
        line["quantity"] = ordered["quantity"] = quantity
    said = reference.statement(book(**papers), "C1", "TWD", (2026, 11))
    assert said
    assert (said["sales"], said["tax"], said["closing"]) == ("9998", "500", "10498")


HOLIDAYS = [
    {"date": date(2026, 12, 25), "name": "行憲紀念日"},
    {"date": date(2027, 3, 1), "name": "補假"},
]
MONTHS = "months"
DAYS = "days"


@pytest.mark.parametrize(
    ("delivered", "closing_day", "count", "unit", "closing", "due"),
    [
        ((2026, 11, 5), 31, 1, MONTHS, (2026, 11, 30), (2026, 12, 31)),
        ((2026, 11, 5), 31, 30, DAYS, (2026, 11, 30), (2026, 12, 30)),
        ((2026, 11, 5), 31, 2, MONTHS, (2026, 11, 30), (2027, 2, 1)),
        ((2026, 11, 5), 31, 60, DAYS, (2026, 11, 30), (2027, 1, 29)),
        ((2026, 11, 5), 31, 3, MONTHS, (2026, 11, 30), (2027, 3, 2)),
        ((2026, 11, 5), 31, 90, DAYS, (2026, 11, 30), (2027, 3, 2)),
        ((2026, 11, 25), 25, 1, MONTHS, (2026, 11, 25), (2026, 12, 28)),
        ((2026, 11, 25), 25, 30, DAYS, (2026, 11, 25), (2026, 12, 28)),
        ((2026, 11, 26), 25, 1, MONTHS, (2026, 12, 25), (2027, 1, 25)),
        ((2026, 11, 26), 25, 30, DAYS, (2026, 12, 25), (2027, 1, 25)),
        ((2026, 11, 26), 25, 2, MONTHS, (2026, 12, 25), (2027, 2, 25)),
        ((2026, 11, 26), 25, 60, DAYS, (2026, 12, 25), (2027, 2, 23)),
        ((2027, 1, 15), 31, 1, MONTHS, (2027, 1, 31), (2027, 3, 2)),
        ((2027, 1, 15), 31, 30, DAYS, (2027, 1, 31), (2027, 3, 2)),
        ((2026, 3, 10), 31, 2, MONTHS, (2026, 3, 31), (2026, 6, 1)),
        ((2026, 3, 10), 31, 60, DAYS, (2026, 3, 31), (2026, 6, 1)),
        ((2026, 11, 5), 31, 45, DAYS, (2026, 11, 30), (2027, 1, 14)),
    ],
)
def test_worked_due_dates(
    delivered: tuple[int, int, int],
    closing_day: int,
    count: int,
    unit: str,
    closing: tuple[int, int, int],
    due: tuple[int, int, int],
) -> None:
    customer = {
        "closing_day": closing_day,
        "term_count": count,
        "term_unit": unit,
        "term_shift": "next",
    }
    firm = book(customer=customer, holidays=HOLIDAYS)
    month = reference.month_of(firm, "C1", date(*delivered))
    assert reference.closing_date(firm, "C1", month) == date(*closing)
    assert reference.due_date(firm, "C1", month, date(*delivered)) == date(*due)


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ({"term_base": "closing_month_end", "term_count": 1}, date(2026, 12, 31)),
        (
            {"term_base": "closing_month_end", "term_count": 30, "term_unit": "days"},
            date(2026, 12, 30),
        ),
        (
            {"term_base": "next_month_1st", "term_count": 30, "term_unit": "days"},
            date(2026, 12, 31),
        ),
        ({"term_count": 1, "term_fixed_day": 10}, date(2026, 12, 10)),
        ({"term_count": 0, "term_fixed_day": 10}, date(2026, 12, 10)),
        ({"term_count": 0, "term_fixed_day": 31}, date(2026, 11, 30)),
        ({"term_base": "delivery", "term_count": 3, "term_unit": "days"}, date(2026, 11, 23)),
        ({"term_base": "delivery", "term_count": 1}, date(2026, 12, 20)),
    ],
)
def test_other_bases_and_fixed_days(term: dict[str, Any], due: date) -> None:
    firm = book(customer={"closing_day": 25, **term})
    assert reference.due_date(firm, "C1", (2026, 11), date(2026, 11, 20)) == due


def test_a_month_end_stays_a_month_end() -> None:
    firm = book(customer={"term_base": "delivery", "term_count": 1})
    assert reference.due_date(firm, "C1", (2027, 1), date(2027, 1, 31)) == date(2027, 2, 28)
    assert reference.due_date(firm, "C1", (2026, 11), date(2026, 11, 30)) == date(2026, 12, 31)


def test_a_made_up_working_day_is_no_weekend() -> None:
    saturday = date(2026, 11, 28)
    firm = book(
        customer={"closing_day": 28, "term_shift": "next"},
        holidays=[{"date": saturday, "working": True}],
    )
    assert reference.due_date(firm, "C1", (2026, 11), None) == saturday


def test_halves_go_away_from_zero() -> None:
    assert reference.rounded(Fraction(33, 2), "TWD") == 17
    assert reference.rounded(Fraction(-33, 2), "TWD") == -17
    assert reference.rounded(Fraction(-5, 1000), "CNY") == Fraction(-1, 100)
    assert reference.written(Fraction(-3, 2), "USD") == "-1.50"


def test_a_bounced_receipt_comes_back_with_its_fee() -> None:
    receipt = {
        "number": "R1",
        "date": date(2026, 11, 2),
        "customer": "C1",
        "amount": 900,
        "bank_fee": 30,
        "discount": 20,
        "method": "cheque",
        "cheque_date": date(2027, 1, 31),
        "bounced_on": date(2026, 12, 5),
    }
    firm = book(**delivery("D1", date(2026, 10, 5), ["1000"]), receipts=[receipt])
    november = reference.statement(firm, "C1", "TWD", (2026, 11))
    december = reference.statement(firm, "C1", "TWD", (2026, 12))
    assert november
    assert december
    assert (november["received"], november["closing"], november["cheques_not_due"]) == (
        "950",
        "100",
        "900",
    )
    assert (december["bounced"], december["closing"], december["cheques_not_due"]) == (
        "950",
        "1050",
        "0",
    )
    assert december["ageing"]["61_90"] == "1050"


def test_a_bounce_after_the_opening_date_counts_even_of_a_receipt_of_history() -> None:
    receipt = {
        "number": "R1",
        "date": date(2026, 9, 20),
        "customer": "C1",
        "amount": 500,
        "bounced_on": date(2026, 11, 5),
    }
    firm = book(customer={"opening_balance": 100}, receipts=[receipt])
    november = reference.statement(firm, "C1", "TWD", (2026, 11))
    assert november
    assert (november["opening"], november["bounced"], november["closing"]) == ("100", "500", "600")
    assert november["ageing"]["61_90"] == "600"


def test_money_goes_where_it_says_then_to_the_oldest_and_a_kept_rest_stays() -> None:
    papers = joined(
        *(delivery(f"D{n}", date(2026, 9 + n, 5), ["1000"]) for n in (1, 2, 3)),
    )
    receipts = [
        {
            "number": "R1",
            "date": date(2026, 12, 10),
            "customer": "C1",
            "amount": 700,
            "applies_to": "NONE;D3=400;D2=100",
        },
        {"number": "R2", "date": date(2026, 12, 11), "customer": "C1", "amount": 50, "keep": True},
    ]
    firm = book(customer={"tax": "exempt"}, **papers, receipts=receipts)
    said = reference.statement(firm, "C1", "TWD", (2026, 12))
    assert said
    # D1 1000 − 200 of the pool is 61 days late, D2 1000 − 100 is 31, D3 1000 − 400 not yet
    assert said["ageing"] == {
        "not_due": "600",
        "1_30": "0",
        "31_60": "900",
        "61_90": "800",
        "over_90": "0",
        "unapplied": "-50",
    }
    assert said["closing"] == "2250"
