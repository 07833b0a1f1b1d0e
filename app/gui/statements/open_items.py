"""The open papers below a receipt: what this money pays, and Enter names one or lets it go."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.pages.lateness import late_by
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.lists.columns import Wording
    from app.queries.open_documents import OpenDocument

ROWS_SHOWN, ROW_HEIGHT = 9, 28


@dataclass(frozen=True, slots=True)
class ItemRow:
    place: int
    document: OpenDocument
    currency: str
    pays: Decimal = Decimal(0)
    named: bool = False


class ItemColumn(IntEnum):
    NUMBER = 0
    DATE = 1
    DUE = 2
    AMOUNT = 3
    REMAINING = 4
    PAYS = 5


def _number(row: ItemRow, wording: Wording) -> Cell:
    shown = row.document.number or wording.words("gui.movement.opening")
    if row.named:
        return cells.chip(shown, Glyph.AGREED, Ink.GOOD, filled=True)
    return cells.text(shown) if row.document.kind == "delivery" else cells.quiet(shown)


def _due(row: ItemRow, wording: Wording) -> Cell:
    due = row.document.due
    if due.year == 1:
        return cells.quiet(wording.words("money.long_due"))
    late = (wording.today - due).days
    day = wording.words.day(due, wording.today)
    if late > 0:
        return cells.lateness(day, late_by(late, wording.words), Glyph.LATE, Ink.LATE)
    return cells.quiet(day)


def _money(value: Decimal, row: ItemRow, wording: Wording, ink: Ink = Ink.TEXT) -> Cell:
    return cells.number(wording.words.money(value, row.currency, row.currency), ink=ink)


COLUMNS: dict[ItemColumn, Column[ItemRow]] = {
    ItemColumn.NUMBER: Column("gui.column.document", _number, 190, stretch=True),
    ItemColumn.DATE: Column(
        "gui.column.date",
        lambda row, w: cells.quiet(
            "" if row.document.date.year == 1 else w.words.day(row.document.date, w.today)
        ), 90,
    ),
    ItemColumn.DUE: Column("money.due", _due, 150),
    ItemColumn.AMOUNT: Column(
        "gui.column.amount", lambda row, w: _money(row.document.amount, row, w, Ink.TEXT2), 110,
        right=True,
    ),
    ItemColumn.REMAINING: Column(
        "money.remaining", lambda row, w: _money(row.document.remaining, row, w), 110, right=True
    ),
    ItemColumn.PAYS: Column(
        "money.pays", lambda row, w: _money(row.pays, row, w, Ink.GOOD), 110, right=True
    ),
}


class OpenItems(QWidget):
    toggled = Signal(str)
    """The number of the paper that Enter or Space named."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self._documents: tuple[OpenDocument, ...] = ()
        self._currency = ""
        self.title = Label(theme, words("money.open_papers"), face=Face.NAME, ink=Ink.TEXT2)
        self.model: PagedModel[ItemRow] = PagedModel(
            desk.tasks, COLUMNS, lambda row: row.place, self
        )
        self.view = ListView(theme, self.model, row_height=ROW_HEIGHT, padding=8)
        self.view.setAccessibleName(words("money.open_papers"))
        self.view.opened.connect(self._toggle)
        space = QShortcut(QKeySequence("Space"), self.view)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.setAutoRepeat(False)
        space.activated.connect(lambda: self._toggle(self.view.current_identity()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.title)
        column.addWidget(self.view)
        self.hide()

    def show_documents(self, documents: Sequence[OpenDocument], currency: str) -> None:
        self._documents, self._currency = tuple(documents), currency
        self.setVisible(bool(documents))
        rows = min(ROWS_SHOWN, len(documents))
        self.view.setFixedHeight(self._desk.theme.px(ROW_HEIGHT * (rows + 1) + 4))

    def show_paid(self, paid: Sequence[Decimal], named: set[str], said: str) -> None:
        """``said``: what stands above the list: what is left over, or nothing."""
        self.title.say(said or self._desk.words("money.open_papers"))
        self.model.word(self._desk.wording())
        rows = [
            ItemRow(place, one, self._currency, paid[place], bool(one.number)
                    and one.number in named)
            for place, one in enumerate(self._documents)
        ]
        place = self.view.currentIndex().row()
        self.model.show(rows)
        if 0 <= place < len(rows):
            self.view.select_identity(place)

    def _toggle(self, identity: object) -> None:
        row = self.model.row_at(self.model.row_of(identity))
        if row is not None and row.document.kind == "delivery":
            self.toggled.emit(row.document.number)
