"""Brings the order editor up: for a new order, one to edit, one to repeat, or a draft.

A page connects ``shown`` to what puts a widget in the list's place, ``closed`` to what takes it
away again, and ``saved`` to what stands on the order; it calls ``new``, ``edit`` and ``repeat``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.drafts.in_hand import say_thrown
from app.gui.operations.orders import read_left_open, read_order, read_repeated

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.operations.orders import KeptOrder, Opened, Repeated
    from app.gui.order_editor.editor_page import OrderEditor
    from app.gui.order_editor.order_form import OrderForm
    from app.gui.tasks import Ticket
    from app.services.records import Made


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """An editor as it stood, without its widgets: they are made anew in another language."""

    form: OrderForm
    keeper: DraftKeeper
    at: str


class OrderOpening(QObject):
    shown = Signal(object)
    """The editor, to be put in the list's place."""
    closed = Signal()
    saved = Signal(object)
    """What was made or edited: its id and number. ``closed`` does not follow."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.editor: OrderEditor | None = None
        self._thrown: OrderForm | None = None
        self._reopening: Ticket | None = None

    def new(self, customer: str = "") -> None:
        """``customer``: the code of whom it is for, where that is known."""
        self._read(None, customer)

    def edit(self, order_id: int) -> None:
        self._read(order_id, "")

    def repeat(self, order_id: int) -> None:
        """The same goods once more: today's prices, no dates, nothing of the old number."""
        if self.editor is None:
            today = self._desk.today
            self._desk.tasks.read(
                lambda context: read_repeated(context, order_id, today), self._on_repeated,
                group=(id(self), "open"), owner=self,
            )

    def reopen(self) -> None:
        """What the window was closed over, or was killed over, if there is such an order."""
        if self.editor is None:
            today = self._desk.today
            self._reopening = self._desk.tasks.read(
                lambda context: read_left_open(context, today), self._on_left_open,
                group=(id(self), "open"), owner=self,
            )

    def let_be(self) -> None:
        """Something else is asked for here: what was left open may wait."""
        if self._reopening is not None:
            self._reopening.cancel()

    def state(self) -> LeftOpen | None:
        if self.editor is None:
            return None
        self.editor.rest()
        return LeftOpen(self.editor.form, self.editor.keeper, self.editor.at)

    def restore(self, state: LeftOpen | None) -> None:
        if state is not None:
            self._show(state.form, state.keeper, state.at)

    def _read(self, order_id: int | None, customer: str) -> None:
        if self.editor is None:
            today = self._desk.today
            self._desk.tasks.read(
                lambda context: read_order(context, order_id, today, customer), self._on_opened,
                group=(id(self), "open"), owner=self, after_writes=True,
            )

    def _on_opened(self, opened: Opened) -> None:
        from app.gui.order_editor.order_form import OrderForm, of_stored

        if self.editor is not None:
            return
        home = self._desk.firm.currency
        if opened.stored is not None:
            form = of_stored(opened.stored, home)
        else:
            form = OrderForm(date=self._desk.today, home=home, customer=opened.customer)
            form.clerk = opened.customer.clerk if opened.customer is not None else ""
        self._offer(self._show(form), opened)

    def _on_repeated(self, repeated: Repeated) -> None:
        from app.gui.order_editor.order_form import of_repeated

        if self.editor is None:
            home, today = self._desk.firm.currency, self._desk.today
            form = of_repeated(repeated.stored, repeated.products, home, today)
            self._show(form).keep()

    def _on_left_open(self, opened: Opened | None) -> None:
        if opened is not None and self.editor is None:
            self._resume(opened.drafts[0], opened)

    def _show(
        self, form: OrderForm, keeper: DraftKeeper | None = None, at: str = ""
    ) -> OrderEditor:
        from app.gui.order_editor.editor_page import OrderEditor

        editor = self.editor = OrderEditor(self._desk, form, keeper)
        editor.left.connect(self._on_left)
        editor.saved.connect(self._on_saved)
        editor.thrown.connect(self._on_thrown)
        self.shown.emit(editor)
        editor.begin(at)
        return editor

    def _offer(self, editor: OrderEditor, opened: Opened) -> None:
        """What was left unfinished, and what was just thrown away, is offered, not forced."""
        words, offers = self._desk.words, list[tuple[str, "Callable[[], None]"]]()
        thrown = self._thrown
        if thrown is not None and editor.form.stored is None:
            who = thrown.customer.name if thrown.customer is not None else words("editor.nobody")
            offers.append((words("editor.offer_thrown", customer=who), self._bring_back))
        for draft in opened.drafts:
            if self._desk.drafts.takes(draft.content.draft.id):
                self._resume(draft, opened)
                return
            offers.append((self._worded(draft), partial(self._resume, draft, opened)))
        editor.offer_drafts(offers, [one.content.draft.id for one in opened.drafts])

    def _worded(self, draft: KeptOrder) -> str:
        words, kept = self._desk.words, draft.content.draft
        who = draft.customer.name if draft.customer is not None else words("editor.nobody")
        rows = {row for (row, _), text in draft.content.cells.items() if row and text}
        return words(
            "editor.offer", customer=who, time=f"{kept.changed_at:%m/%d %H:%M}",
            lines=words("editor.lines", count=len(rows)),
        )

    def _resume(self, draft: KeptOrder, opened: Opened) -> None:
        from app.gui.order_editor.draft_form import form_of_draft
        from app.gui.order_editor.editor_page import AT, new_keeper

        self._desk.drafts.taken(draft.content.draft.id)
        form = form_of_draft(
            draft.content.cells, draft.customer, draft.products, opened.stored,
            self._desk.firm.currency, self._desk.today,
        )
        keeper = new_keeper(self._desk, form)
        keeper.take_over(draft.content.draft.id, dict(draft.content.cells))
        # The editor that asked goes away: not before its key has been dealt with.
        at, since = draft.content.cells.get(AT, ""), draft.content.draft.base_version

        def show() -> None:
            editor = self._show(form, keeper, at)
            if opened.stored is not None and since < opened.stored.version:
                editor.conflicts.show_differences(form)

        QTimer.singleShot(0, self, show)

    def _bring_back(self) -> None:
        form, self._thrown = self._thrown, None
        if form is not None:
            QTimer.singleShot(0, self, lambda: self._show(form).keep())

    def _on_thrown(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        form = self._thrown = editor.form
        self.closed.emit()

        def back() -> None:
            """At once: who reads what is unfinished next finds it kept again."""
            if self._thrown is form and self.editor is None:
                self._thrown = None
                self._show(form).keep()

        say_thrown(self._desk, back)

    def _on_left(self) -> None:
        self.editor = None
        self.closed.emit()

    def _on_saved(self, made: Made) -> None:
        edited = self.editor is not None and self.editor.form.stored is not None
        self.editor = None
        self.saved.emit(made)
        words = self._desk.words
        self._desk.notify(
            words("editor.edited" if edited else "editor.placed", number=made["number"]),
            words("gui.menu.undo"), "Ctrl Z", self._undo,
        )

    def _undo(self) -> None:
        from app.gui.operations.undo import undo

        undo(self._desk)
