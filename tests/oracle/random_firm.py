"""Made-up firms full of awkward but valid cases, as rows of the firm workbook, one a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle import reference
from tests.oracle.reference import Book, Month, Row

CLOSING_DAYS = (31, 31, 31, 30, 29, 28, 25, 25, 20, 1)
BASES = ("closing", "closing", "closing_month_end", "next_month_1st", "delivery")
PRICES = (
    "110",
    "1010",
    "18.5",
    "0.333333",
    "9.13",
    "1234.567891",
    "0.005",
    "2.35",
    "77",
    "8.000001",
)
QUANTITIES = ("1", "3", "10", "12.3456", "0.5", "350", "77", "22.0001", "1200", "33.3333")
DISCOUNTS = (None, None, None, None, 0, 5, "12.5", "0.05", 1, "0.5", "33.3333", 100)
RATES = (None, None, 5, "0.05", 13, "0.13", 9, 3, 1, 0, "0.005")
CURRENCIES = ("TWD", "CNY", "USD", "HKD")
NAMES = (
    "宏達包裝",
    "堃喆行",
    "Café Zürich",
    "深圳彩印",
    "Smith & Sons",
    "=SUM(A1)",
    "𤧟記",
    "O'Neil <b>",
)
SPAN = 5


def maybe(rng: random.Random, chance: float, value: Any) -> Any:
    return value if rng.random() < chance else None


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def amount(rng: random.Random, currency: str, least: int = 0, most: int = 5000) -> Decimal:
    """Money as typed: mostly with the currency's places, sometimes with a half too many."""
    whole = Decimal(rng.randint(least, most))
    if rng.random() < 0.15:
        return whole + (Decimal("0.5") if currency == "TWD" else Decimal("0.125"))
    if currency != "TWD" and rng.random() < 0.6:
        return whole + Decimal(rng.randint(0, 99)) / 100
    return whole


class Maker:
    """Grows one firm, paper by paper; `book` is whole after `make`."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.start: Month = (self.rng.randint(2022, 2024), self.rng.randint(1, 12))
        self.first = date(*self.start, 1)
        self.last = reference.day_in(reference.later(self.start, SPAN - 1), 31)
        self.book: Book = {}
        self.count = 0
        self.naming = self.contested = True
        self.pay_days: list[date] = []

    def make(self) -> Book:
        rng = self.rng
        region = rng.choice(("TW", "TW", "CN", "HK"))
        firm = {
            "name": rng.choice(NAMES),
            "region": region,
            "currency": maybe(rng, 0.8, {"TW": "TWD", "CN": "CNY", "HK": "HKD"}[region]),
            "tax_rate": number(rng.choice((None, 5, "0.05", 13, 6))),
            "tax_rounding": rng.choice((None, "document", "line", "line")),
        }
        self.book = {"firm": {key: value for key, value in firm.items() if value is not None}}
        for sheet in (
            "customers",
            "customer_terms",
            "contacts",
            "products",
            "customer_prices",
            "orders",
            "order_lines",
            "deliveries",
            "delivery_lines",
            "returned_papers",
            "credits",
            "receipts",
            "holidays",
            "complaints",
        ):
            self.book[sheet] = []
        self.holidays(region)
        self.products()
        for index in range(rng.randint(3, 5)):
            self.customer(index, quiet=index == 0)
        return self.book

    def next_number(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def day(self, first: date | None = None, last: date | None = None) -> date:
        """A day between the two; month ends and closing days come more often than chance."""
        first, last = first or self.first, last or self.last
        day = first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))
        if self.rng.random() < 0.3:
            day = reference.day_in((day.year, day.month), self.rng.choice((31, 30, 29, 28, 25, 1)))
        return min(max(day, first), last)

    # --- what hardly moves ---

    def holidays(self, region: str) -> None:
        days = {self.day(self.first, self.last + timedelta(days=90)) for _ in range(12)}
        for day in sorted(days):
            self.book["holidays"].append(
                {
                    "date": day,
                    "region": self.rng.choice((None, region)),
                    "name": maybe(self.rng, 0.7, "假日"),
                    "working": True if day.weekday() >= 5 and self.rng.random() < 0.7 else None,
                }
            )

    def products(self) -> None:
        for index in range(self.rng.randint(1, 3)):
            self.book["products"].append(
                {
                    "code": self.rng.choice(("007", "P", "10")) + str(index),
                    "name": "彩盒",
                    "material": maybe(self.rng, 0.5, "白卡紙"),
                    "unit": maybe(self.rng, 0.7, "個"),
                    "price": number(maybe(self.rng, 0.7, self.rng.choice(PRICES))),
                    "cost": number(maybe(self.rng, 0.3, "1.25")),
                    "moq": number(maybe(self.rng, 0.3, 500)),
                    "surcharge_percent": number(maybe(self.rng, 0.3, 3)),
                    "tolerance_percent": number(maybe(self.rng, 0.3, 5)),
                    "remark": maybe(self.rng, 0.2, "易碎"),
                }
            )

    def terms(self, fixed_day: bool) -> Row:
        rng = self.rng
        unit = rng.choice(("days", "months"))
        return {
            "closing_day": rng.choice(CLOSING_DAYS),
            "invoicing": rng.choice(("per_delivery", "per_delivery", "monthly")),
            "term_base": rng.choice(BASES),
            "term_count": rng.choice((0, 1, 2, 3) if unit == "months" else (0, 10, 30, 45, 60)),
            "term_unit": unit,
            "term_fixed_day": rng.choice((5, 10, 25, 31)) if fixed_day else None,
            "term_shift": rng.choice(("none", "next", "previous")),
        }

    def customer(self, index: int, quiet: bool) -> None:
        rng = self.rng
        code = rng.choice((f"00{index}7", f"C{index}", str(1000 + index), f"客{index}"))
        fixed_day = rng.random() < 0.25
        row = {
            "code": code,
            "name": rng.choice(NAMES),
            "short_name": maybe(rng, 0.3, "簡稱"),
            "tax_id": maybe(rng, 0.3, "04595257"),
            "region": maybe(rng, 0.4, rng.choice(("TW", "CN", "HK"))),
            "phone": maybe(rng, 0.5, "02-2345-6789 #12"),
            "fax": maybe(rng, 0.5, "04-23759399;+886 2 2345 6789"),
            "email": maybe(rng, 0.3, "a@example.com"),
            "address": maybe(rng, 0.3, "臺中市西屯區"),
            "settlement": rng.choice((None, "monthly", "prepay", "cod", "deposit")),
            **self.terms(fixed_day),
            "tax": rng.choice((None, "excluded", "included", "included", "zero", "exempt")),
            "tax_rate": number(rng.choice(RATES)),
            "currency": maybe(rng, 0.6, rng.choice(CURRENCIES)),
            "credit_limit": number(maybe(rng, 0.3, 500000)),
            "credit_hold": maybe(rng, 0.2, True),
            "hide_prices": maybe(rng, 0.2, True),
            "document_language": maybe(rng, 0.5, rng.choice(("zh_TW", "zh_CN", "en"))),
            "salesperson": maybe(rng, 0.3, "王小明"),
            "clerk": maybe(rng, 0.3, "林小姐"),
            "remark": maybe(rng, 0.2, "老客戶"),
        }
        if rng.random() < 0.4:  # what is absent means the column's default
            for name in self.terms(False):
                if rng.random() < 0.4:
                    row[name] = None
        currency = row["currency"] or self.book["firm"].get("currency") or "TWD"
        if quiet or rng.random() < 0.6:
            balance = amount(rng, currency, 1, 9000)
            row["opening_balance"] = -balance if rng.random() < 0.25 else balance
        row["opening_date"] = rng.choice(
            (None, self.first - timedelta(days=1), self.first + timedelta(days=17), self.day())
        )
        self.book["customers"].append(row)
        self.term_changes(code, row["term_fixed_day"] is not None)
        self.contacts(code)
        if not quiet:
            self.trade(code)

    def term_changes(self, code: str, fixed_day: bool) -> None:
        months = self.rng.sample(range(1, SPAN + 1), self.rng.choice((0, 0, 1, 2)))
        for month in sorted(months):
            terms = self.terms(fixed_day)
            if self.rng.random() < 0.3:  # only what changed is said
                terms = {name: maybe(self.rng, 0.5, value) for name, value in terms.items()}
            self.book["customer_terms"].append(
                {"customer": code, "from_month": reference.later(self.start, month), **terms}
            )

    def contacts(self, code: str) -> None:
        for name in self.rng.sample(
            ("陳先生", "Maria Anders", "李小姐"), self.rng.choice((0, 1, 2))
        ):
            self.book["contacts"].append(
                {
                    "customer": code,
                    "name": name,
                    "role": maybe(self.rng, 0.3, "採購"),
                    "title": maybe(self.rng, 0.5, "經理"),
                    "fax": maybe(self.rng, 0.3, "02-2345-6780"),
                    "authorised_signatory": maybe(self.rng, 0.4, True),
                }
            )
        for product in self.book["products"]:
            if self.rng.random() < 0.2:
                self.book["customer_prices"].append(
                    {
                        "customer": code,
                        "product": product["code"],
                        "price": Decimal(self.rng.choice(PRICES)),
                        "customer_item_no": maybe(self.rng, 0.5, "0099"),
                        "valid_from": maybe(self.rng, 0.5, self.first),
                    }
                )

    # --- what moves ---

    def trade(self, code: str) -> None:
        self.naming = self.rng.random() < 0.7  # some never say what their money is for
        self.contested = self.naming and self.rng.random() < 0.4  # much money for few papers
        self.pay_days = [self.day(), self.day(self.last - timedelta(days=30))]
        orders = [self.order(code) for _ in range(self.rng.randint(1, 4))]
        for _ in range(self.rng.randint(1, 7)):
            self.delivery(code, self.rng.choice(orders), orders)
        for _ in range(self.rng.randint(0, 4)):
            self.credit(code, orders)
        for _ in range(self.rng.randint(3, 7) if self.contested else self.rng.randint(0, 5)):
            self.receipt(code)
        if self.rng.random() < 0.4:
            self.complaint(code)

    def order(self, code: str) -> Row:
        rng = self.rng
        day = self.day(last=self.last - timedelta(days=20))
        order = {
            "number": self.next_number(rng.choice(("S", "00", ""))),
            "customer": code,
            "date": day,
            "kind": maybe(rng, 0.3, "new"),
            "customer_po": maybe(rng, 0.4, "0047-A"),
            "required_date": maybe(rng, 0.4, day + timedelta(days=14)),
            "priority": maybe(rng, 0.2, rng.randint(1, 5)),
            "currency": maybe(rng, 0.3, rng.choice(CURRENCIES)),
            "remark": maybe(rng, 0.2, "急件"),
        }
        earlier = [row["number"] for row in self.book["orders"] if row["customer"] == code]
        if earlier and rng.random() < 0.3:
            order["kind"], order["repeat_of"] = "repeat", rng.choice(earlier)
        self.book["orders"].append(order)
        for line in range(1, rng.randint(1, 3) + 1):
            product = rng.choice([None, *self.book["products"]])
            self.book["order_lines"].append(
                {
                    "order": order["number"],
                    "line": line,
                    "product": product and product["code"],
                    "name": "彩盒 A",
                    "size": maybe(rng, 0.3, "10×20"),
                    "unit": maybe(rng, 0.5, "個"),
                    "quantity": Decimal(5000),
                    "unit_price": Decimal(rng.choice(PRICES)),
                    "discount_percent": number(rng.choice(DISCOUNTS)),
                    "tolerance_percent": number(maybe(rng, 0.2, 5)),
                }
            )
        return order

    def delivery(self, code: str, order: Row, orders: list[Row]) -> None:
        rng, book = self.rng, self.book
        sources = [order]
        currency = reference.order_currency(book, order["number"])
        if rng.random() < 0.2:
            sources += [
                other
                for other in orders
                if other is not order
                and reference.order_currency(book, other["number"]) == currency
            ][:1]
        day = self.day(max(source["date"] for source in sources))
        delivery = {
            "number": self.next_number("D"),
            "date": day,
            "customer": code,
            "ship_to": maybe(rng, 0.3, "倉庫"),
            "third_party": maybe(rng, 0.1, True),
            "carrier": maybe(rng, 0.3, "大榮貨運"),
            "tracking_no": maybe(rng, 0.3, "000123456789"),
            "freight": maybe(rng, 0.35, amount(rng, currency, 0, 300)),
            "invoice_no": maybe(rng, 0.2, "AB12345678"),
            "arrived_on": maybe(rng, 0.2, day + timedelta(days=1)),
            "voided": maybe(rng, 0.1, True),
        }
        book["deliveries"].append(delivery)
        self.posted(delivery)
        lines = [
            row
            for row in book["order_lines"]
            if row["order"] in {source["number"] for source in sources}
        ]
        for position, line in enumerate(rng.sample(lines, rng.randint(1, len(lines))), 1):
            quantity = Decimal(rng.choice(QUANTITIES))
            received = rng.choice((quantity - 1, quantity + 2, Decimal(0), quantity / 2))
            posted = rng.random() < 0.1
            book["delivery_lines"].append(
                {
                    "delivery": delivery["number"],
                    "line": position if rng.random() < 0.9 else None,
                    "order": line["order"],
                    "order_line": line["line"],
                    "quantity": quantity,
                    "received_quantity": maybe(
                        rng, 0.25, max(received.quantize(Decimal("0.0001")), Decimal(0))
                    ),
                    "unit_price": Decimal(rng.choice(PRICES)) if posted else None,
                    "discount_percent": number(rng.choice(DISCOUNTS)) if posted else None,
                }
            )
        mine = [row for row in book["delivery_lines"] if row["delivery"] == delivery["number"]]
        if any(row["line"] is None for row in mine):
            for row in mine:
                row["line"] = None
        if rng.random() < 0.2:
            book["returned_papers"].append(
                {
                    "document": delivery["number"],
                    "received_on": day + timedelta(days=2),
                    "channel": rng.choice(("fax", "post", "email", "hand")),
                    "signer": maybe(rng, 0.7, "陳先生"),
                    "sealed": maybe(rng, 0.7, True),
                    "fax_no_shown": maybe(rng, 0.5, "04-2375-9399"),
                }
            )

    def posted(self, paper: Row) -> None:
        """Now and then tax, rate and statement month stand on the paper itself."""
        rng, book, code = self.rng, self.book, paper["customer"]
        monthly = any(
            reference.terms(book, code, reference.later(self.start, n))["invoicing"] == "monthly"
            for n in range(-1, SPAN + 3)
        )
        if not monthly and rng.random() < 0.15:
            paper["tax"] = rng.choice(("excluded", "included", "zero", "exempt"))
            paper["tax_rate"] = Decimal(rng.choice(("0.05", "0.13", "0.09")))
        if rng.random() < 0.06 and paper["date"] > reference.opening_date(book, code):
            month = reference.month_of(book, code, paper["date"])
            paper["statement_month"] = reference.later(month, rng.choice((1, 2)))

    def credit(self, code: str, orders: list[Row]) -> None:
        rng, book = self.rng, self.book
        row: Row = {
            "number": self.next_number(rng.choice(("N", "8-"))),
            "date": self.day(),
            "customer": code,
            "kind": rng.choice(("return", "allowance")),
            "replace": maybe(rng, 0.2, True),
            "reason": maybe(rng, 0.3, "印刷瑕疵"),
        }
        named = [
            line for line in book["delivery_lines"] if self.customer_of(line["delivery"]) == code
        ]
        way = rng.random()
        if named and way < 0.5 and self.naming:
            line = rng.choice(named[:2] if self.contested else named)
            day = next(d["date"] for d in book["deliveries"] if d["number"] == line["delivery"])
            row["delivery"], row["date"] = line["delivery"], self.day(day)
            if self.contested:
                row["date"] = max(day, rng.choice(self.pay_days))
            if rng.random() < 0.3:
                row["order"] = line["order"]
                row["order_line"] = maybe(rng, 0.5, line["order_line"])
                row["quantity"] = maybe(rng, 0.5, Decimal("1.5"))
        elif way < 0.7:
            order = rng.choice(orders)
            row["order"], row["date"] = order["number"], self.day(order["date"])
        elif way < 0.8:
            row["currency"] = rng.choice(CURRENCIES)
        row["amount"] = amount(rng, reference.credit_currency(book, row), 0, 900)
        book["credits"].append(row)
        self.posted(row)

    def customer_of(self, delivery: str) -> str:
        return next(
            str(row["customer"]) for row in self.book["deliveries"] if row["number"] == delivery
        )

    def receipt(self, code: str) -> None:
        rng, book = self.rng, self.book
        method = rng.choice((None, "remit", "cash", "cheque", "cheque", "draft"))
        row: Row = {
            "number": self.next_number(rng.choice(("R", "000", "9-"))),
            "date": rng.choice(self.pay_days) if self.contested else self.day(),
            "customer": code,
            "method": method,
            "keep": maybe(rng, 0.5 if self.contested else 0.15, True),
        }
        names = [delivery["number"] for delivery in book["deliveries"]]
        mine = [name for name in names if self.customer_of(name) == code]
        if mine and self.naming and rng.random() < 0.7:
            among = mine[:2] if self.contested else [*mine, *mine, *names, "NO-SUCH"]
            chosen = rng.choices(among, k=rng.randint(1, 3))
            row["applies_to"] = ";".join(
                name if rng.random() < 0.6 else f"{name}={rng.randint(1, 900)}" for name in chosen
            )
        if not any(name in mine for name, _ in reference.named_by(row)) and rng.random() < 0.2:
            row["currency"] = rng.choice(CURRENCIES)
        currency = reference.receipt_currency(book, row)
        row["amount"] = amount(rng, currency, 0, rng.choice((300, 3000)))
        row["bank_fee"] = maybe(rng, 0.3, amount(rng, currency, 0, 40))
        row["discount"] = maybe(rng, 0.2, amount(rng, currency, 0, 90))
        if method == "cheque":
            row["cheque_no"] = "0012345"
            row["cheque_date"] = row["date"] + timedelta(days=rng.choice((0, 5, 31, 62, 95)))
            opened = reference.opening_date(book, code)
            if row["date"] <= opened and rng.random() < 0.6:
                row["bounced_on"] = opened + timedelta(days=rng.choice((0, 0, 1, 25, 40)))
            elif rng.random() < 0.5:
                row["bounced_on"] = row["date"] + timedelta(days=rng.choice((0, 3, 31, 50, 70)))
        if rng.random() < 0.06 and row["date"] > reference.opening_date(book, code):
            month = reference.month_of(book, code, row["date"])
            row["statement_month"] = reference.later(month, 1)
            if row.get("bounced_on"):
                row["bounce_month"] = reference.later(reference.bounce_month(book, row), 1)
        book["receipts"].append(row)

    def complaint(self, code: str) -> None:
        rng = self.rng
        self.book["complaints"].append(
            {
                "number": self.next_number("CP"),
                "received_at": self.day(),
                "customer": code,
                "description": maybe(rng, 0.7, "色差\n第二行"),
                "quantity": number(maybe(rng, 0.3, 20)),
            }
        )


def random_firm(seed: int) -> Book:
    return Maker(seed).make()


def months_of(book: Book) -> list[Month]:
    """From the month before the first paper to two after the last."""
    days = [
        row["date"]
        for sheet in ("deliveries", "credits", "receipts")
        for row in book.get(sheet, [])
    ]
    first, last = (reference.month_of_day(day) for day in (min(days), max(days)))
    months, month = [], reference.later(first, -1)
    while month <= reference.later(last, 2):
        months.append(month)
        month = reference.later(month, 1)
    return months
