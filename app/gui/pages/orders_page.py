"""The orders' tab: the list, and in its place the editor of one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.lists.list_page import ListPage
from app.gui.order_editor.opening import OrderOpening
from app.gui.pages.orders import ORDERS
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.order_editor.editor_page import OrderEditor
    from app.gui.target import Target
    from app.services.records import Made


class OrdersPage(ListPage[Any]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ORDERS)
        self.opening = OrderOpening(desk, self)
        self.opening.shown.connect(self._open_over)
        self.opening.closed.connect(self._close_over)
        self.opening.saved.connect(self._on_saved)
        self._over: OrderEditor | None = None
        self._first = True
        for key, act, where in (
            ("Ctrl+N", self.opening.new, self), ("E", self._edit_current, self.view),
            ("R", self._repeat_current, self.view),
        ):
            shortcut = QShortcut(QKeySequence(key), where)
            shortcut.setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut if where is self
                else Qt.ShortcutContext.WidgetShortcut
            )
            shortcut.activated.connect(act)
        self.view.opened.connect(self.edit_order)

    @property
    def editor(self) -> OrderEditor | None:
        return self.opening.editor

    def _actions(self) -> list[Button]:
        words = self.desk.words
        self.new = Button(
            self.desk.theme, words("editor.title_new"), weight=Weight.PRIMARY, key="Ctrl N"
        )
        self.new.clicked.connect(lambda: self.opening.new())
        return [self.new]

    def act(self, target: Target) -> None:
        """``new`` (for the customer of that code), ``open``, ``repeat``."""
        if target.act == "new":
            self.opening.new(target.number)
        elif target.act == "repeat" and target.record_id is not None:
            self.opening.repeat(target.record_id)
        elif target.record_id is not None:
            self.opening.edit(target.record_id)

    def _edit_current(self) -> None:
        self.edit_order(self.view.current_identity())

    def _repeat_current(self) -> None:
        order_id: Any = self.view.current_identity()
        if order_id is not None:
            self.opening.repeat(order_id)

    def edit_order(self, order_id: Any) -> None:
        if order_id is not None:
            self.opening.edit(order_id)

    def _open_over(self, editor: OrderEditor) -> None:
        self._take_away()
        self._over = editor
        for part in (self.header, self.strip, self.view):
            part.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(editor)
        editor.show()

    def _close_over(self) -> None:
        self._take_away()
        self.header.show()
        self.view.show()
        self.ask()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, made: Made) -> None:
        """Stands on the order, so that its next step is one key away."""
        self.view.select_identity(made["id"])
        self._close_over()

    def _take_away(self) -> None:
        if self._over is not None:
            gone, self._over = self._over, None
            gone.hide()
            # Not before the key that asked for it has been dealt with.
            QTimer.singleShot(0, gone, gone.deleteLater)

    def state(self) -> Any:
        return super().state(), self.opening.state()

    def restore(self, state: Any) -> None:
        chosen, left_open = state
        super().restore(chosen)
        self._first = False
        self.opening.restore(left_open)

    def activate(self) -> None:
        super().activate()
        if self._first:
            self._first = False
            self.opening.reopen()
        elif self.editor is not None:
            self.editor.begin(self.editor.at)
