"""A real book in a folder of its own, and short ways to act on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.db.book import Book
from app.db.models import Customer, Delivery, DeliveryLine, Order, OrderLine, Record
from app.db.unit_of_work import Work
from app.services.perform import Outcome, perform

NOW = datetime(2026, 11, 22, 10, 30)
DAY = date(2026, 11, 5)


def act(
    book: Book, change: Callable[[Work], Any], *, verb: str = "test", actor: str = "mei",
    **more: Any,
) -> Outcome[Any]:
    """Perform a function of the work as one action."""
    return perform(book, actor, verb, lambda work, _: change(work), None, now=NOW, **more)


def add(book: Book, record: Record, **more: Any) -> int:
    """Add one record in an action of its own; returns its id."""

    def change(work: Work) -> int:
        work.session.add(record)
        work.session.flush()
        return record.id

    return int(act(book, change, **more).value)


def held(book: Book, model: type[Record], record_id: int) -> Any:
    """A record as it stands, None where there is none."""
    with book.read() as read:
        record = read.session.get(model, record_id)
        if record is not None:
            read.session.expunge(record)
        return record


def customer(code: str = "C1", **more: Any) -> Customer:
    return Customer(**{"code": code, "name": "大華包裝", **more})


def order(number: str = "SO1", customer_id: int = 1, **more: Any) -> Order:
    return Order(number=number, customer_id=customer_id, date=DAY, **more)


def order_line(order_id: int = 1, line: int = 1, **more: Any) -> OrderLine:
    given = {"name": "封箱膠帶", "quantity": Decimal(10), "unit_price": Decimal("12.5"), **more}
    return OrderLine(order_id=order_id, line=line, **given)


def delivery(number: str = "DN1", customer_id: int = 1, **more: Any) -> Delivery:
    amounts = {name: Decimal(100) for name in ("base", "net", "gross")}
    given = {"currency": "TWD", "tax": "excluded", "tax_rate": Decimal("0.05"), **amounts, **more}
    return Delivery(
        number=number, date=DAY, customer_id=customer_id, tax_amount=Decimal(5), **given
    )


def delivery_line(delivery_id: int = 1, order_line_id: int = 1, **more: Any) -> DeliveryLine:
    given = {"quantity": Decimal(4), "unit_price": Decimal(25), "amount": Decimal(100), **more}
    return DeliveryLine(delivery_id=delivery_id, line=1, order_line_id=order_line_id, **given)
