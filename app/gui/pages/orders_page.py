"""The orders' tab: the list with the order beside it, and in their place the editor of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.lists.pane_page import PanePage
from app.gui.order_editor.opening import OrderOpening
from app.gui.orders.order_pane import OrderPane
from app.gui.pages.orders import ORDERS
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.lists.list_page import Way
    from app.gui.order_editor.editor_page import OrderEditor
    from app.gui.target import Target
    from app.services.records import Made


class OrdersPage(PanePage[Any]):
    pane_width, wide_pane_width = 506, 600
    list_room = 640

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ORDERS)
        self.opening = OrderOpening(desk, self)
        self.opening.shown.connect(self.open_over)
        self.opening.closed.connect(self.close_over)
        self.opening.saved.connect(self._on_saved)
        self._first = True
        self.pane.edit_asked.connect(self.edit_order)
        self.pane.repeat_asked.connect(self.opening.repeat)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.opening.new)

    def make_pane(self) -> OrderPane:
        self.pane: OrderPane = OrderPane(self.desk)
        return self.pane

    def open_record(self, identity: Any) -> None:
        self.edit_order(identity)

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

    def making(self) -> Way:
        return self.desk.words("editor.title_new"), lambda: self.opening.new(), "Ctrl N"

    def show_target(self, target: Target) -> None:
        """An order that was left open does not come between."""
        self.opening.let_be()
        super().show_target(target)

    def act(self, target: Target) -> None:
        """``new`` (for the customer of that code), ``open``, ``repeat``; ``promise`` and
        ``call_off`` ask in the pane."""
        questions = {"promise": self.pane.ask_promise, "call_off": self.pane.ask_cancel}
        if target.act in questions and target.record_id is not None:
            self.pane.once_shown(target.record_id, questions[target.act])
        elif target.act == "new":
            self.opening.new(target.number)
        elif target.act == "repeat" and target.record_id is not None:
            self.opening.repeat(target.record_id)
        elif target.record_id is not None:
            self.opening.edit(target.record_id)

    def edit_order(self, order_id: Any) -> None:
        if order_id is not None:
            self.opening.edit(order_id)

    def _on_saved(self, made: Made) -> None:
        """Stands on the order, so that its next step is one key away. The editor stays until
        the list does: a quick key must not meet the order that was current before."""

        editor = self.over

        def look() -> None:
            if self.model.row_of(made["id"]) < 0 and self.asked().text != made["number"]:
                self._stand_on(made["id"], made["number"])
                return
            self.model.replaced.disconnect(look)
            if self.over is editor:
                self.close_over(made["id"])

        self.model.replaced.connect(look)
        self.ask()

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
