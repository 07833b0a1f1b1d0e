"""A tab that is a list: header with filters and search, the list, what is empty said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.gui.filters.own_filters import OwnFilters
from app.gui.frame.page import Page
from app.gui.lists.list_spec import Asked
from app.gui.lists.list_view import ListView
from app.gui.lists.nothing_here import NothingHere
from app.gui.lists.paged_model import PagedModel
from app.gui.parts.buttons import FilterButton
from app.gui.parts.empty_note import EmptyNote
from app.gui.parts.loading_line import LoadingLine
from app.gui.parts.page_header import PageHeader
from app.gui.parts.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.filters.own_filters import Months
    from app.gui.lists.list_spec import ListSpec
    from app.gui.parts.buttons import Button
    from app.gui.target import Target
    from app.gui.tasks import Ticket
    from app.queries.count import Count

Row = TypeVar("Row")
Way = tuple[()] | tuple[str, "Callable[[], None]", str]
"""The one action of an empty list: its words, what it does, and its key."""


class ListPage(Page, Generic[Row]):
    months: Months | None = None
    """The month the page stands on, where it has one."""

    def __init__(self, desk: Desk, spec: ListSpec[Row]) -> None:
        super().__init__(desk, spec.tab)
        self.spec = spec
        self._stale = True
        self._asked_on: date | None = None
        self._to_count = False
        self._counting: Ticket | None = None
        self._sort, self._descending = spec.sort, spec.descending
        self.model: PagedModel[Row] = self._make_model()
        self.header = self._make_header()
        self.view = self._make_view()
        self.view.setAccessibleName(desk.words(spec.tab.title_id))
        self.loading = LoadingLine(desk.theme, self)
        self.empty = EmptyNote(desk.theme, self.view)
        self.nothing_here = NothingHere(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.strip)
        self.own = OwnFilters(self)
        column.addWidget(self.own.name_row)
        column.addWidget(self._body(), 1)
        self._connect()

    def _make_model(self) -> PagedModel[Row]:
        return PagedModel(self.desk.tasks, self.spec.columns, self.spec.identity, self)

    def _make_view(self) -> ListView:
        return ListView(self.desk.theme, self.model, row_height=self.spec.row_height)

    def _body(self) -> QWidget:
        return self.view

    def _make_header(self) -> PageHeader:
        desk = self.desk
        header = PageHeader(desk.theme, desk.words(self.spec.tab.title_id), desk.words("gui.more"))
        header.add_filters([
            (one.key, FilterButton(desk.theme, desk.words(one.title), glyph=one.glyph,
                                   tone=one.tone))
            for one in self.spec.filters
        ])
        search = None
        if self.spec.search_hint:
            search = SearchField(desk.theme, desk.words(self.spec.search_hint), "Ctrl F")
        header.finish(search, self._actions())
        header.mark(self.spec.filters[0].key)
        return header

    def _actions(self) -> list[Button]:
        return []

    def _connect(self) -> None:
        self.header.filter_chosen.connect(lambda _key: self._ask_anew())
        if self.header.search is not None:
            self.header.search.asked.connect(lambda _text: self._ask_anew())
            self.header.search.left.connect(self.view.setFocus)
        self.view.sort_asked.connect(self._on_sort_asked)
        self.model.loading.connect(self.loading.wait)
        self.model.replaced.connect(self._say_if_empty)
        self.model.replaced.connect(self._count_after_rows)
        self.model.refreshed.connect(self._say_if_empty)
        self.desk.bus.changed.connect(self._on_changed)
        self._show_sorted()

    def asked(self) -> Asked:
        search = self.header.search
        return Asked(
            filter=self.header.chosen,
            text=search.text().strip() if search is not None else "",
            sort=self._sort,
            descending=self._descending,
            today=self.desk.today,
        )

    def _ask_anew(self) -> None:
        self.view.stand_anywhere()
        self.ask()

    def ask(self) -> None:
        self.own.look()
        self._show_sorted()
        asked, page = self.asked(), self.spec.page
        self.model.word(self.desk.wording())
        self._to_count = True
        if self._counting is not None:
            self._counting.cancel()  # what was counted for the question before
        self.model.ask(lambda context, after, limit: page(context, asked, after, limit))
        self._stale, self._asked_on = False, asked.today

    def _count_after_rows(self) -> None:
        """Once the rows are painted: counting a big book would take the processor from them."""
        if self._to_count:
            self._to_count = False
            QTimer.singleShot(0, self, self.count)

    def counting(self, asked: Asked) -> Callable[[Context], Count | None]:
        """How a filter of one's own is counted."""
        count = self.spec.count
        return lambda context: count(context, asked)

    def count(self) -> None:
        counts, asked = self.spec.counts, self.asked()
        self._counting = self.desk.tasks.read(
            lambda context: counts(context, asked), self._on_counted, group=(id(self), "counts"),
            owner=self, behind=True,
        )

    def _on_counted(self, counts: Mapping[str, int]) -> None:
        for key, button in self.header.filters.items():
            button.show_count(counts.get(key))
        self.own.count(counts)
        self.header.arrange()
        if not self.model.rowCount():
            self._say_if_empty()  # a book that has none at all is told so
        if self.spec.late_filter:
            self.late_counted.emit(self.tab.value, counts.get(self.spec.late_filter, 0))

    def activate(self) -> None:
        if self._stale or self._of_another_day:
            self.ask()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, target: Target) -> None:
        if target.record_id is not None:
            self._stand_on(target.record_id, target.number)
        elif target.number and not target.act and self.header.search is not None:
            self.header.mark(target.filter or self.spec.filters[0].key)
            self.header.search.show_text(target.number)
            self.ask()
        super().show_target(target)

    def _stand_on(self, record_id: int, number: str) -> None:
        """The row if it is here; else what is shown is narrowed to it, and Esc widens again."""
        if self.model.row_of(record_id) < 0:
            if "all" in self.header.filters:
                self.header.mark("all")
            if self.header.search is not None:
                self.header.search.show_text(number)
            self.view.select_identity(record_id)
            self.ask()
        else:
            self.view.select_identity(record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list: everything is shown again."""
        search, escape = self.header.search, event.key() == Qt.Key.Key_Escape
        if escape and self.strip.isHidden() and search is not None and search.text():
            search.clear()
        else:
            super().keyPressEvent(event)

    def begin_search(self) -> None:
        self.header.begin_search()

    def choose_filter(self, place: int) -> None:
        if place < len(self.spec.filters):
            self.header.choose(self.spec.filters[place].key)
        else:
            self.own.place(place - len(self.spec.filters))

    def list_area(self) -> QRect:
        corner = self.view.mapTo(self, self.view.rect().topLeft())
        return QRect(corner, self.view.size())

    def current_row_area(self) -> QRect | None:
        row = self.view.visualRect(self.view.currentIndex())
        corner = self.view.viewport().mapTo(self, row.topLeft())
        return QRect(0, corner.y(), self.width(), row.height())

    def state(self) -> Any:
        search = self.header.search
        return self.header.chosen, self.own.chosen, search.text() if search is not None else ""

    def restore(self, state: Any) -> None:
        chosen, own, text = state
        if chosen in self.header.filters:
            self.header.mark(chosen)
        if self.header.search is not None:
            self.header.search.show_text(text)
        self.own.restore(own)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is not None and not tables & self.spec.depends:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    @property
    def _of_another_day(self) -> bool:
        """It was asked before midnight: what is late is another question since."""
        return self._asked_on not in (None, self.desk.today)

    def reload(self) -> None:
        if self._of_another_day:
            self.ask()
            return
        self.model.word(self.desk.wording())
        self.model.reload()
        self.count()

    def _on_sort_asked(self, section: int) -> None:
        column: Any = self.model.columns()[section]
        if not column.sort:
            return
        stands, descending = self.spec.sorted_by(self.asked())
        self._sort, self._descending = column.sort, column.sort == stands and not descending
        self.ask()

    def _show_sorted(self) -> None:
        sort, descending = self.spec.sorted_by(self.asked())
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for section, column in enumerate(self.model.columns()):
            if column.sort and column.sort == sort:
                self.view.list_header.show_sorted(section, order)

    def _say_if_empty(self) -> None:
        self.nothing_here.say()

    def making(self) -> Way:
        """What an empty list offers: to make one, under the name that was searched for; here
        only to search no longer."""
        search = self.header.search
        if search is None or not self.asked().text:
            return ()
        return self.desk.words("gui.empty.clear"), search.clear, "Esc"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.loading.setGeometry(0, self.header.height() - 2, self.width(), 2)
        self.empty.place()
