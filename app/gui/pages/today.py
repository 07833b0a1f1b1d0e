"""Today: what waits and whom to call. The ranked list of every duty comes with its own work."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.cells import Cell
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.lists.today import TodayRow
    from app.queries.page import Page


class TodayColumn(IntEnum):
    WHAT = 0
    CUSTOMER = 1
    SINCE = 2
    PHONE = 3


def _what(row: TodayRow, wording: Wording) -> Cell:
    words = wording.words
    if row.kind.value == "complaints":
        title = words("gui.today.complaint", matter=row.subject)
        story = words("gui.today.story.complaint", number=row.number)
    elif row.kind.value == "orders":
        title = words("gui.today.order", item=row.subject)
        day = words.day(row.since.date(), wording.today)
        story = words("gui.today.story.order", number=row.number, day=day)
    else:
        month = words(f"gui.month.{row.month.month}") if row.month else ""
        title = words("gui.today.statement", month=month)
        amount = words.money(row.amount, row.currency, wording.currency)
        story = words("gui.today.story.statement", number=row.number, amount=amount)
    return Cell(title, face=Face.NAME, second=story)


def _since(row: TodayRow, wording: Wording) -> Cell:
    words = wording.words
    shown = words.day(row.since.date(), wording.today)
    days = (wording.today - row.since.date()).days
    if row.kind.value == "statements":
        return cells.Cell(words("gui.late.left", days=days), ink=Ink.TEXT2, second=shown)
    if row.since > wording.now:
        return cells.lateness(
            f"{row.since:%m/%d %H:%M}", words("gui.late.today" if days == 0 else
                                              "gui.late.tomorrow"), Glyph.HALF, Ink.WARN
        )
    if days == 0:
        return cells.lateness(
            f"{row.since:%H:%M}", words("gui.late.today"), Glyph.LATE, Ink.LATE
        )
    return cells.lateness(shown, words("gui.late.over", days=days), Glyph.LATE, Ink.LATE)


def _phone(row: TodayRow, wording: Wording) -> Cell:
    fax = row.fax.split(";")[0].strip()
    second = wording.words("gui.today.fax", fax=fax) if fax else " "
    return Cell(row.phone, second=second)


COLUMNS: dict[TodayColumn, Column[TodayRow]] = {
    TodayColumn.WHAT: Column("gui.column.what", _what, 520, stretch=True, gives_way=1),
    TodayColumn.CUSTOMER: Column(
        "gui.column.customer", lambda row, _w: cells.text(row.customer), 180, gives_way=2
    ),
    TodayColumn.SINCE: Column("gui.column.since", _since, 190),
    TodayColumn.PHONE: Column("gui.column.phone", _phone, 200),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[TodayRow]:
    from app.queries.lists.today import TodayAsk, TodayKind, today_list

    kind = None if asked.filter == "all" else TodayKind(asked.filter)
    return context.ask(today_list, TodayAsk(context.clock.now(), kind, after, limit))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.today import today_counts

    return context.ask(today_counts, context.clock.now())


TODAY: ListSpec[TodayRow] = ListSpec(
    tab=Tab.TODAY,
    columns=COLUMNS,
    identity=lambda row: (row.kind, row.id),
    filters=(
        Filter("all", "gui.filter.all", "gui.today.empty"),
        Filter("complaints", "gui.today.filter.complaints", "gui.complaint.empty.unanswered",
               Glyph.LATE, Ink.LATE),
        Filter("orders", "gui.today.filter.orders", "gui.order.empty.late",
               Glyph.LATE, Ink.LATE),
        Filter("statements", "gui.today.filter.statements", "gui.today.empty",
               Glyph.OPEN, Ink.WARN),
    ),
    search_hint="",
    nothing_yet="gui.today.empty",
    page=_page,
    counts=_counts,
    depends=frozenset({"complaint", "orders", "order_line", "statement", "customer", "delivery"}),
    row_height=42,
    late_filter="all",
)
