"""What the window asks while she works, on a million order lines: each answer within 50 ms.

Measured warm, as the best of a few: what a key waits for once the program has been used.
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
from app.queries.exposure import ExposureAsk, exposure
from app.queries.lookups.customers import CustomersAsk, find_customers
from app.queries.palette.everything import find_everything
from app.queries.palette.hit import Ask
from app.queries.panes.customers import CustomerPaneAsk, customer_pane
from app.queries.panes.deliveries import delivery_sheet
from app.queries.panes.orders import order_facts
from tests.benchmarks.book_reads import BIG
from tests.benchmarks.made_book import SOUGHT, TODAY, made_book
from tests.benchmarks.measure import Measured, best

ANSWER_SECONDS = 0.05
TIMES = 5
ROWS = 200
MIDDLE = 1000
"""A customer and an order from the middle of the book."""


class Noon:
    def now(self) -> datetime:
        return datetime.combine(TODAY, time(12))

    def today(self) -> Any:
        return TODAY


def desk_answers() -> Iterator[Measured]:
    context = open_context(made_book(BIG), Language.ZH_TW, clock=Noon(), actor="mei")
    try:
        for spec in (ORDERS, DELIVERIES, CUSTOMERS, COMPLAINTS, PRODUCTS):
            yield from _list(context, spec)
        yield from _beside(context)
        yield from _found(context)
    finally:
        context.close()


def _measured(name: str, ask: Callable[[], object], remark: str = "") -> Measured:
    return Measured(name, best(ask, TIMES), most_seconds=ANSWER_SECONDS, remark=remark)


def _list(context: Context, spec: ListSpec[Any]) -> Iterator[Measured]:
    slowest, counts = "", 0.0
    for one in spec.filters:
        seconds = best(partial(spec.page, context, _asked(spec, one.key), None, ROWS), TIMES)
        if seconds > counts:
            slowest, counts = one.key, seconds
    yield Measured(f"{spec.tab.value}: a page", counts, most_seconds=ANSWER_SECONDS,
                   remark=f"the slowest filter, {slowest}")
    asked = _asked(spec, spec.filters[0].key)
    yield _measured(f"{spec.tab.value}: its counts", lambda: spec.counts(context, asked))
    if spec.search_hint:
        sought = _asked(spec, spec.filters[-1].key, SOUGHT)
        yield _measured(f"{spec.tab.value}: search", lambda: spec.page(context, sought, None, ROWS),
                        SOUGHT)
        yield _measured(f"{spec.tab.value}: a filter of one's own counted",
                        lambda: spec.count(context, sought), SOUGHT)


def _asked(spec: ListSpec[Any], chosen: str, text: str = "") -> Asked:
    return Asked(chosen, text, spec.sort, spec.descending, TODAY)


def _beside(context: Context) -> Iterator[Measured]:
    yield _measured("an order's pane", lambda: context.ask(order_facts, MIDDLE))
    yield _measured("a delivery's pane", lambda: context.ask(delivery_sheet, MIDDLE))
    asked = CustomerPaneAsk(MIDDLE, TODAY)
    yield _measured("a customer's pane", lambda: context.ask(customer_pane, asked))
    owed = ExposureAsk(MIDDLE, "TWD", TODAY)
    yield _measured("a customer's credit", lambda: context.ask(exposure, owed))


def _found(context: Context) -> Iterator[Measured]:
    for text in (SOUGHT, "SO2026", "0001", "kh"):
        asked = Ask(text, TODAY, "mei")
        yield _measured(f"everything with {text}", partial(context.ask, find_everything, asked))
    yield _measured("a customer by sound", lambda: context.ask(find_customers, CustomersAsk("kh")))


