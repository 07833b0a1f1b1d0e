"""Field by field, what somebody else stored meanwhile and what stands here: take, or keep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import GridField
from app.gui.order_editor.merging import differences
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.order_editor.merging import Clash
    from app.gui.order_editor.order_form import OrderForm

_TITLES = {
    "customer": "editor.customer", "date": "editor.date", "customer_po": "editor.customer_po",
    "clerk": "editor.clerk", "remark": "editor.remark", "required": "editor.required",
    "promised": "editor.promised",
}


class ConflictPanel(QFrame):
    chosen = Signal()
    """One was taken or kept: what stands in the editor may be another now."""

    def __init__(self, desk: Desk, form: OrderForm) -> None:
        super().__init__()
        self._desk, self._form = desk, form
        theme = desk.theme
        self.setObjectName("conflict_panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(8))
        self._column.setSpacing(theme.px(2))
        self._title = Paragraph(theme, face=Face.NAME, ink=Ink.LATE)
        self._column.addWidget(self._title)
        self.rows: list[QWidget] = []
        self.hide()

    @property
    def open(self) -> bool:
        return bool(self.rows)

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """None: both people's work fits together, and F9 stores it."""
        for row in self.rows:
            row.deleteLater()
        self.rows = [self._row(clash) for clash in clashes]
        words = self._desk.words
        self._title.say(words("editor.conflict" if clashes else "editor.merged"))
        self.show()
        for row in self.rows:
            row.show()  # not with the next turn of the loop: the keyboard goes there now
        self.ask()

    def show_differences(self, form: OrderForm) -> None:
        """A draft older than what is stored: nobody knows any more who changed what."""
        found = differences(form)
        if found:
            self.show_clashes(found)

    def ask(self) -> None:
        """The keyboard to the first that is not chosen yet."""
        if self.rows:
            self.rows[0].findChildren(Button)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, clash: Clash) -> QWidget:
        theme, words = self._desk.theme, self._desk.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        said = words(
            "editor.clash", field=self._field(clash), theirs=self._worded(clash.theirs),
            yours=self._worded(clash.yours),
        )
        line.addWidget(Label(theme, said), 1)
        for title, take in ((words("forms.take_theirs"), True), (words("forms.keep_mine"), False)):
            button = Button(theme, title)
            button.setAccessibleDescription(said)
            button.clicked.connect(lambda _=False, take=take: self._choose(row, clash, take))
            line.addWidget(button)
        self._column.addWidget(row)
        return row

    def _choose(self, row: QWidget, clash: Clash, take: bool) -> None:
        if take:
            clash.take()
        self._form.decided.add(clash.key)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self.hide()
        self.ask()
        self.chosen.emit()

    def _field(self, clash: Clash) -> str:
        words = self._desk.words
        if clash.row == 0:
            return words(_TITLES[clash.field])
        column = words(GridColumn[GridField(clash.field).name].title_id)
        return words("editor.cell", column=column, row=clash.row)

    def _worded(self, value: Any) -> str:
        words = self._desk.words
        if isinstance(value, date):
            return words.full_day(value)
        if isinstance(value, Decimal):
            return f"{value.normalize():,f}"
        if value is None or value == "":
            return words("forms.empty")
        return str(getattr(value, "name", value))
