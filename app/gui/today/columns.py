"""The day's list as columns: what and its story, whom, how long, and where to call."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.gui.frame.tabs import Tab
from app.gui.lists.cells import EMPTY, Cell
from app.gui.lists.columns import Column
from app.gui.lists.list_spec import Filter, ListSpec
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.today import row_times, row_words
from app.queries.day_rows import DayGroup, DayRow
from app.queries.page import Page
from app.queries.waiting.urgency import Group

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.bootstrap import Context
    from app.gui.lists.columns import Wording
    from app.gui.lists.list_spec import Asked

Shown = DayGroup | DayRow
ROW_HEIGHT, GROUP_HEIGHT = 42, 30


class TodayColumn(IntEnum):
    WHAT = 0
    CUSTOMER = 1
    LONG = 2
    PHONE = 3


def of_rows(cell: Callable[[DayRow, Wording], Cell]) -> Callable[[Shown, Wording], Cell]:
    """A heading has words in its first cell only."""
    return lambda row, wording: cell(row, wording) if isinstance(row, DayRow) else EMPTY


def what(row: Shown, wording: Wording) -> Cell:
    if isinstance(row, DayGroup):
        return heading_cell(row, wording)
    glyph, tone = row_words.shape(row)
    return Cell(
        row_words.title(row, wording), face=Face.NAME, second=row_words.story(row, wording),
        glyph=glyph, tone=tone,
    )


def heading_cell(group: DayGroup, wording: Wording) -> Cell:
    """``text`` with its count in ``note``; what the group means in ``second``."""
    words = wording.words
    glyph, tone = row_words.group_shape(group.group)
    if group.shown < group.count:
        meaning = words("today.group_cut", shown=group.shown)
    elif group.group is Group.TODAY and not group.day_ends:
        meaning = ""
    else:
        meaning = words(f"today.group_note.{group.group.value}", time=group.day_ends)
    return Cell(
        words(f"today.group.{group.group.value}"), note=f"{group.count:,}", second=meaning,
        glyph=glyph, tone=tone,
    )


def customer(row: DayRow, wording: Wording) -> Cell:
    contact = "" if row.bundle else row.caller.contact
    return Cell(row_words.customer(row, wording), second=contact or " ")


def how_long(row: DayRow, wording: Wording) -> Cell:
    _, tone = row_words.shape(row)
    calm = tone is Ink.IDLE
    return Cell(
        row_times.how_long(row, wording), face=Face.VALUE if calm else Face.NAME,
        ink=Ink.TEXT2 if calm else tone, second=row_times.since(row, wording),
    )


def phone(row: DayRow, wording: Wording) -> Cell:
    if row.bundle:
        return EMPTY
    fax = row.caller.fax
    return Cell(row.caller.phone, second=wording.words("today.fax", fax=fax) if fax else " ")


COLUMNS: dict[TodayColumn, Column[Shown]] = {
    TodayColumn.WHAT: Column("gui.column.what", what, 400, stretch=True, gives_way=2),
    TodayColumn.CUSTOMER: Column("gui.column.customer", of_rows(customer), 118, gives_way=3),
    TodayColumn.LONG: Column("gui.column.since", of_rows(how_long), 118),
    TodayColumn.PHONE: Column("gui.column.phone", of_rows(phone), 152, gives_way=1, vanishes=True),
}


def _nothing(_context: Context, _asked: Asked, _after: Any, _limit: int) -> Page[Shown]:
    """The rows come from ``DayWatch``, which counts them as well."""
    return Page((), None)


TODAY: ListSpec[Shown] = ListSpec(
    tab=Tab.TODAY,
    columns=COLUMNS,
    identity=lambda row: row.identity,
    filters=(
        Filter("mine", "today.filter.mine", "today.empty"),
        Filter("everyone", "today.filter.everyone", "today.empty"),
        Filter("put_off", "today.filter.put_off", "today.empty.put_off"),
    ),
    search_hint="today.search",
    nothing_yet="today.empty",
    page=_nothing,
    counts=lambda _context, _asked: {},
    count=lambda _context, _asked: None,
    depends=frozenset(),
    row_height=ROW_HEIGHT,
)
