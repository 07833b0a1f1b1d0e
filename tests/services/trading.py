"""A small firm at work: short ways to order, ship and state."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.db.book import Book
from app.domain.months import Month
from app.queries.statement_figures import statement_figures
from app.services.deliveries import ShipDelivery, ship_delivery
from app.services.order_lines import NewLine
from app.services.orders import PlaceOrder, place_order
from app.services.shipped_lines import ShipLine
from app.services.statements import IssueStatement, issue_statement
from app.services.undo import UndoLast, undo_last
from tests.books import DAY, act

NOVEMBER = Month(2026, 11)
DECEMBER = Month(2026, 12)


def order(book: Book, *prices: int, **more: Any) -> int:
    """An order of 100 pieces at each price; returns its id."""
    lines = tuple(NewLine(Decimal(100), Decimal(price), name=f"箱 {price}") for price in prices)
    command = PlaceOrder(**{"customer_id": 1, "date": DAY, "lines": lines, **more})
    return int(act(book, lambda w: place_order(w, command), verb="place_order").value["id"])


def ship(book: Book, *lines: tuple[int, int], **more: Any) -> str:
    """(order line id, quantity) on one delivery; returns its number."""
    goods = tuple(ShipLine(line, Decimal(quantity)) for line, quantity in lines)
    command = ShipDelivery(**{"customer_id": 1, "date": DAY, "lines": goods, **more})
    made = act(book, lambda w: ship_delivery(w, command), verb="ship_delivery").value
    return str(made["number"])


def issue(book: Book, month: Month = NOVEMBER, currency: str = "TWD") -> int:
    command = IssueStatement(1, currency, month)
    return int(act(book, lambda w: issue_statement(w, command), actor="lin").value.id)


def take_back(book: Book) -> None:
    act(book, lambda w: undo_last(w, UndoLast()), verb="undo")


def figures(book: Book, month: Month) -> Any:
    """The seven figures of the first account that has a statement."""
    with book.read() as read:
        return statement_figures(read.session, month)[0].account.figures
