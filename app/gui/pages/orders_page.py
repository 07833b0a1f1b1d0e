"""The orders' tab: the list, and in its place the editor of one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.lists.list_page import ListPage
from app.gui.operations.orders import read_order
from app.gui.pages.orders import ORDERS
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.operations.orders import KeptOrder, Opened
    from app.gui.order_editor.editor_page import OrderEditor
    from app.gui.order_editor.order_form import OrderForm


class OrdersPage(ListPage[Any]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ORDERS)
        self.editor: OrderEditor | None = None
        for key, act, where in (
            ("Ctrl+N", self.new_order, self), ("E", self._edit_current, self.view),
        ):
            shortcut = QShortcut(QKeySequence(key), where)
            shortcut.setContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut if where is self
                else Qt.ShortcutContext.WidgetShortcut
            )
            shortcut.activated.connect(act)
        self.view.opened.connect(self.edit_order)

    def _actions(self) -> list[Button]:
        words = self.desk.words
        self.new = Button(
            self.desk.theme, words("editor.title_new"), weight=Weight.PRIMARY, key="Ctrl N"
        )
        self.new.clicked.connect(self.new_order)
        return [self.new]

    def new_order(self) -> None:
        if self.editor is None:
            self._open(None)

    def _edit_current(self) -> None:
        self.edit_order(self.view.current_identity())

    def edit_order(self, order_id: Any) -> None:
        if self.editor is None and order_id is not None:
            self._open(order_id)

    def _open(self, order_id: int | None) -> None:
        today = self.desk.today
        self.desk.tasks.read(
            lambda context: read_order(context, order_id, today), self._on_opened,
            group=(id(self), "open"), owner=self,
        )

    def _on_opened(self, opened: Opened) -> None:
        from app.gui.order_editor.order_form import OrderForm, of_stored

        if self.editor is not None:
            return
        home = self.desk.firm.currency
        if opened.stored is not None:
            form = of_stored(opened.stored, home)
        else:
            form = OrderForm(date=self.desk.today, home=home)
        editor = self._show(form, None)
        if opened.draft is not None:
            self._offer(editor, opened.draft, opened)

    def _show(self, form: OrderForm, draft_id: int | None) -> OrderEditor:
        from app.gui.order_editor.editor_page import OrderEditor

        self._take_away()
        editor = self.editor = OrderEditor(self.desk, form, draft_id)
        editor.left.connect(self.close_editor)
        editor.saved.connect(self._on_saved)
        for part in (self.header, self.strip, self.view):
            part.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(editor)
        editor.show()
        editor.begin()
        return editor

    def _offer(self, editor: OrderEditor, draft: KeptOrder, opened: Opened) -> None:
        words, kept = self.desk.words, draft.content.draft
        who = draft.customer.name if draft.customer is not None else words("editor.nobody")
        editor.offer_draft(words(
            "editor.offer", customer=who, time=f"{kept.changed_at:%m/%d %H:%M}",
        ))
        editor.resume_asked.connect(lambda: self._resume(draft, opened))
        editor.throw_asked.connect(lambda: self._throw_away(editor, kept.id))

    def _throw_away(self, editor: OrderEditor, draft_id: int) -> None:
        from app.gui.drafts.draft_keeper import throw_away

        throw_away(self.desk.tasks, draft_id)
        editor.offer.hide()
        editor.begin()

    def _resume(self, draft: KeptOrder, opened: Opened) -> None:
        from app.gui.order_editor.draft_form import form_of_draft

        form = form_of_draft(
            draft.content.cells, draft.customer, draft.products, opened.stored,
            self.desk.firm.currency, self.desk.today,
        )
        # The editor that asked goes away: not before its key has been dealt with.
        QTimer.singleShot(0, self, lambda: self._show(form, draft.content.draft.id))

    def _on_saved(self, order_id: int) -> None:
        edited = self.editor is not None and self.editor.form.stored is not None
        self.view.select_identity(order_id)
        self.close_editor()
        self.desk.notify(
            self.desk.words("editor.edited" if edited else "editor.placed"),
            self.desk.words("gui.menu.undo"), "Ctrl Z", self._undo,
        )

    def _undo(self) -> None:
        from app.gui.operations.undo import undo

        undo(self.desk)

    def _take_away(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def close_editor(self) -> None:
        self._take_away()
        self.header.show()
        self.view.show()
        self.ask()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def activate(self) -> None:
        super().activate()
        if self.editor is not None:
            self.editor.begin()
