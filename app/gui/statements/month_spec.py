"""The list of a month's statements: its filters, and what it asks of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.months import Month
from app.gui.frame.tabs import Tab
from app.gui.lists.list_spec import Asked, Filter, ListSpec
from app.gui.statements.columns import COLUMNS, STATES
from app.gui.statements.queue import MonthQueue, QueueRow
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Context
    from app.queries.count import Count
    from app.queries.page import Page

_SHOWN = ("none", "made", "sent", "agreed", "differs", "settled")
_QUIET = ("none", "settled")
FILTERS = (
    Filter("all", "gui.filter.all", "gui.statement.empty.all"),
    *(
        Filter(state, f"gui.statement.filter.{state}", "gui.statement.empty.state",
               STATES[state][0], Ink.TEXT2 if state in _QUIET[:1] else STATES[state][1])
        for state in _SHOWN
    ),
)
ROW_HEIGHT = 32


def month_spec(queue: MonthQueue) -> ListSpec[QueueRow]:
    def page(context: Context, asked: Asked, after: Any, limit: int) -> Page[QueueRow]:
        month = Month.parse(asked.scope)
        return queue.page(context, month, asked.filter, asked.text, after, limit)

    def counts(context: Context, asked: Asked) -> Mapping[str, int]:
        return queue.counts(context, Month.parse(asked.scope), asked.text)

    def count(context: Context, asked: Asked) -> Count:
        return queue.count(context, Month.parse(asked.scope), asked.filter, asked.text)

    def more_to_come(asked: Asked) -> bool:
        return not asked.text and not queue.complete(Month.parse(asked.scope))

    return ListSpec(
        tab=Tab.STATEMENTS, columns=COLUMNS, identity=lambda row: row.identity, filters=FILTERS,
        search_hint="gui.statement.search", nothing_yet="gui.statement.empty.all",
        page=page, counts=counts, count=count, more_to_come=more_to_come,
        depends=frozenset({"statement", "delivery", "delivery_line", "credit", "receipt",
                           "customer", "customer_terms", "returned_paper", "discrepancy", "put_off",
                           "holiday", "firm"}),
        row_height=ROW_HEIGHT,
    )
