"""The list in groups: headings are no rows to stand on, and each row begins with its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, Qt

from app.gui.lists.cell_delegate import CellDelegate
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import CELL_ROLE, Index, PagedModel
from app.gui.lists.painting import paint_cell, paint_hairline
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_SIZE, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink
from app.gui.today.columns import GROUP_HEIGHT, ROW_HEIGHT, Shown
from app.queries.day_rows import DayGroup, DayRow
from app.queries.page import Page

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.gui.theme.theme import Theme

GLYPH_ROOM = 18


class TodayModel(PagedModel[Shown]):
    """Rows are given, not asked for: see ``DayWatch``."""

    def refresh(self, rows: Sequence[Shown]) -> None:
        """The same question's newer rows; whoever stands on one stays there."""
        self._refresh(Page(tuple(rows), None))

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index.row())
        return Qt.ItemFlag.NoItemFlags if isinstance(row, DayGroup) else super().flags(index)

    def things(self) -> list[DayRow]:
        return [row for row in self.rows if isinstance(row, DayRow)]

    def reload(self) -> None:
        """What is asked again, the page's watch asks."""


class TodayView(ListView):
    def __init__(self, desk: Desk, model: TodayModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, model, row_height=ROW_HEIGHT, parent=parent)
        self._shown = model
        self._before: list[Any] = []
        self._stood: Any = None
        self.setItemDelegate(TodayDelegate(desk.theme, self._padding, self))
        self.list_header.hide()
        self.arriving = True
        """Rows are still to come, and nobody has chosen one: the first of them is stood on."""

    def refresh(self, rows: Sequence[Shown]) -> None:
        """Whoever stands on what is done now moves on to what came next."""
        self._before = [one.identity for one in self._shown.rows]
        self._stood = self.current_identity()
        self._shown.refresh(rows)

    def _on_refreshed(self) -> None:
        if self._stood is not None and self._shown.row_of(self._stood) < 0:
            place = self._before.index(self._stood)
            around = [*self._before[place + 1 :], *reversed(self._before[:place])]
            wanted = next((one for one in around if self._is_row(one)), None)
            self._select(0 if wanted is None else self._shown.row_of(wanted))
        elif self.arriving:
            self._select(0)
        super()._on_refreshed()

    def _is_row(self, identity: Any) -> bool:
        return isinstance(self._shown.row_at(self._shown.row_of(identity)), DayRow)

    def select_identity(self, identity: Hashable) -> None:
        self.arriving = False
        super().select_identity(identity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.arriving = False
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.arriving = False
        super().mousePressEvent(event)

    def step(self, by: int) -> bool:
        """To the next row that is no heading, and past the last to the first; False: no rows."""
        self.arriving = False
        count = self._shown.rowCount()
        place = self.currentIndex().row()
        for _ in range(count):
            place = (place + by) % count
            if isinstance(self._shown.row_at(place), DayRow):
                self._select(place)
                return True
        return False

    def _select(self, place: int) -> None:
        if self._shown.rowCount() == 0:
            return
        last = self._shown.rowCount() - 1
        while place < last and isinstance(self._shown.row_at(place), DayGroup):
            place += 1
        super()._select(place)
        if place and isinstance(self._shown.row_at(place - 1), DayGroup):
            self.scrollTo(self._shown.index(place - 1, 0))
            self.scrollTo(self._shown.index(place, 0))

    def moveCursor(  # noqa: N802 - Qt's name
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier  # noqa: N803
    ) -> QModelIndex:
        """A page may end on a heading: then its first row, or the one above on the way up."""
        index = super().moveCursor(cursorAction, modifiers)
        place = index.row()
        if index.isValid() and isinstance(self._shown.row_at(place), DayGroup):
            up = place < self.currentIndex().row() and place > 0
            return self._shown.index(place - 1 if up else place + 1, index.column())
        return index

    def share_out(self) -> None:
        super().share_out()
        for place, row in enumerate(self._shown.rows):
            height = self._theme.px(GROUP_HEIGHT if isinstance(row, DayGroup) else ROW_HEIGHT)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)


class TodayDelegate(CellDelegate):
    def __init__(self, theme: Theme, padding: int, parent: QObject) -> None:
        super().__init__(theme, padding, parent)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        if index.column() and not heading:
            super().paint(painter, option, index)
            return
        cell: Cell = index.sibling(index.row(), 0).data(CELL_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        if heading:
            self._paint_heading(painter, cell, option)
        else:
            self._paint_ground(painter, option.rect, index, cast("TodayView", option.widget))
            theme, box = self._theme, self._inside(option.rect)
            first = theme.line(cell.face)
            top = box.top() + (box.height() - first - theme.line(Face.LABEL)) // 2
            self._paint_shape(painter, cell, box.left(), top + first // 2)
            paint_cell(painter, theme, cell, box.adjusted(theme.px(GLYPH_ROOM), 0, 0, 0))
        painter.restore()

    def _inside(self, box: QRect) -> QRect:
        side = self._theme.px(self.padding)
        return box.adjusted(side + self._theme.px(4), 0, -side, -1)

    def _paint_shape(self, painter: QPainter, cell: Cell, left: int, middle: int) -> None:
        if cell.glyph is not None:
            side = self._theme.px(GLYPH_SIZE)
            glyph = QRectF(left, middle - side / 2 + 0.5, side, side)
            paint_glyph(painter, cell.glyph, glyph, self._theme.ink(cell.tone))

    def _paint_heading(
        self, painter: QPainter, cell: Cell, option: QStyleOptionViewItem
    ) -> None:
        """Across all columns: each paints its own stretch of the one line."""
        theme, view = self._theme, cast("TodayView", option.widget)
        row: QRect = option.rect
        whole = QRect(
            view.columnViewportPosition(0), row.top(), view.viewport().width(), row.height()
        )
        foot = row.bottom()
        paint_hairline(painter, theme.tokens.line, QPointF(row.left(), foot),
                       QPointF(row.right(), foot))
        box = self._inside(whole)
        self._paint_shape(painter, cell, box.left(), box.center().y() + 1)
        box = box.adjusted(theme.px(GLYPH_ROOM), 0, 0, 0)
        calm = cell.tone is Ink.IDLE
        for words, face, ink, gap in (
            (cell.text, Face.CHIP, Ink.TEXT2 if calm else cell.tone, 6),
            (cell.note, Face.CHIP, Ink.TEXT2 if calm else cell.tone, 16),
            (cell.second, Face.LABEL, Ink.TEXT3, 0),
        ):
            used = paint_words(painter, theme, words, face, ink, box)
            box = box.adjusted(used + theme.px(gap), 0, 0, 0)
