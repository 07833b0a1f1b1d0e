"""Books of any size, made in seconds: rows straight into the tables, as posting would leave them.

They are kept under the temporary folder and made anew when the schema changes.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy.schema import CreateIndex, CreateTable

from app.db.book import Book
from app.db.engine import SEARCH_DDL
from app.db.models import (
    Base,
    Customer,
    Delivery,
    DeliveryLine,
    Firm,
    Order,
    OrderLine,
    Receipt,
    Record,
)
from app.domain.months import Month

LAST = Month(2026, 11)
"""The month that the figures are asked for."""
TODAY = date(2026, 12, 1)
NAMES = (
    "三層瓦楞箱", "五層瓦楞箱", "透明封箱膠帶", "氣泡布", "蛋糕盒", "乾燥劑", "緩衝材", "提袋",
)  # fmt: skip
SIZES = ("420×310×280", "600×400×400", "48mm×90y", "100cm×50m", "8 吋", "30×45 cm")
RARE = "鳳梨酥禮盒"
"""Stands on one order line in RARE_EVERY; people look for two characters of it."""
RARE_EVERY = 5000
SOUGHT = "禮盒"


@dataclass(frozen=True, slots=True)
class Size:
    """``monthly``: every so many-th customer is invoiced by the month; 0 for none."""

    customers: int
    orders: int
    lines: int
    months: int
    monthly: int = 0


def made_book(size: Size) -> Path:
    """The folder of such a book; a copy of it before writing."""
    text = f"{size}{_schema()}{Path(__file__).read_text(encoding='utf-8')}"
    name = f"gendan-benchmark-{sha256(text.encode()).hexdigest()[:16]}"
    place = Path(tempfile.gettempdir()) / name
    if not place.exists():
        beside = place.with_suffix(".making")
        shutil.rmtree(beside, ignore_errors=True)
        _make(beside, size)
        beside.rename(place)
    return place


def _schema() -> str:
    from sqlalchemy.dialects import sqlite

    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    made += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in tables
        for index in sorted(table.indexes, key=lambda one: str(one.name))
    ]
    return "".join(made) + SEARCH_DDL


def _make(place: Path, size: Size) -> None:
    book = Book.create(place)
    book.close()
    with closing(sqlite3.connect(book.path)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-200000")
        with connection:
            _fill(connection, size)
        connection.execute("ANALYZE")
    index_words(place)


def index_words(place: Path) -> None:
    from app.db.engine import open_engines
    from app.db.search import rebuild

    engines = open_engines(place / "book.sqlite3")
    with engines.writer.begin() as connection:
        rebuild(connection)
    engines.dispose()


def _fill(connection: sqlite3.Connection, size: Size) -> None:
    chance = Random(1)
    _insert(connection, Firm, ("id", "name"), [(1, "禾裕包裝材料有限公司")])
    _insert(
        connection, Customer, ("id", "code", "name", "short_name", "fax", "invoicing"),
        (
            (one, f"C{one:05}", f"客戶{one:05}食品有限公司", f"客戶{one}", "04-2562-7711",
             "monthly" if size.monthly and one % size.monthly == 0 else "per_delivery")
            for one in range(1, size.customers + 1)
        ),
    )  # fmt: skip
    days = [_day(chance, size, number) for number in range(size.orders)]
    owners = [number % size.customers + 1 for number in range(size.orders)]
    lines = list(_lines(chance, size))
    nets = [0] * size.orders
    for number, (order, _, quantity, price) in enumerate(lines):
        del number
        nets[order] += quantity * price
    _orders(connection, days, owners, nets, size)
    _order_lines(connection, lines, size)
    _deliveries(connection, days, owners, nets)
    _delivery_lines(connection, lines, size)
    _receipts(connection, days, owners, nets)


def _day(chance: Random, size: Size, number: int) -> date:
    first = LAST.plus(1 - size.months)
    if size.months == 1:
        return LAST.first_day() + timedelta(chance.randrange(28))
    month = first.plus(number * size.months // size.orders)
    return month.first_day() + timedelta(chance.randrange(28))


def _lines(chance: Random, size: Size) -> Iterator[tuple[int, str, int, int]]:
    """Order, name, quantity and price in whole dollars."""
    for number in range(size.orders * size.lines):
        name = RARE if number % RARE_EVERY == 7 else chance.choice(NAMES)
        yield number // size.lines, name, chance.randrange(1, 200) * 10, chance.randrange(2, 60)


def _orders(
    connection: sqlite3.Connection, days: list[date], owners: list[int], nets: list[int],
    size: Size,
) -> None:  # fmt: skip
    _insert(
        connection, Order,
        ("id", "number", "customer_id", "date", "customer_po", "state", "line_count", "net",
         "tax", "gross"),
        (
            (number + 1, f"SO{day:%Y%m%d}{number:06}", owner, day.isoformat(),
             f"PO-{number:06}", "done", size.lines, net * 100, _tax(net), net * 100 + _tax(net))
            for number, (day, owner, net) in enumerate(zip(days, owners, nets, strict=True))
        ),
    )  # fmt: skip


def _tax(net: int) -> int:
    """Hundredths: 5 % in whole dollars, half-up."""
    return (net * 5 + 50) // 100 * 100


def _order_lines(
    connection: sqlite3.Connection, lines: list[tuple[int, str, int, int]], size: Size
) -> None:
    _insert(
        connection, OrderLine,
        ("id", "order_id", "line", "name", "size", "unit", "quantity", "unit_price", "delivered"),
        (
            (place + 1, order + 1, place % size.lines + 1, name, SIZES[place % len(SIZES)], "個",
             quantity * 10_000, price * 1_000_000, quantity * 10_000)
            for place, (order, name, quantity, price) in enumerate(lines)
        ),
    )  # fmt: skip


def _deliveries(
    connection: sqlite3.Connection, days: list[date], owners: list[int], nets: list[int]
) -> None:
    _insert(
        connection, Delivery,
        ("id", "number", "date", "customer_id", "currency", "tax", "tax_rate", "base", "net",
         "tax_amount", "gross", "statement_month", "invoice_no"),
        (
            (number + 1, f"DN{day:%Y%m%d}{number:06}", day.isoformat(), owner, "TWD", "excluded",
             50_000, net * 100, net * 100, _tax(net), net * 100 + _tax(net),
             day.year * 100 + day.month, f"ZK-{30_000_000 + number}")
            for number, (day, owner, net) in enumerate(zip(days, owners, nets, strict=True))
        ),
    )  # fmt: skip


def _delivery_lines(
    connection: sqlite3.Connection, lines: list[tuple[int, str, int, int]], size: Size
) -> None:
    _insert(
        connection, DeliveryLine,
        ("id", "delivery_id", "line", "order_line_id", "quantity", "unit_price", "amount"),
        (
            (place + 1, order + 1, place % size.lines + 1, place + 1, quantity * 10_000,
             price * 1_000_000, quantity * price * 100)
            for place, (order, _, quantity, price) in enumerate(lines)
        ),
    )  # fmt: skip


def _receipts(
    connection: sqlite3.Connection, days: list[date], owners: list[int], nets: list[int]
) -> None:
    """Each customer pays a month's deliveries on the 15th of the month after."""
    owed: dict[tuple[int, Month], int] = {}
    for day, owner, net in zip(days, owners, nets, strict=True):
        key = (owner, Month.of(day))
        owed[key] = owed.get(key, 0) + net * 100 + _tax(net)
    paid = [(owner, month.next(), due) for (owner, month), due in owed.items() if month < LAST]
    _insert(
        connection, Receipt,
        ("id", "number", "date", "customer_id", "currency", "amount", "statement_month"),
        (
            (number, f"RC{month.number}{number:06}", month.day(15).isoformat(), owner, "TWD", due,
             month.number)
            for number, (owner, month, due) in enumerate(paid, 1)
        ),
    )  # fmt: skip


def _insert(
    connection: sqlite3.Connection, model: type[Record], given: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
) -> None:  # fmt: skip
    """Columns not given get their defaults."""
    fixed = {
        column.name: _stored(column.default.arg)
        for column in model.__table__.columns
        if column.name not in given and column.default is not None
    }
    names = ", ".join((*given, *fixed))
    places = ", ".join("?" * len(given))
    constants = "".join(f", {value!r}" for value in fixed.values())
    connection.executemany(
        f'INSERT INTO "{model.__tablename__}" ({names}) VALUES ({places}{constants})', rows
    )


def _stored(default: Any) -> Any:
    """Every decimal default is zero or a rate."""
    if isinstance(default, Decimal):
        return int(default * 1_000_000)
    return int(default) if isinstance(default, bool) else default
