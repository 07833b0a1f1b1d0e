"""A list driven by the keyboard: the arrows move, and what follows waits until they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.gui.lists.cell_delegate import CellDelegate
from app.gui.lists.column_needs import ColumnNeeds
from app.gui.lists.list_header import ListHeader
from app.gui.lists.widths import Known, shared_widths
from app.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from PySide6.QtCore import QEvent, QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.lists.columns import Column
    from app.gui.lists.paged_model import PagedModel
    from app.gui.theme.theme import Theme

REST_MS = 40
CALM_MS = 150
"""An arrow that comes after so long is followed at once: a key that is held repeats faster."""
ROW_HEIGHT = 34


class ListView(QTableView):
    rested = Signal(object)
    """The current row's identity after the arrows have rested; None where there is none."""
    opened = Signal(object)
    """Enter or a double click on a row."""
    sort_asked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        model: PagedModel[Any],
        *,
        row_height: int = ROW_HEIGHT,
        padding: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.chosen_widths: Callable[[], Mapping[str, int]] = dict
        """What the user gave columns, by their title's id, in pixels at 100 %."""
        self._theme = theme
        self._rows = model
        self._padding = padding
        self._told: Hashable = None
        self._asked_for: Hashable = None
        self._nowhere = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, padding, self))
        self._header = ListHeader(theme, padding, self)
        self.setHorizontalHeader(self._header)
        self._dress(row_height)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._tell)
        self._moved = QElapsedTimer()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._header.sectionClicked.connect(self.sort_asked)
        self.activated.connect(self._on_activated)
        self._needs = ColumnNeeds(theme, model, self._header.section_words, padding, self)
        self._needs.grown.connect(self.share_out)
        model.replaced.connect(self._on_replaced)
        model.refreshed.connect(self._on_refreshed)
        theme.changed.connect(self.viewport().update)

    def _dress(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._theme.px(row_height))
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        # Letters are keys here, in Chinese mode too.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMinimumSize(0, 0)

    @property
    def list_header(self) -> ListHeader:
        return self._header

    @property
    def columns(self) -> Sequence[Column[Any]]:
        return self._rows.columns()

    def current_identity(self) -> Hashable:
        return self._rows.identity_at(self.currentIndex().row())

    def chosen_rows(self) -> list[Any]:
        """The rows selected, in list order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.rows[place] for place in places]

    def seen_rows(self) -> list[Any]:
        """The rows that stand on the screen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        rows = list(self._rows.rows)
        return rows[max(0, first):(last + 1 if last >= 0 else len(rows))]

    def select_identity(self, identity: Hashable) -> None:
        """Stands on that record now, or once the answer that is on its way has it."""
        place = self._rows.row_of(identity)
        if place < 0:
            self._asked_for = identity
        else:
            self._select(place)
            self._tell()

    def stand_nowhere(self) -> None:
        """On no row until one is chosen or asked for: where somebody's record is looked for, the
        next key must not meet a stranger's."""
        self._asked_for = None
        self.selectionModel().clear()
        self._nowhere = True
        self._tell()

    def stand_anywhere(self) -> None:
        """The next question's answer is stood on again."""
        self._nowhere = False

    def _select(self, place: int) -> None:
        index = self._rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _on_replaced(self) -> None:
        wanted = self._asked_for if self._asked_for is not None else self._told
        self._asked_for = None
        self.share_out()
        place = self._rows.row_of(wanted)
        if self._rows.rowCount() == 0 or (self._nowhere and place < 0):
            self._tell()
            return
        self._select(max(0, place))
        self._tell()

    def _on_refreshed(self) -> None:
        self.share_out()
        if not self.currentIndex().isValid() and self._rows.rowCount() and not self._nowhere:
            self._select(0)
        self._told = None
        self._tell()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._nowhere = self._nowhere and not current.isValid()
        # Nothing else looks different: a whole frame is painted slower than the arrows come.
        for row in (previous.row(), current.row()):
            self._paint_again(row)
        calm = not self._moved.isValid() or self._moved.hasExpired(CALM_MS)
        self._moved.start()
        self._rest.start(0 if calm else REST_MS)

    def _paint_again(self, row: int) -> None:
        if 0 <= row < self._rows.rowCount():
            top, tall = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), tall)

    def _tell(self) -> None:
        self._rest.stop()
        identity = self.current_identity()
        self._told = identity
        self.rested.emit(identity)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.identity_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self._rows.rowCount() - 1
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        )
        if plain and event.key() == Qt.Key.Key_Home and last >= 0:
            self._select(0)
        elif plain and event.key() == Qt.Key.Key_End and last >= 0:
            self._select(last)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters are keys of the page, not a search in what has been read so far."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            before, self.hovered_row = self.hovered_row, row
            self._paint_again(before)
            self._paint_again(row)

    def focusInEvent(self, event: Any) -> None:
        nowhere = self._nowhere
        super().focusInEvent(event)
        if nowhere:  # Qt makes the first row current
            self.stand_nowhere()
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Gives every column its width; what stretches takes the rest, what gives way shrinks."""
        english = self._theme.language is Language.EN
        columns = self._rows.columns()
        room = self.window().width() / self._theme.scale
        bare = self._header.isHidden()
        stand = [room >= one.from_width and not (bare and one.headed) for one in columns]
        found = self._needs.of(stand)
        chosen = self.chosen_widths()
        asked = [
            0 if not stands else
            self._theme.px(chosen[column.title]) if column.title in chosen else
            max(self._theme.px(
                column.english_width if english and column.english_width else column.width
            ), needed)
            for column, needed, stands in zip(columns, found.needed, stand, strict=True)
        ]
        given = shared_widths(
            asked,
            [column.stretch for column in columns],
            [0 if column.title in chosen else column.gives_way for column in columns],
            self.viewport().width(),
            Known(
                [0 if one.title in chosen else least
                 for one, least in zip(columns, found.needed, strict=True)],
                found.words, [column.vanishes for column in columns],
                [blank and one.title not in chosen
                 for one, blank in zip(columns, found.empty, strict=True)],
            ),
        )
        for section, width in enumerate(given):
            self.setColumnHidden(section, width == 0)
            if width:
                self.setColumnWidth(section, width)
