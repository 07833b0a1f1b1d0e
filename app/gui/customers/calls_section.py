"""What was said on the phone: the last calls, and a line to note the one going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.customers.customer_tables import CALLS
from app.gui.customers.sections import RowsTable, TitleLine
from app.gui.fields.typed_field import text_field
from app.gui.operations.calls import edit_call, note_call
from app.gui.pane.asked import Asked, AskedForms
from app.gui.pane.inline_form import InlineForm
from app.gui.pane.link import Link
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.fields.typed_field import TypedField
    from app.queries.panes.customer_calls import CallRow
    from app.queries.panes.customers import CustomerPane

NOTE_DRAFT, CHANGE_DRAFT = "call_note", "call_change"


class CallsSection(QWidget):
    """Noted inside the record, which stays in sight while one talks."""

    begun = Signal(object)
    """The form that the keyboard goes into."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self._customer_id = 0
        self.note = Button(theme, words("customers.act.call"), weight=Weight.LINK, key="L")
        self.note.clicked.connect(self._note)
        self.all = Link(theme)
        self.title = TitleLine(desk, words("customers.calls"), self.note, self.all, ruled=True)
        self.said = text_field(theme, words, words("customers.call.said"))
        self.noting = self._form("customers.call.new", self.said, NOTE_DRAFT)
        self.corrected = text_field(theme, words, words("customers.call.said"))
        self.correcting = self._form("customers.call.change", self.corrected, CHANGE_DRAFT)
        self.notes: AskedForms[CallRow | None] = AskedForms((self.noting,))
        """By customer; the other by call."""
        self.changes: AskedForms[CallRow | None] = AskedForms((self.correcting,))
        self.noting.submitted.connect(lambda: self._store(self.notes))
        self.correcting.submitted.connect(lambda: self._store(self.changes))
        self.table = RowsTable(
            desk, CALLS, lambda row: row.id, words("customers.calls"), header=False
        )
        self.table.opened.connect(self._change)
        self.table.stood_on.connect(self.title.say_keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part in (self.title, self.noting, self.correcting, self.table):
            column.addWidget(part)

    def _form(self, title: str, field: TypedField[str], kind: str) -> InlineForm:
        words = self._desk.words
        form = InlineForm(
            self._desk, words(title), {"said": field}, words("customers.call.store"), kind
        )
        form.left.connect(self.left)
        return form

    def put_away(self) -> None:
        """Another customer is shown; what was typed waits for this one."""
        self.notes.put_away()
        self.changes.put_away()

    def show_calls(self, facts: CustomerPane) -> None:
        self._customer_id = facts.id
        self.notes.bring_back(facts.id)
        calls = facts.calls
        self.table.show_rows(calls.rows)
        self.table.setVisible(bool(calls.rows))
        self.all.say(self._desk.words("customers.all_calls", count=calls.count))
        self.all.setVisible(calls.count > len(calls.rows))

    def _note(self) -> None:
        self.changes.put_away()
        self.notes.open(self.noting, self._customer_id, None)
        self._begin(self.noting)

    def _change(self, identity: Any) -> None:
        row = self.table.rows.row_at(self.table.rows.row_of(identity))
        if row is not None:
            self.notes.put_away()
            self.changes.open(self.correcting, row.id, row, (row.text,))
            self._begin(self.correcting)

    def _begin(self, form: InlineForm) -> None:
        self.begun.emit(form)
        form.begin()

    def _store(self, forms: AskedForms[CallRow | None]) -> None:
        asked = forms.current
        if asked is None:
            return
        asked.question.keep()
        text = asked.form.fields[0].value or ""

        def done() -> None:
            forms.forget(asked)

        def failed(error: Exception) -> None:
            self._refuse(forms, asked, error)

        if asked.base is None:
            note_call(self._desk, asked.record_id, text, asked.keeper, done, failed)
        else:
            edit_call(self._desk, asked.base, text, asked.keeper, done, failed)

    def _refuse(
        self, forms: AskedForms[CallRow | None], asked: Asked[CallRow | None], error: Exception
    ) -> None:
        from app.gui.errors_worded import sentence

        words = sentence(error, self._desk.words)
        if forms.say_fault(asked, words):
            asked.form.fields[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.notify(words, refused=True)
