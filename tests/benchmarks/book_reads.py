"""A book of 200,000 orders with a million lines: what is asked of it every day."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

from app.db.book import FILE, Book
from app.domain.months import Month
from app.queries.openings import openings
from app.queries.parties import load_parties
from app.queries.search import SearchAsk, SearchKind, search_records
from app.queries.statements import MonthFiguresAsk, month_figures
from tests.benchmarks.made_book import LAST, SOUGHT, Size, made_book
from tests.benchmarks.measure import Measured, best, versus

BIG = Size(customers=2000, orders=200_000, lines=5, months=24)

FROM_LINES = """
    SELECT customer_id, currency, SUM(due) FROM (
        SELECT delivery.customer_id, delivery.currency,
            SUM(delivery_line.amount) + (SUM(delivery_line.amount) / 100 * 5 + 50) / 100 * 100
            AS due
        FROM delivery_line JOIN delivery ON delivery.id = delivery_line.delivery_id
        WHERE delivery.voided = 0 AND delivery.statement_month < :month
        GROUP BY delivery.id
        UNION ALL
        SELECT customer_id, currency, -amount - bank_fee - discount
        FROM receipt WHERE statement_month < :month
    ) GROUP BY customer_id, currency
"""
"""The same openings from the lines: Σ of each delivery, its tax, less what was received."""
LIKE = """
    SELECT id FROM orders WHERE id IN
        (SELECT order_id FROM order_line WHERE name LIKE '%' || ? || '%')
    ORDER BY id DESC LIMIT 51
"""


def book_reads() -> Iterator[Measured]:
    place = made_book(BIG)
    book = Book.open(place)
    try:
        with closing(sqlite3.connect(place / FILE)) as connection:
            connection.execute("PRAGMA query_only=ON")
            yield _openings(book, connection)
            yield _search(book, connection)
        yield _month(book)
    finally:
        book.close()


def _openings(book: Book, connection: sqlite3.Connection) -> Measured:
    with book.read() as read:
        parties = load_parties(read.session)

    def ours() -> dict[tuple[int, str], int]:
        with book.read() as read:
            return openings(read.session, parties, LAST)

    def floor() -> dict[tuple[int, str], int]:
        rows = connection.execute(FROM_LINES, {"month": LAST.number})
        return {(customer, currency): due for customer, currency, due in rows}

    accounts = ours()
    assert accounts == floor()
    assert len(accounts) == BIG.customers
    seconds = versus(ours, floor, 3)
    return Measured("all openings", *seconds, most=0.15, remark=f"{len(accounts)} accounts")


def _search(book: Book, connection: sqlite3.Connection) -> Measured:
    asked = SearchAsk(SOUGHT, frozenset({SearchKind.ORDER}))

    def ours() -> list[int]:
        with book.read() as read:
            return [hit.record_id for hit in search_records(read, asked).rows]

    def floor() -> list[int]:
        return [row[0] for row in connection.execute(LIKE, (SOUGHT,))]

    found = ours()
    assert sorted(found) == sorted(floor()[: len(found)])
    assert len(found) == asked.limit
    seconds = versus(ours, floor, 3)
    return Measured("search of two characters", *seconds, most=0.05, remark=f"of {SOUGHT}")


def _month(book: Book, month: Month = LAST) -> Measured:
    def ours() -> int:
        with book.read() as read:
            return len(month_figures(read, MonthFiguresAsk(month)))

    begun = time.process_time()
    statements = ours()
    busy = time.process_time() - begun
    assert statements == BIG.customers
    remark = f"{statements} statements, {busy:.2f} s of CPU"
    return Measured("one month's figures", best(ours, 2), most_seconds=3, remark=remark)
