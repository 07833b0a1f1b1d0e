"""What every pane has: it scrolls, reads its record off the window's thread, never flashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.gui.lists.list_view import ListView
from app.gui.pane.actions import ActionRow
from app.gui.pane.head import WhoLine
from app.gui.pane.in_sight import InSight
from app.gui.parts.buttons import RING
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QResizeEvent,
        QShowEvent,
    )

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.pane.attachments import AttachmentsView

Facts = TypeVar("Facts")
SIDE = 17
BAR = 3
"""At the left edge, where the keyboard is in the pane."""


class Pane(QScrollArea, Generic[Facts]):
    """Made once a page and filled anew for each record.

    A pane of its own says ``read`` (on the reader's thread: no widgets there) and ``fill``; it
    builds its parts into ``self.column`` with ``add``. What stood before stays until the whole of
    the new is there, and the scroll stays where it was.
    """

    left = Signal()
    """Esc: back to the list."""
    opened = Signal(object)
    """Enter on the pane itself: the record is to be opened."""
    entered = Signal()
    """The keyboard is about to go into the pane: where list and pane take turns it is shown."""
    filled = Signal()

    last_right = True
    """The last action stands apart from the rest, at the edge."""
    depends: frozenset[str] = frozenset()
    """Tables whose change makes this pane read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._veil = QFrame(self.viewport())
        self._veil.setObjectName("record_pane")
        self._veil.hide()
        self.desk = desk
        self.identity: Any = None
        self.facts: Facts | None = None
        self._shown: Any = None
        self._stale = self._behind = False
        """Changed while another tab stood here; and being read again since."""
        self._then: list[Callable[[], None]] = []
        self._once: tuple[Any, Callable[[], None]] | None = None
        self.action_row = ActionRow(desk.theme, last_right=self.last_right)
        self.attachments: AttachmentsView | None = None
        """Where files go that are dropped on the pane; a pane that takes files sets it."""
        self.setObjectName("record_pane")
        # The bar of the focus has its room at the left only: a border would take it all round.
        self.setViewportMargins(desk.theme.px(BAR), 0, 0, 0)
        self.setProperty("part", True)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Letters are keys of the record here, in Chinese mode too.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        side = desk.theme.px(SIDE) - RING
        self.column.setContentsMargins(side, desk.theme.px(12), side, desk.theme.px(16))
        self.column.setSpacing(desk.theme.px(4))
        self.setWidget(self.body)
        self.setAcceptDrops(True)
        self.body.hide()
        self.in_sight = InSight(self)
        desk.bus.changed.connect(self._on_changed)

    def read(self, context: Context, identity: Any) -> Facts | None:
        """The record's facts; None where it is gone. Runs on the reader's thread."""
        raise NotImplementedError

    def reading(self, identity: Any) -> Callable[[Context], Facts | None]:
        """What the reader's thread runs; whatever it needs of the window is taken here, before."""
        return lambda context: self.read(context, identity)

    def fill(self, facts: Facts) -> None:
        raise NotImplementedError

    def arm(self, view: QWidget) -> None:
        """The record's keys work in the list and in the pane."""
        self.action_row.arm(view, self)
        if self.attachments is not None:
            self.attachments.listen(view, self)

    def add(self, part: QWidget, above: int = 0) -> None:
        """The next part down; ``above`` is extra room before it, at 100 %. What stands at the edge
        with room for its focus ring begins that much further out."""
        if above:
            self.column.addSpacing(self.desk.theme.px(above))
        line = QHBoxLayout()
        inset = 0 if isinstance(part, ActionRow | WhoLine) else RING
        line.setContentsMargins(inset, 0, inset, 0)
        line.addWidget(part)
        self.column.addLayout(line)

    def end(self) -> None:
        """Nothing more follows: what room is left stays below."""
        self.column.addStretch(1)

    @property
    def shown(self) -> Any:
        """The record that stands here now; while another is read still the one before."""
        return self._shown

    def meant_from(self, view: QWidget) -> Any:
        """The record a key is for: from the list the row one stands on, else what is shown."""
        if view.hasFocus() and isinstance(view, ListView):
            return view.current_identity()
        return self.identity

    def when_shown(self, identity: Any, act: Callable[[], None]) -> None:
        """Acts at once if that record stands here, else as soon as it does."""
        if identity is None:
            return
        if self._stands(identity):
            act()
        else:
            self.show_record(identity)
            self._then.append(act)

    def once_shown(self, identity: Any, act: Callable[[], None]) -> None:
        """Acts on that record as soon as the list has led here; another may be shown first."""
        if self._stands(identity):
            act()
        else:
            self._once = (identity, act)

    def _stands(self, identity: Any) -> bool:
        return bool(identity == self._shown == self.identity) and not self._behind

    def show_record(self, identity: Any) -> None:
        """None empties the pane."""
        if identity != self.identity:
            self._then.clear()
        self.identity = identity
        if identity is None:
            self._empty()
            return
        self.desk.tasks.read(
            self.reading(identity), lambda facts: self._on_read(identity, facts),
            group=(id(self), "pane"), owner=self, after_writes=True,
        )

    def _empty(self) -> None:
        """No record stands here: no key, no file that is dropped, can mean the one before."""
        self.facts = self._shown = None
        self._then.clear()
        self.body.hide()
        self._unveil()
        if self.attachments is not None:
            self.attachments.forget()

    def reload(self) -> None:
        if self.identity is not None:
            self.show_record(self.identity)

    def _on_read(self, identity: Any, facts: Facts | None) -> None:
        if identity != self.identity:
            return
        if facts is None:
            self._empty()
            return
        self.facts = facts
        self.body.setUpdatesEnabled(False)
        self.fill(facts)
        self.body.setUpdatesEnabled(True)
        self.body.show()
        self._unveil()
        self._shown = identity
        self.filled.emit()
        then, self._then = self._then, []
        for act in then:
            if identity == self._shown == self.identity:  # none of them has led elsewhere
                act()
        if self._once is not None and self._once[0] == identity:
            once, self._once = self._once[1], None
            once()

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or tables & self.depends:
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Another tab was shown meanwhile, and what stands here is of before: no figure of that
        is seen again, though it be for a moment."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            if self.identity is not None:
                self._behind = True
                self._veil.setGeometry(self.viewport().rect())
                self._veil.show()
                self._veil.raise_()
            self.reload()

    def _unveil(self) -> None:
        self._behind = False
        self._veil.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._veil.setGeometry(self.viewport().rect())

    @property
    def _takes_files(self) -> bool:
        """Only for the record that one sees and that is meant."""
        return (
            self.attachments is not None and self._shown is not None
            and self._shown == self.identity
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if self._takes_files and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = self.attachments if self._takes_files else None
        if files is not None and files.take(event.mimeData()):
            event.acceptProposedAction()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and self.hasFocus():
            painter = QPainter(self)
            bar = QRect(0, 0, self.desk.theme.px(BAR), self.height())
            painter.fillRect(bar, self.desk.theme.ink(Ink.ACCENT))
            painter.end()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.identity is not None:
            self.opened.emit(self.identity)
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.desk.theme.px(120), 0)

    def sizeHint(self) -> QSize:
        return QSize(self.desk.theme.px(420), 0)
