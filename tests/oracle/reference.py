"""Statement figures worked out a second time, from the written rules and nothing of the program.

Slow on purpose: every question walks over all documents again, keeps no totals and shares no code
with `app`. Sums are `fractions.Fraction`, so rounding happens only where a rule says so.

A book is plain Python: `{"firm": {key: value}, "customers": [row, …], "deliveries": [row, …], …}`,
a row being a dict by the column names of the firm workbook, dates `datetime.date`, numbers
`Decimal` or `int`, months `(year, month)`, yes/no `bool`, what is absent `None` or missing.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Book = dict[str, Any]
Month = tuple[int, int]

BEFORE_EVERYTHING = date(1, 1, 1)
TERM_COLUMNS = {
    "closing_day": 31,
    "invoicing": "per_delivery",
    "term_base": "closing",
    "term_count": 0,
    "term_unit": "months",
    "term_fixed_day": None,
    "term_shift": "none",
}

# --- numbers ---


def exact(value: Any) -> Fraction:
    """A typed number without loss; nothing is nought. Floats are not money and are turned away."""
    assert not isinstance(value, float), value
    return Fraction(0) if value is None else Fraction(value)


def rate_of(value: Any) -> Fraction:
    """Rule of §1: 5 and 0.05 are the same rate."""
    rate = exact(value)
    return rate / 100 if rate >= 1 else rate


def rounded(value: Fraction, currency: str) -> Fraction:
    """Half-up away from zero to the currency's unit (TWD 1, others 0.01)."""
    units = value if currency == "TWD" else value * 100
    whole = (abs(units) * 2 + 1) // 2
    signed = whole if units >= 0 else -whole
    return Fraction(signed) if currency == "TWD" else Fraction(signed, 100)


def money(row: Row, column: str, currency: str) -> Fraction:
    return rounded(exact(row.get(column)), currency)


def written(value: Fraction, currency: str) -> str:
    """`1234` for TWD, `1234.50` for the others."""
    cents = value * (1 if currency == "TWD" else 100)
    assert cents.denominator == 1, value
    sign = "-" if cents < 0 else ""
    if currency == "TWD":
        return f"{sign}{abs(cents.numerator)}"
    whole, part = divmod(abs(cents.numerator), 100)
    return f"{sign}{whole}.{part:02d}"


# --- days and months ---


def later(month: Month, count: int) -> Month:
    number = month[0] * 12 + month[1] - 1 + count
    return (number // 12, number % 12 + 1)


def day_in(month: Month, day: int) -> date:
    """That day of the month, or its last where it has no such day."""
    return date(*month, min(day, calendar.monthrange(*month)[1]))


def month_of_day(day: date) -> Month:
    return (day.year, day.month)


def is_working(book: Book, day: date) -> bool:
    said = [bool(h.get("working")) for h in book.get("holidays", []) if h["date"] == day]
    return said[-1] if said else day.weekday() < 5


# --- the customer's terms ---


def customer_row(book: Book, customer: str) -> Row:
    return next(row for row in book["customers"] if row["code"] == customer)


def terms(book: Book, customer: str, month: Month) -> Row:
    """What holds in that month: the customer's row, then each change up to it, cell by cell."""
    changes = [
        row
        for row in book.get("customer_terms", [])
        if row["customer"] == customer and row["from_month"] <= month
    ]
    holds: Row = dict(TERM_COLUMNS)
    for row in [customer_row(book, customer), *sorted(changes, key=lambda r: r["from_month"])]:
        holds |= {name: row[name] for name in TERM_COLUMNS if row.get(name) is not None}
    return holds


def closing_date(book: Book, customer: str, month: Month) -> date:
    return day_in(month, terms(book, customer, month)["closing_day"])


def period(book: Book, customer: str, month: Month) -> tuple[date, date]:
    before = closing_date(book, customer, later(month, -1))
    return (before + timedelta(days=1), closing_date(book, customer, month))


def month_of(book: Book, customer: str, day: date) -> Month:
    own = month_of_day(day)
    for month in (own, later(own, 1)):
        first, last = period(book, customer, month)
        if first <= day <= last:
            return month
    raise AssertionError(day)


def due_date(book: Book, customer: str, month: Month, delivered: date | None) -> date:
    """Of what belongs to that month; `delivered` None: what falls due as one, from the closing."""
    term = terms(book, customer, month)
    closing = closing_date(book, customer, month)
    base = {
        "closing": closing,
        "closing_month_end": day_in(month_of_day(closing), 31),
        "next_month_1st": day_in(later(month_of_day(closing), 1), 1),
        "delivery": closing if delivered is None else delivered,
    }[term["term_base"]]
    if term["term_unit"] == "days":
        due = base + timedelta(days=int(term["term_count"]))
    else:
        at_month_end = base == day_in(month_of_day(base), 31)
        target = later(month_of_day(base), int(term["term_count"]))
        due = day_in(target, 31 if at_month_end else base.day)
    if term["term_fixed_day"] is not None:
        due_month = month_of_day(due)
        due = day_in(due_month, term["term_fixed_day"])
        if due < base:
            due = day_in(later(due_month, 1), term["term_fixed_day"])
    step = {"none": 0, "next": 1, "previous": -1}[term["term_shift"]]
    while step and not is_working(book, due):
        due += timedelta(days=step)
    return due


# --- currencies ---


def customer_currency(book: Book, customer: str) -> str:
    return customer_row(book, customer).get("currency") or book["firm"].get("currency") or "TWD"


def order_currency(book: Book, number: str) -> str:
    order = next(row for row in book["orders"] if row["number"] == number)
    return order.get("currency") or customer_currency(book, order["customer"])


def delivery_currency(book: Book, delivery: Row) -> str:
    lines = [row for row in book.get("delivery_lines", []) if row["delivery"] == delivery["number"]]
    if not lines:
        return customer_currency(book, delivery["customer"])
    (currency,) = {order_currency(book, row["order"]) for row in lines}
    return currency


def delivery_named(book: Book, customer: str, number: str | None) -> Row | None:
    """The customer's own delivery of that number."""
    return next(
        (
            row
            for row in book.get("deliveries", [])
            if row["number"] == number and row["customer"] == customer
        ),
        None,
    )


def credit_currency(book: Book, credit: Row) -> str:
    if credit.get("currency"):
        return str(credit["currency"])
    delivery = delivery_named(book, credit["customer"], credit.get("delivery"))
    if delivery is not None:
        return delivery_currency(book, delivery)
    if credit.get("order"):
        return order_currency(book, credit["order"])
    return customer_currency(book, credit["customer"])


def named_by(receipt: Row) -> list[tuple[str, Fraction | None]]:
    """What `applies_to` says: (document number, amount or None for as much as there is)."""
    parts = [part.strip() for part in (receipt.get("applies_to") or "").split(";")]
    pairs = [part.partition("=") for part in parts if part]
    return [
        (name.strip(), Fraction(Decimal(amount.strip())) if equals else None)
        for name, equals, amount in pairs
    ]


def receipt_currency(book: Book, receipt: Row) -> str:
    if receipt.get("currency"):
        return str(receipt["currency"])
    for name, _ in named_by(receipt):
        delivery = delivery_named(book, receipt["customer"], name)
        if delivery is not None:
            return delivery_currency(book, delivery)
    return customer_currency(book, receipt["customer"])


# --- tax of one paper ---


def tax_mode(book: Book, paper: Row) -> str:
    return paper.get("tax") or customer_row(book, paper["customer"]).get("tax") or "excluded"


def tax_rate(book: Book, paper: Row) -> Fraction:
    typed = [
        paper.get("tax_rate"),
        customer_row(book, paper["customer"]).get("tax_rate"),
        book["firm"].get("tax_rate"),
        Decimal("0.05"),
    ]
    return rate_of(next(value for value in typed if value is not None))


def tax_once(total: Fraction, mode: str, rate: Fraction, currency: str) -> Fraction:
    """Of one total that is untaxed where `excluded`, gross where `included`."""
    if mode == "excluded":
        return rounded(total * rate, currency)
    if mode == "included":
        return total - rounded(total / (1 + rate), currency)
    return Fraction(0)


def amounts_of_delivery(book: Book, delivery: Row) -> list[Fraction]:
    currency = delivery_currency(book, delivery)
    amounts = []
    for line in book.get("delivery_lines", []):
        if line["delivery"] != delivery["number"]:
            continue
        (ordered,) = (
            row
            for row in book["order_lines"]
            if row["order"] == line["order"] and row["line"] == line["order_line"]
        )
        received = line.get("received_quantity")
        quantity = exact(line["quantity"] if received is None else received)
        price = ordered["unit_price"] if line.get("unit_price") is None else line["unit_price"]
        discount = line.get("discount_percent")
        discount = ordered.get("discount_percent") if discount is None else discount
        amounts.append(rounded(quantity * exact(price) * (1 - rate_of(discount)), currency))
    return [*amounts, money(delivery, "freight", currency)]


def paper_taxed(
    book: Book, paper: Row, amounts: list[Fraction], currency: str
) -> tuple[Fraction, Fraction]:
    """(untaxed, tax) of one delivery or credit that is taxed on its own."""
    mode, rate = tax_mode(book, paper), tax_rate(book, paper)
    by_line = book["firm"].get("tax_rounding") == "line" and mode == "excluded"
    if by_line:
        tax = sum((tax_once(amount, mode, rate, currency) for amount in amounts), Fraction(0))
    else:
        tax = tax_once(sum(amounts, Fraction(0)), mode, rate, currency)
    total = sum(amounts, Fraction(0))
    return (total - tax if mode == "included" else total, tax)


# --- what counts, and in which month ---


def opening_date(book: Book, customer: str) -> date:
    return customer_row(book, customer).get("opening_date") or BEFORE_EVERYTHING


def paper_month(book: Book, paper: Row) -> Month:
    return paper.get("statement_month") or month_of(book, paper["customer"], paper["date"])


def bounce_month(book: Book, receipt: Row) -> Month:
    return receipt.get("bounce_month") or month_of(book, receipt["customer"], receipt["bounced_on"])


def counted(book: Book, sheet: str, customer: str, currency: str) -> list[Row]:
    """The customer's papers of a kind and currency after the opening date, without voided ones."""
    currency_of: Callable[[Book, Row], str] = {
        "deliveries": delivery_currency,
        "credits": credit_currency,
        "receipts": receipt_currency,
    }[sheet]
    return [
        row
        for row in book.get(sheet, [])
        if row["customer"] == customer
        and row["date"] > opening_date(book, customer)
        and not row.get("voided")
        and currency_of(book, row) == currency
    ]


def bounces(book: Book, customer: str, currency: str) -> list[Row]:
    """Receipts that bounced after the opening date, those of history too."""
    return [
        row
        for row in book.get("receipts", [])
        if row["customer"] == customer
        and row.get("bounced_on")
        and row["bounced_on"] > opening_date(book, customer)
        and receipt_currency(book, row) == currency
    ]


def receipt_value(book: Book, receipt: Row) -> Fraction:
    currency = receipt_currency(book, receipt)
    return sum(
        (money(receipt, column, currency) for column in ("amount", "bank_fee", "discount")),
        Fraction(0),
    )


def has_bounced_by(book: Book, receipt: Row, month: Month) -> bool:
    return bool(receipt.get("bounced_on")) and bounce_month(book, receipt) <= month


# --- the movements of one month ---


def month_figures(book: Book, customer: str, currency: str, month: Month) -> dict[str, Fraction]:
    """sales, credits, tax, received, bounced of one period."""

    def here(sheet: str) -> list[Row]:
        rows = counted(book, sheet, customer, currency)
        return [row for row in rows if paper_month(book, row) == month]

    delivered = [(row, amounts_of_delivery(book, row)) for row in here("deliveries")]
    credited = [(row, [money(row, "amount", currency)]) for row in here("credits")]
    figures = {name: Fraction(0) for name in ("sales", "credits", "tax", "received", "bounced")}
    if terms(book, customer, month)["invoicing"] == "monthly":
        nets: dict[tuple[str, Fraction], Fraction] = {}
        for name, papers, sign in (("sales", delivered, 1), ("credits", credited, -1)):
            for paper, amounts in papers:
                total = sum(amounts, Fraction(0))
                way = (tax_mode(book, paper), tax_rate(book, paper))
                nets[way] = nets.get(way, Fraction(0)) + sign * total
                figures[name] += total
        for (mode, rate), net in nets.items():
            tax = tax_once(net, mode, rate, currency)
            figures["tax"] += tax
            if mode == "included":
                figures["sales"] -= tax
    else:
        for name, papers, sign in (("sales", delivered, 1), ("credits", credited, -1)):
            for paper, amounts in papers:
                net, tax = paper_taxed(book, paper, amounts, currency)
                figures[name] += net
                figures["tax"] += sign * tax
    figures["received"] = sum((receipt_value(book, row) for row in here("receipts")), Fraction(0))
    figures["bounced"] = sum(
        (
            receipt_value(book, row)
            for row in bounces(book, customer, currency)
            if bounce_month(book, row) == month
        ),
        Fraction(0),
    )
    return figures


def change(figures: dict[str, Fraction]) -> Fraction:
    return (
        figures["sales"]
        - figures["credits"]
        + figures["tax"]
        - figures["received"]
        + figures["bounced"]
    )


def months_of_movement(book: Book, customer: str, currency: str) -> list[Month]:
    papers = [
        paper_month(book, row)
        for sheet in ("deliveries", "credits", "receipts")
        for row in counted(book, sheet, customer, currency)
    ]
    back = [bounce_month(book, row) for row in bounces(book, customer, currency)]
    return sorted({*papers, *back})


def opening_balance(book: Book, customer: str, currency: str) -> Fraction:
    if currency != customer_currency(book, customer):
        return Fraction(0)
    return money(customer_row(book, customer), "opening_balance", currency)


# --- what is still owed, by age ---


def owed_items(book: Book, customer: str, currency: str, month: Month) -> dict[str, list[Any]]:
    """Items at the closing day: name → [owed, due date]; deliveries, or periods where `monthly`."""
    history = [
        row
        for row in bounces(book, customer, currency)
        if row["date"] <= opening_date(book, customer) and bounce_month(book, row) <= month
    ]
    brought = opening_balance(book, customer, currency)
    brought += sum((receipt_value(book, row) for row in history), Fraction(0))
    items: dict[str, list[Any]] = {"opening balance": [brought, opening_date(book, customer)]}
    for past in months_of_movement(book, customer, currency):
        if past > month:
            continue
        if terms(book, customer, past)["invoicing"] == "monthly":
            figures = month_figures(book, customer, currency, past)
            owed = figures["sales"] - figures["credits"] + figures["tax"]
            items[f"period {past}"] = [owed, due_date(book, customer, past, None)]
            continue
        for row in counted(book, "deliveries", customer, currency):
            if paper_month(book, row) == past:
                gross = sum(paper_taxed(book, row, amounts_of_delivery(book, row), currency))
                due = due_date(book, customer, past, row["date"])
                items[f"delivery {row['number']}"] = [gross, due]
    return items


def item_meant(
    book: Book, items: dict[str, list[Any]], customer: str, currency: str, name: str | None
) -> list[Any] | None:
    """The item a document number stands for on that day: the delivery, or the period it is in."""
    rows = [row for row in counted(book, "deliveries", customer, currency) if row["number"] == name]
    if not rows:
        return None
    by_period = items.get(f"period {paper_month(book, rows[0])}")
    return items.get(f"delivery {name}", by_period)


def settled(
    book: Book, customer: str, currency: str, month: Month
) -> tuple[dict[str, list[Any]], Fraction]:
    """Items with what is still owed on each, and the money that found no item."""
    items = owed_items(book, customer, currency, month)
    pool = kept = Fraction(0)
    for item in items.values():
        if item[0] < 0:
            pool -= item[0]
            item[0] = Fraction(0)

    def pay(item: list[Any] | None, money_left: Fraction, at_most: Fraction | None) -> Fraction:
        if item is None:
            return Fraction(0)
        paid = min(item[0], money_left if at_most is None else min(money_left, at_most))
        item[0] -= paid
        return paid

    receipts = [
        ("receipt", row)
        for row in counted(book, "receipts", customer, currency)
        if paper_month(book, row) <= month and not has_bounced_by(book, row, month)
    ]
    notes = [
        ("credit", row)
        for row in counted(book, "credits", customer, currency)
        if paper_month(book, row) <= month
        and terms(book, customer, paper_month(book, row))["invoicing"] != "monthly"
    ]
    for kind, row in sorted(
        [*receipts, *notes], key=lambda pair: (pair[1]["date"], pair[1]["number"])
    ):
        if kind == "receipt":
            left = receipt_value(book, row)
            for name, at_most in named_by(row):
                left -= pay(item_meant(book, items, customer, currency, name), left, at_most)
        else:
            left = sum(paper_taxed(book, row, [money(row, "amount", currency)], currency))
            item = item_meant(book, items, customer, currency, row.get("delivery"))
            left -= pay(item, left, None)
        if row.get("keep"):
            kept += left
        else:
            pool += left
    for item in sorted(items.values(), key=lambda owed: owed[1]):
        pool -= pay(item, pool, None)
    return items, pool + kept


def ageing(book: Book, customer: str, currency: str, month: Month) -> dict[str, Fraction]:
    items, left = settled(book, customer, currency, month)
    closing = closing_date(book, customer, month)

    def owed(first: int | None, last: int | None) -> Fraction:
        return sum(
            (
                amount
                for amount, due in items.values()
                if (first is None or (closing - due).days >= first)
                and (last is None or (closing - due).days <= last)
            ),
            Fraction(0),
        )

    return {
        "not_due": owed(None, 0),
        "1_30": owed(1, 30),
        "31_60": owed(31, 60),
        "61_90": owed(61, 90),
        "over_90": owed(91, None),
        "unapplied": -left,
    }


# --- the statement ---


def cheques_not_due(book: Book, customer: str, currency: str, month: Month) -> Fraction:
    closing = closing_date(book, customer, month)
    return sum(
        (
            money(row, "amount", currency)
            for row in counted(book, "receipts", customer, currency)
            if row.get("cheque_date")
            and row["cheque_date"] > closing
            and paper_month(book, row) <= month
            and not has_bounced_by(book, row, month)
        ),
        Fraction(0),
    )


def statement(book: Book, customer: str, currency: str, month: Month) -> dict[str, Any] | None:
    """What `statements --json` says but for number and files; None where none is made."""
    first, closing_on = period(book, customer, month)
    if closing_on <= opening_date(book, customer):
        return None
    moved = months_of_movement(book, customer, currency)
    opening = opening_balance(book, customer, currency) + sum(
        change(month_figures(book, customer, currency, past)) for past in moved if past < month
    )
    figures = month_figures(book, customer, currency, month)
    closing = opening + change(figures)
    if month not in moved and not opening and not closing:
        return None
    ages = ageing(book, customer, currency, month)
    assert sum(ages.values()) == closing, (customer, currency, month, ages, closing)
    term = terms(book, customer, month)
    own_each = term["term_base"] == "delivery" and term["invoicing"] == "per_delivery"
    due = None if own_each else due_date(book, customer, month, None).isoformat()
    said = {"opening": opening, **figures, "closing": closing}
    return {
        "customer": customer,
        "currency": currency,
        "period": [first.isoformat(), closing_on.isoformat()],
        **{name: written(value, currency) for name, value in said.items()},
        "ageing": {name: written(value, currency) for name, value in ages.items()},
        "cheques_not_due": written(cheques_not_due(book, customer, currency, month), currency),
        "due_date": due,
    }


def currencies_of(book: Book, customer: str) -> set[str]:
    found = {customer_currency(book, customer)}
    for sheet, currency_of in (
        ("deliveries", delivery_currency),
        ("credits", credit_currency),
        ("receipts", receipt_currency),
    ):
        rows = [row for row in book.get(sheet, []) if row["customer"] == customer]
        found |= {currency_of(book, row) for row in rows}
    return found


def rows_of(book: Book, customer: str) -> Book:
    """The book with this customer's rows alone, so that walking over all of them ends some day."""
    orders = [row for row in book.get("orders", []) if row["customer"] == customer]
    deliveries = [row for row in book.get("deliveries", []) if row["customer"] == customer]
    order_numbers = {row["number"] for row in orders}
    delivery_numbers = {row["number"] for row in deliveries}
    mine: Book = {
        sheet: [row for row in book.get(sheet, []) if row["customer"] == customer]
        for sheet in ("customer_terms", "credits", "receipts")
    }
    return {
        **mine,
        "firm": book.get("firm", {}),
        "holidays": book.get("holidays", []),
        "customers": [row for row in book["customers"] if row["code"] == customer],
        "orders": orders,
        "order_lines": [r for r in book.get("order_lines", []) if r["order"] in order_numbers],
        "deliveries": deliveries,
        "delivery_lines": [
            r for r in book.get("delivery_lines", []) if r["delivery"] in delivery_numbers
        ],
    }


def statements(book: Book, month: Month) -> dict[tuple[str, str], dict[str, Any]]:
    """Every statement of the month, by (customer, currency)."""
    own = {row["code"]: rows_of(book, row["code"]) for row in book["customers"]}
    made = {
        (code, currency): statement(rows, code, currency, month)
        for code, rows in own.items()
        for currency in sorted(currencies_of(rows, code))
    }
    return {key: value for key, value in made.items() if value is not None}
