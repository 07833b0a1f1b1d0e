"""A customer's receipts, credits and returned papers: walked by keyboard, mended, bounced."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.choices import FaxMatch
from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.parts.buttons import Button, FilterButton
from app.gui.parts.empty_note import EmptyNote
from app.gui.parts.page_header import PageHeader
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.money_papers import MoneyRow
    from app.queries.page import Page

ROOMY = 860
"""Under that the header has room for what the current row can do alone."""
KINDS = ("receipt", "credit", "returned_paper")


class MoneyColumn(IntEnum):
    DATE = 0
    NUMBER = 1
    WHAT = 2
    AMOUNT = 3
    STATE = 4
    SAID = 5


def _what(row: MoneyRow, wording: Wording) -> Cell:
    words = wording.words
    if row.kind.value == "receipt":
        what = words(f"gui.method.{row.what}")
        return cells.text(what, note=row.cheque_no)
    if row.kind.value == "credit":
        return cells.text(words(f"gui.movement.{row.what}"))
    channel = words(f"gui.channel.{row.what}") if row.what else words("money.no_channel")
    return cells.text(channel, note=row.signer)


def _state(row: MoneyRow, wording: Wording) -> Cell:
    words = wording.words
    if row.kind.value == "receipt":
        return _cheque(row, wording)
    if row.kind.value == "credit":
        return cells.EMPTY
    if row.said:
        return cells.chip(words("money.differs"), Glyph.DIFFERS, Ink.LATE, filled=True)
    if row.match is FaxMatch.MISMATCH:
        return cells.chip(words("money.other_fax"), Glyph.MISSING, Ink.WARN, filled=True)
    return cells.chip(words("money.agrees"), Glyph.AGREED, Ink.GOOD)


def _cheque(row: MoneyRow, wording: Wording) -> Cell:
    words, today = wording.words, wording.today
    if row.bounced_on is not None:
        said = words("money.bounced_on", day=words.day(row.bounced_on, today))
        return cells.chip(said, Glyph.LATE, Ink.LATE, filled=True)
    if row.cheque_date is None:
        return cells.EMPTY
    if row.cheque_date > today:
        said = words("money.cheque_on", day=words.day(row.cheque_date, today))
        return cells.chip(said, Glyph.HALF, Ink.GO)
    return cells.chip(words("money.cheque_due"), Glyph.READY, Ink.GOOD)


def _amount(row: MoneyRow, wording: Wording) -> Cell:
    if row.amount is None:
        return cells.EMPTY
    return cells.number(wording.words.money(row.amount, row.currency, wording.currency))


COLUMNS: dict[MoneyColumn, Column[MoneyRow]] = {
    MoneyColumn.DATE: Column(
        "gui.column.date", lambda row, w: cells.quiet(w.words.day(row.date, w.today)), 96
    ),
    MoneyColumn.NUMBER: Column(
        "gui.column.document", lambda row, _w: cells.name(row.number), 140
    ),
    MoneyColumn.WHAT: Column("money.what", _what, 170),
    MoneyColumn.AMOUNT: Column("gui.column.amount", _amount, 110, right=True),
    MoneyColumn.STATE: Column("gui.column.state", _state, 130),
    MoneyColumn.SAID: Column(
        "gui.column.summary", lambda row, _w: cells.quiet(row.said or row.applies_to), 200,
        stretch=True, gives_way=1,
    ),
}


class MoneyList(QWidget):
    left = Signal()
    edit_asked = Signal(object)
    bounce_asked = Signal(object)
    receipt_asked = Signal()
    credit_asked = Signal()

    def __init__(self, desk: Desk, customer_id: int, name: str, kind: str) -> None:
        super().__init__()
        self._desk, self._customer = desk, customer_id
        theme, words = desk.theme, desk.words
        self.model: PagedModel[MoneyRow] = PagedModel(
            desk.tasks, COLUMNS, lambda row: (row.kind.value, row.id), self
        )
        self.header = PageHeader(theme, name, words("gui.more"))
        self.header.add_filters([
            (one, FilterButton(theme, words(f"money.kind.{one}"))) for one in KINDS
        ])
        self.receipt = Button(theme, words("money.receipt"), key="R")
        self.credit = Button(theme, words("money.credit"), key="A")
        self.edit = Button(theme, words("money.mend"), key="↵")
        self.bounce = Button(theme, words("money.bounce"), key="B")
        self.back = Button(theme, words("money.leave"), key="Esc")
        self.header.finish(None, [self.receipt, self.credit, self.edit, self.bounce, self.back])
        self.header.mark(kind)
        self.view = ListView(theme, self.model)
        self.view.setAccessibleName(words("money.papers_of", name=name))
        self.empty = EmptyNote(theme, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        self._connect()
        self.ask()

    def _connect(self) -> None:
        self.header.filter_chosen.connect(lambda _kind: self.ask())
        self.view.opened.connect(lambda _identity: self._edit())
        self.view.rested.connect(lambda _identity: self._name_actions())
        self.model.replaced.connect(self._say_if_empty)
        self.model.refreshed.connect(self._say_if_empty)
        self._desk.bus.changed.connect(self._on_changed)
        for button, act in (
            (self.receipt, self.receipt_asked.emit), (self.credit, self.credit_asked.emit),
            (self.edit, self._edit), (self.bounce, self._bounce), (self.back, self.left.emit),
        ):
            button.clicked.connect(act)
        keys = [("R", self.receipt.click), ("A", self.credit.click), ("B", self._bounce)]
        keys += [(str(place), partial(self._choose, kind)) for place, kind in enumerate(KINDS, 1)]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _on_changed(self, _tables: object) -> None:
        self.model.reload()

    def _choose(self, kind: str) -> None:
        self.header.choose(kind)

    def ask(self) -> None:
        customer, kind = self._customer, self.header.chosen

        def page(context: Context, after: Any, limit: int) -> Page[MoneyRow]:
            from app.queries.money_papers import MoneyAsk, MoneyKind, money_papers

            return context.ask(money_papers, MoneyAsk(customer, MoneyKind(kind), after, limit))

        self.model.word(self._desk.wording())
        self.model.ask(page)

    def stand_on(self, kind: str, record_id: int) -> None:
        self.view.select_identity((kind, record_id))

    def begin(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> MoneyRow | None:
        return self.model.row_at(self.view.currentIndex().row())

    def _say_if_empty(self) -> None:
        words = self._desk.words
        if self.model.rowCount():
            self.empty.clear()
        else:
            self.empty.say(
                words(f"money.none.{self.header.chosen}"), words("money.receipt"),
                self.receipt_asked.emit, "R",
            )
        self._name_actions()

    def _name_actions(self) -> None:
        row = self.current()
        self.edit.setVisible(row is not None)
        self.bounce.setVisible(row is not None and row.may_bounce)
        roomy = self.width() >= self._desk.theme.px(ROOMY)
        for button in (self.receipt, self.credit):
            button.setVisible(roomy)
        self.header.arrange()

    def _edit(self) -> None:
        row = self.current()
        if row is not None:
            self.edit_asked.emit(row)

    def _bounce(self) -> None:
        row = self.current()
        if row is not None and row.may_bounce:
            self.bounce_asked.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.empty.place()
        self._name_actions()
