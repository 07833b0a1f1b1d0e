"""What makes one list differ from another: columns, filters, and the questions it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date

    from app.bootstrap import Context
    from app.gui.frame.tabs import Tab
    from app.gui.lists.columns import Columns
    from app.gui.theme.glyphs import Glyph
    from app.queries.count import Count
    from app.queries.page import Page

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Filter:
    """``key`` is the query's own word for it; ``title`` and ``empty`` are message ids."""

    key: str
    title: str
    empty: str
    glyph: Glyph | None = None
    tone: Ink = Ink.TEXT2


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands above a list when it is asked for."""

    filter: str
    text: str
    sort: str
    descending: bool
    today: date
    scope: str = ""
    """What else the page stands on: the month of the statements."""


@dataclass(frozen=True, slots=True)
class ListSpec(Generic[Row]):
    tab: Tab
    columns: Columns[Row]
    identity: Callable[[Row], Hashable]
    filters: tuple[Filter, ...]
    search_hint: str
    """Empty: the page has no search."""
    nothing_yet: str
    """Message id for a book that has none of these at all."""
    page: Callable[[Context, Asked, Any, int], Page[Row]]
    counts: Callable[[Context, Asked], Mapping[str, int]]
    count: Callable[[Context, Asked], Count | None]
    """How many one question holds, for a filter of one's own; None: it is not known yet."""
    depends: frozenset[str]
    """Tables whose change makes this list ask again."""
    sort: str = ""
    descending: bool = False
    row_height: int = 34
    sorted_by: Callable[[Asked], tuple[str, bool]] = lambda asked: (asked.sort, asked.descending)
    """(column's sort, downwards) of what comes back, where a filter has its own order."""
    late_filter: str = ""
    """The filter whose count is the tab's badge."""
    more_to_come: Callable[[Asked], bool] = lambda _asked: False
    """Whether what was asked is still being read: nothing so far is not nothing."""
