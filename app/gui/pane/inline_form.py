"""A few fields asked for inside a pane, where the record stays in sight: never a dialog.

Enter walks from field to field and at the last one hands over; Esc leaves the record as it was and
what was typed for the next time; Shift+Esc throws that away.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.drafts.left_line import LeftLine
from app.gui.pane.actions import ActionRow
from app.gui.parts.buttons import RING
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from app.gui.desk import Desk
    from app.gui.fields.typed_field import TypedField

SHORT = 200


class InlineForm(QFrame):
    """``fields`` stand below each other; ``submitted`` comes with none of them in fault.
    ``kind`` and the fields' names are those of the draft; without a kind none is kept."""

    submitted = Signal()
    left = Signal()
    thrown = Signal()
    put_by = Signal()
    """Out of sight, whatever is the reason."""

    def __init__(
        self, desk: Desk, title: str,
        fields: Mapping[str, TypedField[Any]] | Sequence[TypedField[Any]], save: str,
        kind: str = "",
    ) -> None:
        super().__init__()
        self.desk, self.kind = desk, kind
        self.named = dict(
            fields if isinstance(fields, Mapping)
            else ((str(place), one) for place, one in enumerate(fields))
        )
        self.setObjectName("inline_form")
        theme = desk.theme
        self.fields = list(self.named.values())
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, theme.px(8), side, theme.px(8) - RING)
        column.setSpacing(theme.px(6))
        self.title = Label(theme, title, face=Face.NAME)
        column.addWidget(self.title)
        for place, field in enumerate(self.fields):
            column.addWidget(field)
            if place + 1 < len(self.fields):  # a day or a number; the last is for words
                field.line.setMaximumWidth(theme.px(SHORT))
            field.line.returnPressed.connect(partial(self._on_return, place))
        self.fault = Paragraph(theme, "", face=Face.LABEL, ink=Ink.LATE)
        self.fault.hide()
        column.addWidget(self.fault)
        self.left_line = LeftLine(desk)
        self.left_line.thrown.connect(self.throw_away)
        column.addWidget(self.left_line)
        buttons = ActionRow(theme, last_right=False)
        self.save = buttons.add(save, "↵", self.submit)
        self.leave = buttons.add(desk.words("forms.leave"), "Esc", self.close_form)
        column.addWidget(buttons)
        self.hide()

    def begin(self) -> None:
        self.say_fault("")
        self.show()
        self.fields[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].line.selectAll()

    def submit(self) -> None:
        for field in self.fields:
            field.take()
        wrong = next((one for one in self.fields if not one.fault.isHidden()), None)
        if wrong is not None:
            wrong.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.submitted.emit()

    def say_fault(self, words: str) -> None:
        """What is wrong with no field of its own."""
        self.fault.say(words)
        self.fault.setVisible(bool(words))

    def close_form(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def throw_away(self) -> None:
        if not self.isHidden():
            self.hide()
            self.thrown.emit()
            self.left.emit()

    def _on_return(self, place: int) -> None:
        if not self.fields[place].fault.isHidden():
            return
        if place + 1 < len(self.fields):
            self.fields[place + 1].line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.submit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, another language or the end: the field being typed is kept, too."""
        self.put_by.emit()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.throw_away if shifted else self.close_form)()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
