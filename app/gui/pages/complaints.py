"""Complaints: customer and matter over number, with the clock of the first reply."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from app.gui.complaints.clock_words import waiting_chip
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
    from app.queries.count import Count
    from app.queries.lists.complaints import ComplaintRow
    from app.queries.page import Page


class ComplaintColumn(IntEnum):
    CUSTOMER = 0
    CLOCK = 1


def _numbered(row: ComplaintRow, wording: Wording) -> Cell:
    return replace(clock(row, wording), second=row.number)


def clock(row: ComplaintRow, wording: Wording) -> Cell:
    """What is left to answer in; once answered, what it waits for."""
    words = wording.words
    if row.closed_at is not None:
        return cells.chip(words("gui.complaint.state.closed"), Glyph.AGREED, Ink.GOOD)
    if row.replied_at is not None:
        return cells.chip(words("complaints.answered"), Glyph.READY, Ink.GO)
    return waiting_chip(words, wording.now, row.day, row.latest, short=True)


def _customer(row: ComplaintRow, _wording: Wording) -> Cell:
    return cells.Cell(row.customer, face=Face.NAME, second=row.description)


COLUMNS: dict[ComplaintColumn, Column[ComplaintRow]] = {
    ComplaintColumn.CUSTOMER: Column(
        "gui.column.customer", _customer, 150, stretch=True, gives_way=1
    ),
    ComplaintColumn.CLOCK: Column("gui.column.state", _numbered, 96, english_width=104),
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


def _count(context: Context, asked: Asked) -> Count:
    from app.queries.lists.complaints import ComplaintFilter, ComplaintsAsk, complaint_count

    return context.ask(complaint_count, ComplaintsAsk(
        context.clock.now(), ComplaintFilter(asked.filter), asked.text
    ))


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
    count=_count,
    depends=frozenset({"complaint", "customer", "firm"}),
    row_height=58,
    late_filter="unanswered",
)
