"""The big book as a firm has it that works with all of the window: products, open orders, notes
that came back, statements, credits, cheques, complaints, one customer with a fifth of everything.

As in the books of the program itself nothing was analysed: SQLite plans without statistics.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.db.book import FILE, Book
from app.domain.months import Month
from app.queries.balances import balance_before
from app.queries.movements import Ledger, Moved, load_movements
from app.queries.parties import Party, load_parties
from tests.benchmarks.made_book import LAST, TODAY, Size, index_words, made_book

LARGEST = 1
"""The customer with a fifth of all orders; the product with a tenth of all lines."""

_GOODS = """
    UPDATE customer SET invoicing = 'monthly' WHERE id % 4 = 1;
    UPDATE customer SET clerk = CASE id % 3 WHEN 0 THEN 'mei' ELSE '林怡君' END;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO product (id, version, code, name, material, size, colour, process, unit, price,
                         moq, remark)
    SELECT i, 0, printf('P%05d', i), printf('三層瓦楞箱 %d 號', i), 'A 浪', '420×310×280', '', '',
           '個', i * 100000, CASE i % 3 WHEN 0 THEN 5000000 END, '' FROM n;
    UPDATE order_line SET product_id = CASE WHEN id % 10 = 0 THEN 1 ELSE id * 7 % 2000 + 1 END;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
    INSERT INTO customer_price (id, version, customer_id, product_id, price, customer_item_no,
                                valid_from)
    SELECT i, 0, i % 2000 + 1, i * 7 % 2000 + 1, 12000000, '', '2025-01-01' FROM n;
    INSERT INTO contact (id, version, customer_id, name, role, title, phone, fax, email,
                         authorised_signatory)
    SELECT id * 2 + half, 0, id, CASE half WHEN 0 THEN '王小明' ELSE '陳美惠' END,
           CASE half WHEN 0 THEN '採購' ELSE '會計' END, '', '04-2222-3333', '', '', half
    FROM customer, (SELECT 0 AS half UNION ALL SELECT 1);
"""
_OWNERS = """
    UPDATE orders SET customer_id = 1 WHERE id % 5 = 0;
    UPDATE delivery SET customer_id = 1 WHERE id % 5 = 0;
    UPDATE receipt SET customer_id = 1 WHERE customer_id % 5 = 0;
"""
_OPEN = """
    DELETE FROM delivery_line WHERE delivery_id > 190000 AND delivery_id % 2 = 0;
    DELETE FROM delivery WHERE id > 190000 AND id % 2 = 0;
    UPDATE order_line SET delivered = 0 WHERE order_id > 190000 AND order_id % 2 = 0;
    UPDATE orders SET state = 'open', next_promise = date(:today, (id % 40 - 10) || ' days')
    WHERE id > 190000 AND id % 2 = 0;
    UPDATE order_line SET delivered = quantity / 2 WHERE order_id > 190000 AND order_id % 4 = 1;
    UPDATE delivery_line SET quantity = quantity / 2, received_quantity = quantity / 2 - 10000
    WHERE delivery_id > 190000 AND delivery_id % 4 = 1;
    UPDATE orders SET state = 'part', next_promise = date(:today, (id % 40 - 10) || ' days')
    WHERE id > 190000 AND id % 4 = 1;
"""
_BACK = """
    UPDATE delivery SET arrived_on = date(date, '2 days')
    WHERE date <= date(:today, '-5 days') AND id % 50 > 0;
    INSERT INTO returned_paper (version, document, received_on, channel, signer, sealed,
                                fax_no_shown, remark)
    SELECT 0, number, date(date, '3 days'), 'fax', '王小明', 1, '', '' FROM delivery
    WHERE arrived_on IS NOT NULL AND id % 20 <> 1;
    INSERT INTO returned_paper (version, document, received_on, channel, signer, sealed,
                                fax_no_shown, remark)
    SELECT 0, number, date(date, '1 days'), 'fax', '王小明', 1, '', '' FROM orders
    WHERE id % 20 <> 1 AND id > 100000;
"""
_MONEY = """
    INSERT INTO credit (version, number, date, customer_id, currency, tax, tax_rate, base, net,
                        tax_amount, gross, statement_month, kind, delivery_id, replace, complaint,
                        reason)
    SELECT 0, replace(number, 'DN', 'CR'), date, customer_id, currency, tax, tax_rate, 100000,
           100000, 5000, 105000, statement_month, 'allowance', CASE id % 200 WHEN 3 THEN id END, 0,
           '', '' FROM delivery WHERE id % 100 = 3;
    UPDATE receipt
    SET method = 'cheque', cheque_no = 'AB' || id, cheque_date = date(date, '16 days')
    WHERE id % 10 = 1;
    UPDATE receipt SET applies_to = substr(date, 1, 4) || '-' || substr(date, 6, 2)
    WHERE id % 50 = 2;
"""
_COMPLAINTS = """
    INSERT INTO complaint (version, number, received_at, customer_id, channel, kind, severity,
                           order_id, order_line_id, delivery_id, quantity, description, replied_at,
                           resolution, closed_at)
    SELECT 0, replace(number, 'DN', 'CP'), date || ' 09:30:00.000000', customer_id, 'fax',
           'defect', '', id, id * 5, id, 100000, '印刷色差，邊角壓傷',
           CASE WHEN id < 199000 THEN date || ' 15:00:00.000000' END, '',
           CASE WHEN id < 195000 THEN date(date, '9 days') || ' 10:00:00.000000' END
    FROM delivery WHERE id % 40 = 7;
"""
_STATEMENT = """
    INSERT INTO statement (version, number, customer_id, currency, month, revision, supersedes,
        superseded, issued_on, opening, sales, credits, tax, received, bounced, closing, not_due,
        late_1_30, late_31_60, late_61_90, late_over_90, unapplied, cheques_not_due, content_file,
        pdf_file, sent_on, channel)
    VALUES (0, ?, ?, ?, ?, 0, '', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, '', '', ?, 'fax')
"""
_STATEMENTS_BACK = """
    INSERT INTO returned_paper (version, document, received_on, channel, signer, sealed,
                                fax_no_shown, remark)
    SELECT 0, number, date(issued_on, '4 days'), 'fax', '陳美惠', 1, '',
           CASE id % 30 WHEN 4 THEN '少算一筆' ELSE '' END FROM statement
    WHERE id % 10 <> 3;
"""


def desk_book(size: Size) -> Path:
    """The folder of that book; a copy of it before writing."""
    bare = made_book(size)
    text = f"{bare.name}{Path(__file__).read_text(encoding='utf-8')}"
    name = f"gendan-benchmark-desk-{sha256(text.encode()).hexdigest()[:16]}"
    place = Path(tempfile.gettempdir()) / name
    if not place.exists():
        beside = place.with_suffix(".making")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(bare, beside, ignore=shutil.ignore_patterns(".window", "*.bak"))
        _fill(beside)
        beside.rename(place)
    return place


def _fill(place: Path) -> None:
    with closing(sqlite3.connect(place / FILE)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        connection.execute("DELETE FROM sqlite_stat1")
        for script in (_GOODS, _OWNERS, _OPEN, _BACK, _MONEY, _COMPLAINTS):
            connection.executescript(f"BEGIN; {script.replace(':today', repr(str(TODAY)))} COMMIT;")
        statements = list(_statements(place))
        with connection:
            connection.executemany(_STATEMENT, statements)
            connection.executescript(_STATEMENTS_BACK)
    index_words(place)


def _statements(place: Path) -> Iterator[tuple[Any, ...]]:
    """Of every month but the last, and of the last one's for every third customer."""
    book = Book.open(place)
    try:
        with book.read() as read:
            parties = load_parties(read.session)
            ledger = load_movements(read.session, parties, LAST)
    finally:
        book.close()
    yield from _stated(parties, ledger)


def _stated(parties: dict[int, Party], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    for (customer_id, currency), months in ledger.items():
        month = Month.from_number(min(months))
        while month < LAST or (month == LAST and customer_id % 3 == 1):
            opening = balance_before(parties[customer_id], currency, months, month)
            moved = months.get(month.number, Moved())
            closing_ = opening + moved.balance
            issued = month.next().day(3).isoformat()
            yield (
                f"ST{month.number}{customer_id:05}", customer_id, currency, month.number, issued,
                opening, moved.sales, moved.credits, moved.tax, moved.received, moved.bounced,
                closing_, closing_, issued if customer_id % 2 else None,
            )
            month = month.next()
