"""What the window asks while she works, on a million order lines: each answer within 50 ms.

Measured warm, on the reader's own thread: what a key waits for once the program has been used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from typing import Any

from app.bootstrap import Context, open_context
from app.gui.lists.list_spec import Asked, ListSpec
from app.gui.pages.complaints import COMPLAINTS
from app.gui.pages.customers import CUSTOMERS
from app.gui.pages.deliveries import DELIVERIES
from app.gui.pages.orders import ORDERS
from app.gui.pages.products import PRODUCTS
from app.i18n import Language
from app.queries.complaint_sheet import complaint_sheet
from app.queries.day import DayAsk, day_list
from app.queries.day_rows import DayFilter
from app.queries.exposure import ExposureAsk, exposure
from app.queries.lookups.customers import CustomersAsk, find_customers
from app.queries.palette.everything import find_everything
from app.queries.palette.hit import Ask
from app.queries.panes.customers import CustomerPaneAsk, customer_pane
from app.queries.panes.deliveries import delivery_sheet
from app.queries.panes.orders import order_facts
from app.queries.panes.products import ProductPaneAsk, product_pane
from app.queries.statement_rows import StatementMonthAsk, statement_month
from app.queries.statement_sheets import statement_sheet
from app.queries.statements import StatementDetailAsk
from app.queries.waiting.item import Waiting
from app.queries.waiting.part import Part
from app.queries.waiting.parts import PieceAsk, waiting_piece
from tests.benchmarks.book_reads import BIG
from tests.benchmarks.clocks import timed
from tests.benchmarks.desk_book import LARGEST, desk_book
from tests.benchmarks.made_book import LAST, SOUGHT, TODAY
from tests.benchmarks.measure import Measured

ANSWER_SECONDS = 0.05
TIMES = 5
ROWS = 200
PIECES = 10
"""Of a part; the first one has the largest customer."""
MIDDLE = 1003
"""A customer, a product and an order from the middle of the book."""
NOW = datetime.combine(TODAY, time(12))
COMMON = "客"
"""A character that every customer's name has."""


class Noon:
    def now(self) -> datetime:
        return NOW

    def today(self) -> Any:
        return TODAY


def desk_answers() -> Iterator[Measured]:
    context = open_context(desk_book(BIG), Language.ZH_TW, clock=Noon(), actor="mei")
    try:
        for spec in (ORDERS, DELIVERIES, CUSTOMERS, COMPLAINTS, PRODUCTS):
            yield from _list(context, spec)
        yield from _today(context)
        yield from _statements(context)
        yield from _beside(context)
        yield from _found(context)
    finally:
        context.close()


def _measured(name: str, ask: Callable[[], object], remark: str = "") -> Measured:
    return timed(name, ask, ANSWER_SECONDS, remark=remark)


def _slowest(name: str, asks: dict[str, Callable[[], object]]) -> Measured:
    every = {
        one: timed(name, ask, ANSWER_SECONDS, times=TIMES, remark=f"the slowest, {one}")
        for one, ask in asks.items()
    }
    return max(every.values(), key=lambda one: one.ours)


def _list(context: Context, spec: ListSpec[Any]) -> Iterator[Measured]:
    tab, chosen = spec.tab.value, [one.key for one in spec.filters]
    yield _slowest(f"{tab}: a page", {
        one: partial(spec.page, context, _asked(spec, one), None, ROWS) for one in chosen
    })
    asked = _asked(spec, chosen[0])
    yield _measured(f"{tab}: its counts", lambda: spec.counts(context, asked))
    if spec.search_hint:
        for text in (SOUGHT, COMMON):
            yield _slowest(f"{tab}: search of {text}", {
                one: partial(spec.page, context, _asked(spec, one, text), None, ROWS)
                for one in chosen
            })
            yield _slowest(f"{tab}: a kept filter's count of {text}", {
                one: partial(spec.count, context, _asked(spec, one, text)) for one in chosen
            })


def _asked(spec: ListSpec[Any], chosen: str, text: str = "") -> Asked:
    return Asked(chosen, text, spec.sort, spec.descending, TODAY)


def _today(context: Context) -> Iterator[Measured]:
    found: list[Waiting] = []
    for part in Part:
        asks: dict[str, Callable[[], object]] = {}
        after = None
        while True:
            ask = PieceAsk(part, NOW, after)
            if len(asks) < PIECES:
                asks[f"piece {len(asks) + 1}"] = partial(context.ask, waiting_piece, ask)
            page = context.ask(waiting_piece, ask)
            found += page.rows
            after = page.next_key
            if after is None:
                break
        yield _slowest(f"today: {part.value}", asks)
    for chosen in DayFilter:
        asked = DayAsk(NOW, "mei", tuple(found), chosen)
        yield _measured(f"today: {chosen.value}", partial(context.ask, day_list, asked),
                        f"{len(found)} things wait")


def _statements(context: Context) -> Iterator[Measured]:
    for month in (LAST, LAST.previous(), LAST.next()):
        asked = StatementMonthAsk(month, limit=1, customers=25)
        yield _measured(f"statements: first rows of {month}",
                        partial(context.ask, statement_month, asked))
    for customer, who in ((MIDDLE, "a statement"), (LARGEST, "the largest customer's statement")):
        detail = StatementDetailAsk(customer, "TWD", LAST.previous())
        yield _measured(who, partial(context.ask, statement_sheet, detail))


def _beside(context: Context) -> Iterator[Measured]:
    yield _measured("an order's pane", lambda: context.ask(order_facts, MIDDLE))
    yield _measured("a delivery's pane", lambda: context.ask(delivery_sheet, MIDDLE))
    yield _measured("a complaint's pane", lambda: context.ask(complaint_sheet, MIDDLE))
    for one, who in ((MIDDLE, "a"), (LARGEST, "the largest")):
        product = ProductPaneAsk(one, TODAY)
        yield _measured(f"{who} product's pane", partial(context.ask, product_pane, product))
        asked = CustomerPaneAsk(one, TODAY)
        yield _measured(f"{who} customer's pane", partial(context.ask, customer_pane, asked))
        owed = ExposureAsk(one, "TWD", TODAY)
        yield _measured(f"{who} customer's credit", partial(context.ask, exposure, owed))


def _found(context: Context) -> Iterator[Measured]:
    for text in (SOUGHT, COMMON, "SO2026", "0001", "kh"):
        asked = Ask(text, TODAY, "mei")
        yield _measured(f"everything with {text}", partial(context.ask, find_everything, asked))
    yield _measured("a customer by sound", lambda: context.ask(find_customers, CustomersAsk("kh")))
