"""A tab that is a list with its record beside it: the pane follows the arrow keys.

How a tab uses it::

    class ProductsPage(PanePage[ProductRow]):
        pane_width, wide_pane_width = 420, 520      # at 1366, and from 1600 effective pixels

        def __init__(self, desk: Desk) -> None:
            super().__init__(desk, PRODUCTS)        # the ListSpec

        def make_pane(self) -> ProductPane:         # a Pane: ``read`` and ``fill``
            return ProductPane(self.desk)

        def open_record(self, identity: Any) -> None:   # Enter, in the list or the pane
            self.open_over(ProductForm(self.desk, identity))

``make_pane`` is called while the page is being made: the pane may be connected to the page's
methods after ``super().__init__``. Keys of the pane's ``action_row`` work in the list and the pane.
``open_over(widget)`` shows an editor in place of everything, ``close_over()`` comes back to the
same row (or to ``select``). A record that the pane shows is ``self.current``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.gui.drafts.under_way import waited_for
from app.gui.lists.list_page import ListPage
from app.gui.lists.widths import WIDE_FROM
from app.gui.parts.splitter import ThinSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.gui.desk import Desk
    from app.gui.lists.list_spec import ListSpec
    from app.gui.pane.pane import Pane
    from app.gui.target import Target

Row = TypeVar("Row")
ALONE_BELOW = 1000
"""Effective pixels of the window: below, list and pane take turns."""
LIST_LEAST, PANE_LEAST = 300, 330


class PanePage(ListPage[Row]):
    pane_width = 420
    wide_pane_width = 520
    list_room = LIST_LEAST
    """What the list needs to say everything: the pane gives way to it first."""
    list_width = 0
    """Where the list is the narrow side, whatever the window's width; 0: the pane is."""

    def __init__(self, desk: Desk, spec: ListSpec[Row]) -> None:
        self.over: QWidget | None = None
        """What stands in place of list and pane."""
        super().__init__(desk, spec)
        self.pane.arm(self.view)
        self.pane.left.connect(self._back_to_list)
        self.pane.opened.connect(self.open_record)
        self.pane.entered.connect(self._enter_pane)
        self.view.rested.connect(self.pane.show_record)
        self.view.opened.connect(self._on_opened)

    def make_pane(self) -> Pane[Any]:
        raise NotImplementedError

    def open_record(self, identity: Any) -> None:
        """Enter: the record's editor, where it has one."""

    def _body(self) -> QWidget:
        self.splitter = ThinSplitter(self.desk.theme, Qt.Orientation.Horizontal)
        self.pane = self.make_pane()
        if not self.pane.accessibleName():
            words = self.desk.words
            self.pane.setAccessibleName(words("pane.of", tab=words(self.spec.tab.title_id)))
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        return self.splitter

    @property
    def current(self) -> Row | None:
        """The row the list stands on."""
        return self.model.row_at(self.view.currentIndex().row())

    @property
    def effective_width(self) -> float:
        return self.window().width() / self.desk.theme.scale

    @property
    def alone(self) -> bool:
        """The window is too narrow for list and pane side by side."""
        return self.effective_width < ALONE_BELOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """The pane beside the list, or list and pane in turn. A width that was dragged wins: the
        splitter remembers it."""
        theme = self.desk.theme
        wide = self.effective_width >= WIDE_FROM
        if self.alone:
            if not (self.view.isHidden() or self.pane.isHidden()):
                self._show_alone(pane=False)
            return
        self.view.show()
        self.pane.show()
        room = self.splitter.width()
        if self.list_width:
            beside = room - theme.px(self.list_width) - self.splitter.handleWidth()
        else:
            wanted = theme.px(self.wide_pane_width if wide else self.pane_width)
            spare = max(room - theme.px(self.list_room), theme.px(PANE_LEAST))
            beside = min(wanted, spare, room - theme.px(LIST_LEAST))
        beside = max(0, beside)
        if self.splitter.sizes()[1] != beside:
            self.splitter.setSizes([room - beside - self.splitter.handleWidth(), beside])

    def _show_alone(self, *, pane: bool) -> None:
        self.pane.setVisible(pane)
        self.view.setVisible(not pane)
        widget = self.pane if pane else self.view
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, identity: Any) -> None:
        if self.alone:
            self._show_alone(pane=True)
        else:
            self.open_record(identity)

    def _enter_pane(self) -> None:
        if self.alone and self.pane.isHidden():
            self._show_alone(pane=True)

    def _back_to_list(self) -> None:
        if self.alone:
            self._show_alone(pane=False)
        now = self.window().focusWidget()
        if now is None or not self.header.isAncestorOf(now):  # something else is typed by now
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, target: Target) -> None:
        """An editor that stands open gives way; what was typed in it stays as its draft. One
        that is being stored is waited for."""
        if waited_for(self.over, self, lambda: self.show_target(target)):
            return
        leave = getattr(self.over, "go_away", None)
        if leave is not None:
            leave()
        super().show_target(target)

    def open_over(self, widget: QWidget) -> None:
        """Shows ``widget`` in place of list and pane, until ``close_over``."""
        self._take_away()
        self.over = widget
        for part in (self.header, self.strip, self.splitter):
            part.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self, select: Any = None) -> None:
        """Back to the same row; or to the record ``select``, which has just been made."""
        if self.over is None:
            return
        self._take_away()
        self.header.show()
        self.splitter.show()
        if select is not None:
            self.view.select_identity(select)
        self.ask()
        self.arrange()
        standing = self.pane if self.view.isHidden() else self.view
        standing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self) -> None:
        if self.over is not None:
            gone, self.over = self.over, None
            gone.hide()
            # Not before the key that asked for it has been dealt with.
            QTimer.singleShot(0, gone, gone.deleteLater)

    def activate(self) -> None:
        super().activate()
        if self.over is not None:
            # Where the keyboard was in it when the tab was left.
            (self.over.focusWidget() or self.over).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view.isHidden():
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
