"""Ships what stands in the editor; what is missing is said where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.gui.delivery_editor.ship_rows import ShipColumn
from app.gui.errors_worded import sentence
from app.gui.fields.compose_guard import after_composing
from app.gui.operations.deliveries import ship

if TYPE_CHECKING:
    from app.gui.delivery_editor.editor_page import DeliveryEditor
    from app.queries.lookups.customers import CustomerHit

LOOK_AGAIN_MS = 20


class Shipping(QObject):
    shipped = Signal(object, bool)
    """What was made, and whether it is to be printed."""

    def __init__(self, editor: DeliveryEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._key = uuid4().hex
        self._print = False
        self._busy = False
        self._waiting = False

    def save(self, *, and_print: bool) -> None:
        editor = self._editor
        self._print = self._print or and_print
        if self._busy or self._settles():
            return
        editor.grid.commit()
        editor.head.take()
        if not self._whole():
            self._print = False
            return
        editor.strip.hide()
        self._busy = True
        editor.under_way.begin()
        ship(editor.desk, editor.form, editor.keeper, self._key, self._on_shipped,
             lambda error: after_composing(editor, lambda: self._on_refused(error)))

    def _settles(self) -> bool:
        """Whether the customer or the order is still being read: it ships once that is known."""
        field = self._editor.head.customer
        assert field.lookup is not None
        if field.lookup.waiting or self._editor.loading:
            if not self._waiting:
                self._waiting = True
                QTimer.singleShot(LOOK_AGAIN_MS, self, self._look_again)
            return True
        if field.line.hasFocus() and field.lookup.asked:
            self._print = False
            field.lookup.settle(self._take_customer)
            return True
        return False

    def _look_again(self) -> None:
        self._waiting = False
        self.save(and_print=False)

    def _take_customer(self, hit: CustomerHit | None) -> None:
        """Named without Enter: now its lines are shown, and what goes is to be seen first."""
        self._editor.head.customer.take(hit)

    def _whole(self) -> bool:
        """Whether nothing is missing; what is missing is said where it belongs."""
        editor, words = self._editor, self._editor.desk.words
        customer = editor.head.customer
        if editor.form.customer is None:
            if not customer.fault.text():
                customer.say_wrong(words("editor.fault.customer_missing"))
            customer.line.setFocus()
            return False
        fault = editor.head.fault
        if fault is not None:
            fault.setFocus()
            return False
        for row, line in enumerate(editor.form.lines):
            if line.wrong or line.asks:
                editor.grid.setFocus(Qt.FocusReason.OtherFocusReason)
                editor.grid.go(row, ShipColumn.QUANTITY)
                return False
        if not editor.form.shipped:
            editor.strip.warn(words("errors.delivery_empty"))
            editor.to_lines()
            return False
        return not editor.head.ask_reason()

    def _on_shipped(self, made: dict[str, Any]) -> None:
        self.shipped.emit(made, self._print)

    def _on_refused(self, error: Exception) -> None:
        from app.services.given import FieldRefused
        from app.services.perform import EditConflict

        editor = self._editor
        self._busy = self._print = False
        editor.under_way.end()
        editor.rest()
        if isinstance(error, EditConflict) and editor.form.reissue is not None:
            number = editor.form.reissue.number
            editor.strip.warn(editor.desk.words("deliveries.changed_meanwhile", number=number))
            return
        words = sentence(error, editor.desk.words)
        field = editor.head.field(error.field) if isinstance(error, FieldRefused) else None
        if field is not None:
            editor.head.say(field, words)
        else:
            editor.strip.warn(words)
