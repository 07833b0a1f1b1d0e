"""Stores what stands in the editor; what is missing is said where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.gui.errors_worded import sentence
from app.gui.fields.compose_guard import after_composing, still_composing
from app.gui.operations.order_saving import save_order
from app.gui.operations.orders import ask_order
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.merging import merge
from app.gui.order_editor.refused import refused_cell

if TYPE_CHECKING:
    from app.gui.order_editor.editor_page import OrderEditor
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet

LOOK_AGAIN_MS = 20


class OrderSaving(QObject):
    stored = Signal(object)
    """What was made or edited."""

    def __init__(self, editor: OrderEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def save(self) -> None:
        editor = self._editor
        application = QApplication.instance()
        if isinstance(application, QApplication) and still_composing(application):
            return  # by the mouse, in the middle of a word: it would be stored without it
        if not editor.save_button.isEnabled() or self._settles():
            return
        editor.grid.commit()
        editor.head.take()
        if self._asks_for_head() or self._asks_for_lines():
            return
        if editor.conflicts.open:
            editor.conflicts.ask()
            return
        editor.strip.hide()
        editor.conflicts.hide()
        editor.under_way.begin()
        save_order(
            editor.desk, editor.form, editor.keeper, self.stored.emit,
            lambda error: after_composing(editor, lambda: self._on_refused(error)),
        )

    def _asks_for_head(self) -> bool:
        editor = self._editor
        customer = editor.head.customer
        if editor.form.customer is None:
            if not customer.fault.text():
                customer.say_wrong(editor.desk.words("editor.fault.customer_missing"))
            customer.line.setFocus()
            return True
        fault = editor.head.fault
        if fault is not None:
            fault.line.setFocus()
        return fault is not None

    def _asks_for_lines(self) -> bool:
        editor = self._editor
        place = editor.form.first_fault()
        editor.grid.refresh()
        if place is not None:
            editor.grid.setFocus()
            editor.grid.go(place[0], GridColumn[place[1].name])
            return True
        if not editor.form.filled:
            editor.begin(f"0:{GridColumn.ITEM.name}")
            editor.strip.warn(editor.desk.words("errors.order_empty"))
            return True
        return False

    def _settles(self) -> bool:
        """Whether a name is still being looked up: the order is stored once it is known."""
        grid, customer = self._editor.grid, self._editor.head.customer
        lookup = grid.lookup
        assert lookup is not None
        assert customer.lookup is not None
        if lookup.waiting or customer.lookup.waiting:
            QTimer.singleShot(LOOK_AGAIN_MS, self, self.save)
            return True
        if grid.line.hasFocus() and grid.keys.typed_item() and lookup.asked:
            lookup.settle(lambda hit: grid.keys.take_item(hit, self.save))
            return True
        if customer.line.hasFocus() and customer.lookup.asked:
            customer.lookup.settle(self._take_customer_and_save)
            return True
        return False

    def _take_customer_and_save(self, hit: CustomerHit | None) -> None:
        self._editor.head.customer.take(hit)
        if hit is not None:
            self.save()

    def _on_refused(self, error: Exception) -> None:
        from app.services.perform import EditConflict

        editor = self._editor
        editor.under_way.end()
        editor.rest()
        editor.grid.refresh()
        stored = editor.form.stored
        if isinstance(error, EditConflict) and stored is not None:
            editor.desk.tasks.read(
                ask_order(stored.order_id),
                lambda theirs: after_composing(editor, lambda: self._on_theirs(theirs)),
                owner=self,
            )
            return
        cell = refused_cell(error, editor.form)
        if cell is not None:
            row, field, wrong = cell
            editor.form.lines[row].wrong[field] = wrong
            editor.grid.refresh()
            editor.begin(f"{row}:{field.name}")
            return
        editor.strip.warn(sentence(error, editor.desk.words))

    def _on_theirs(self, theirs: OrderSheet | None) -> None:
        """Somebody wrote meanwhile: where both touched the same cell, it is chosen here."""
        editor = self._editor
        if theirs is None:
            editor.strip.warn(editor.desk.words("errors.record_gone"))
            return
        editor.rest()  # one may have typed on since it was refused
        clashes = merge(editor.form, theirs)
        editor.keeper.rebase(theirs.version)
        editor.conflicts.show_clashes(clashes)
        editor.conflicts.chosen.emit()
