"""Complaints: customer and matter over number, with the clock of the first reply."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.frame.tabs import Tab
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked
    from app.queries.lists.complaints import ComplaintRow
    from app.queries.page import Page


class ComplaintColumn(IntEnum):
    CUSTOMER = 0
    MATTER = 1
    RECEIVED = 2
    CLOCK = 3


def clock(row: ComplaintRow, wording: Wording) -> Cell:
    """What is left of the day's answer; once answered, what it waits for."""
    words = wording.words
    if row.closed_at is not None:
        return cells.chip(words("gui.complaint.state.closed"), Glyph.AGREED, Ink.GOOD)
    if row.replied_at is not None:
        return cells.chip(words("gui.complaint.state.replied"), Glyph.READY, Ink.GO)
    left = row.answer_until - wording.now
    hours, minutes = divmod(abs(int(left.total_seconds())) // 60, 60)
    if left < timedelta(0):
        if hours >= 24:
            return cells.chip(
                words("gui.complaint.state.over_days", days=hours // 24),
                Glyph.LATE, Ink.LATE, filled=True,
            )
        shown = words("gui.complaint.state.over", hours=hours, minutes=minutes)
        return cells.chip(shown, Glyph.LATE, Ink.LATE, filled=True)
    shown = words("gui.complaint.state.left", hours=hours, minutes=minutes)
    return cells.chip(shown, Glyph.HALF, Ink.WARN, filled=True)


def _received(row: ComplaintRow, wording: Wording) -> Cell:
    return cells.Cell(
        wording.words.day(row.received_at.date(), wording.today), ink=Ink.TEXT2,
        note=_time(row.received_at),
    )


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}" if moment.time() != datetime.min.time() else ""


COLUMNS: dict[ComplaintColumn, Column[ComplaintRow]] = {
    ComplaintColumn.CUSTOMER: Column(
        "gui.column.customer",
        lambda row, _w: cells.Cell(row.customer, face=Face.NAME, second=row.number), 220,
        gives_way=2,
    ),
    ComplaintColumn.MATTER: Column(
        "gui.column.matter", lambda row, _w: cells.text(row.description), 360, stretch=True,
        gives_way=1,
    ),
    ComplaintColumn.RECEIVED: Column("gui.column.received_at", _received, 150),
    ComplaintColumn.CLOCK: Column("gui.column.state", clock, 190, english_width=210),
}


def _page(context: Context, asked: Asked, after: Any, limit: int) -> Page[ComplaintRow]:
    from app.queries.lists.complaints import ComplaintFilter, ComplaintsAsk, complaint_list

    now = context.clock.now()
    return context.ask(complaint_list, ComplaintsAsk(
        now, ComplaintFilter(asked.filter), asked.text, after, limit
    ))


def _counts(context: Context, asked: Asked) -> dict[str, int]:
    from app.queries.lists.complaints import complaint_counts

    return {one.value: count for one, count in context.ask(complaint_counts, asked.today).items()}


COMPLAINTS: ListSpec[ComplaintRow] = ListSpec(
    tab=Tab.COMPLAINTS,
    columns=COLUMNS,
    identity=lambda row: row.id,
    filters=(
        Filter("open", "gui.complaint.filter.open", "gui.complaint.empty.open"),
        Filter("unanswered", "gui.complaint.filter.unanswered", "gui.complaint.empty.unanswered",
               Glyph.LATE, Ink.LATE),
        Filter("closed", "gui.complaint.filter.closed", "gui.complaint.empty.closed"),
        Filter("all", "gui.filter.all", "gui.complaint.empty.all"),
    ),
    search_hint="gui.complaint.search",
    nothing_yet="gui.complaint.empty.all",
    page=_page,
    counts=_counts,
    depends=frozenset({"complaint", "customer"}),
    row_height=48,
    late_filter="unanswered",
)
