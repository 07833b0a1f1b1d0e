"""A small firm of fixed rows for the window's tests: eight customers in three languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from app.bootstrap import Context, open_context
from app.db.models import (
    Complaint,
    Customer,
    Delivery,
    DeliveryLine,
    Firm,
    Order,
    OrderLine,
    Product,
    Receipt,
)
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.i18n import Language

TODAY = date(2026, 11, 5)
NOW = datetime(2026, 11, 5, 14, 32)

CUSTOMERS = (
    ("C0001", "長榮食品股份有限公司", "長榮食品", "TW", "TWD", "04-2359-8812", "04-2359-8830"),
    ("D0007", "大昌五金有限公司", "大昌五金", "TW", "TWD", "04-2492-1177", "04-2492-1180"),
    ("C0004", "嘉美化妝品股份有限公司", "嘉美化妝品", "TW", "TWD", "02-2299-6180", "02-2299-6185"),
    ("C0006", "日盛電子股份有限公司", "日盛電子", "TW", "TWD", "03-578-2266", "03-578-2270"),
    ("CN005", "深圳华立包装有限公司", "深圳华立", "CN", "CNY", "0755-8345-6789", "0755-8345-6790"),
    ("HK002", "宏遠貿易有限公司", "宏遠貿易", "HK", "HKD", "2345-6789", "2345-6780"),
    ("H0023", "和泰茶業股份有限公司", "和泰茶業", "TW", "TWD", "049-276-0158", "049-276-0160"),
    ("US001", "Pacific Foods Inc.", "Pacific Foods", "", "USD", "+1 206 555 0134", ""),
)
ITEMS = ("牛皮紙提袋（大）", "瓦楞彩盒 工具組", "海苔鐵罐襯紙", "鳳梨酥禮盒 12 入", "茶罐標籤 霧膜",
         "内衬卡 白卡 350 g", "遮光紙管 Ø32", "Kraft pouch 250 g")


class FixedClock:
    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return TODAY


def open_empty(place: Path, language: Language = Language.ZH_TW) -> Context:
    return open_context(place, language, clock=FixedClock(), actor="林怡君")


def make_small_book(place: Path, language: Language = Language.ZH_TW) -> Context:
    context = open_empty(place, language)
    context.perform("test.fill", _fill, 3)
    return context


def _fill(work: Work, rounds: int) -> None:
    work.session.add(Firm(id=1, name="承昌包裝股份有限公司", currency="TWD", region="TW"))
    work.session.flush()
    customers = work.insert_many(Customer, [_customer(place) for place in range(len(CUSTOMERS))])
    products = work.insert_many(Product, [
        {"code": f"BX-{place:04}", "name": name, "material": "白卡", "size": "12×8 cm",
         "unit": "個", "price": Decimal("8.4") + place, "moq": Decimal(1000 * place) or None}
        for place, name in enumerate(ITEMS)
    ])
    for turn in range(rounds):
        _fill_month(work, list(customers), list(products), turn)
    work.insert_many(Complaint, [_complaint(place, one) for place, one in enumerate(customers)])


def _customer(place: int) -> dict[str, object]:
    code, name, short, region, currency, phone, fax = CUSTOMERS[place]
    return {
        "code": code, "name": name, "short_name": short, "region": region, "currency": currency,
        "phone": phone, "fax": fax, "credit_hold": code == "HK002", "term_count": 30,
        "term_unit": "days", "clerk": "林怡君", "credit_limit": Decimal(500000),
        "tax": "excluded" if currency == "TWD" else "zero",
        "opening_balance": Decimal(42000 if place % 3 == 0 else 0),
        "opening_date": date(2026, 7, 31), "document_language": "",
    }


def _fill_month(work: Work, customers: list[int], products: list[int], turn: int) -> None:
    month = Month(2026, 8).plus(turn)
    for place, customer in enumerate(customers):
        if (place + turn) % 7 == 6:
            continue
        day = month.day(5 + 3 * place)
        order = _order(work, customer, products[place], place, turn, day)
        _delivery(work, customer, order, place, turn, day + timedelta(days=6))
        if turn and place % 2 == 0:
            _receipt(work, customer, place, month.day(12), turn)


def _order(
    work: Work, customer: int, product: int, place: int, turn: int, day: date
) -> tuple[int, Decimal, Decimal]:
    quantity, price = Decimal(1000 * (place + 2)), Decimal("8.5") + place
    amount = quantity * price
    done = turn < 2
    ids = work.insert_many(Order, [{
        "number": f"SO{day:%Y%m%d}{place:03}", "customer_id": customer, "date": day,
        "promised_date": TODAY + timedelta(days=4 * place - 6),
        "next_promise": None if done else TODAY + timedelta(days=4 * place - 6),
        "state": "done" if done else ("part" if place % 2 else "open"),
        "line_count": 2, "net": amount, "tax": Decimal(0), "gross": amount,
        "customer_po": f"PO-{place}{turn}",
    }])
    lines = work.insert_many(OrderLine, [
        {"order_id": ids[0], "line": line, "product_id": product, "name": ITEMS[place],
         "quantity": quantity, "unit_price": price, "unit": "個"}
        for line in (1, 2)
    ])
    return lines[0], quantity, price


def _delivery(
    work: Work, customer: int, line: tuple[int, Decimal, Decimal], place: int, turn: int, day: date
) -> None:
    line_id, quantity, price = line
    currency = CUSTOMERS[place][4]
    net = quantity * price
    tax = (net * Decimal("0.05")).quantize(Decimal(1)) if currency == "TWD" else Decimal(0)
    ids = work.insert_many(Delivery, [{
        "number": f"DN{day:%Y%m%d}{place:03}", "date": day, "customer_id": customer,
        "currency": currency, "tax": "excluded" if tax else "zero",
        "tax_rate": Decimal("0.05") if tax else Decimal(0), "base": net, "net": net,
        "tax_amount": tax, "gross": net + tax, "statement_month": Month.of(day),
        "carrier": "新竹貨運", "tracking_no": f"7301-5528-{place}{turn}",
        "arrived_on": day + timedelta(days=1) if turn < 2 else None,
    }])
    work.insert_many(DeliveryLine, [{
        "delivery_id": ids[0], "line": 1, "order_line_id": line_id, "quantity": quantity,
        "unit_price": price, "amount": net,
    }])


def _receipt(work: Work, customer: int, place: int, day: date, turn: int) -> None:
    work.insert_many(Receipt, [{
        "number": f"RC{day:%Y%m%d}{place:03}", "date": day, "customer_id": customer,
        "currency": CUSTOMERS[place][4], "amount": Decimal(20000 + 1000 * place),
        "statement_month": Month.of(day),
    }])


def _complaint(place: int, customer: int) -> dict[str, object]:
    received = NOW - timedelta(hours=5 + 9 * place)
    return {
        "number": f"CP{received:%Y%m%d}{place:03}", "received_at": received,
        "customer_id": customer, "description": f"{ITEMS[place]} 壓痕破裂 {40 * (place + 1)} 個",
        "replied_at": NOW if place in (3, 4) else None,
        "closed_at": NOW if place > 5 else None, "severity": "", "resolution": "",
    }
