"""One of a few: typed to by word, code or number, or chosen with ↑↓; Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.domain.half_width import half_width
from app.gui.fields.lookup_popup import LookupPopup, PopupRow
from app.gui.forms.arrow_line import ArrowLine
from app.gui.forms.field_spec import first_name
from app.gui.forms.form_field import FormField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import Choice, FieldSpec

ROW, WIDTH = 32, 300
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


class ChoiceField(FormField):
    def __init__(self, desk: Desk, spec: FieldSpec, over: QWidget) -> None:
        super().__init__(desk, spec)
        words = desk.words
        self.popup = LookupPopup(
            desk.theme, self.label, lambda text: words("forms.no_such_choice", text=text),
            words("forms.choice_foot"), over,
        )
        self.popup.row_height, self.popup.wide = ROW, WIDTH
        self.popup.clicked.connect(self._on_clicked)
        self.line = ArrowLine(desk.theme)
        self.line.setReadOnly(spec.read_only)
        self.line.textEdited.connect(self._on_edited)
        self.line.asked.connect(self._on_arrow)
        self.line.offer(offered=not spec.read_only)
        self._found: list[Choice] = []
        self.choices: tuple[Choice, ...] = ()
        self.lay_out(self.line)
        self.offer(spec.choices)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Other choices than the form was told: those of this record."""
        self.choices = choices

    def names(self, choice: Choice) -> list[str]:
        said = choice.words or self.desk.words(choice.label)
        return [said] if choice.words else said.split(" / ")

    @property
    def text(self) -> str:
        return self.line.text().strip()

    def show_value(self, value: Any) -> str:
        found = next((one for one in self.choices if one.value == value), None)
        return first_name(self.names(found)[0]) if found is not None else str(value or "")

    def set_value(self, value: Any) -> None:
        self._value = None if value == "" else value
        self.line.setText(self.show_value(value))
        self.line.setCursorPosition(0)
        self.say_wrong("")

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.take()

    def take(self) -> None:
        text = self.text
        if text == self.show_value(self._value):
            self.say_wrong("")
            return
        found = self._matching(text) if text else []
        if text and not found:
            self._value = None
            self.say_wrong(self.desk.words("forms.no_such_choice", text=text))
            self.changed.emit()
            return
        self._choose(found[0] if found else None)

    def _choose(self, choice: Choice | None) -> None:
        value = None if choice is None else choice.value
        self.line.setText(self.show_value(value))
        self.line.setCursorPosition(0)
        self.say_wrong("")
        self.put(None if value == "" else value)

    def _matching(self, text: str) -> list[Choice]:
        """Its number, a word it begins with, its code, then words within."""
        wanted = half_width(text).strip().lower()
        if wanted.isdigit() and 1 <= int(wanted) <= len(self.choices):
            return [self.choices[int(wanted) - 1]]
        ranked = []
        for place, one in enumerate(self.choices):
            names = [
                half_width(name).lower() for name in (*self.names(one), str(one.value or ""))
            ]
            if any(name == wanted for name in names):
                ranked.append((0, place))
            elif any(name.startswith(wanted) for name in names):
                ranked.append((1, place))
            elif any(wanted in name for name in names):
                ranked.append((2, place))
        return [self.choices[place] for _, place in sorted(ranked)]

    def _on_edited(self, text: str) -> None:
        self._open(self._matching(text) if text.strip() else list(self.choices), text)

    def _open(self, found: list[Choice], text: str) -> None:
        self._found = found
        rows = [
            PopupRow(self.names(one)[0], right=str(self.choices.index(one) + 1)) for one in found
        ]
        self.popup.show_rows(self, self.line, text, rows)

    def _on_clicked(self, place: int) -> None:
        self.popup.hide()
        self._choose(self._found[place])

    def _on_arrow(self) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open(list(self.choices), "")
        self.popup.move_by(self._place_now())

    def on_left(self) -> None:
        self.popup.hide()
        self.take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.popup.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress and not self.line.isReadOnly():
            self._open(list(self.choices), "")
        return super().eventFilter(watched, event)

    def on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self.line.isReadOnly():
            return super().on_key(event)
        if key in _STEPS:
            if self.popup.isVisible():
                self.popup.move_by(_STEPS[key])
            else:
                self._open(list(self.choices), "")
                self.popup.move_by(self._place_now())
            return True
        if key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
            self.line.setText(self.show_value(self._value))
            return True
        ends = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        if ends and self.popup.isVisible() and self._found:
            self.popup.hide()
            self._choose(self._found[self.popup.current])
        return super().on_key(event)

    def _place_now(self) -> int:
        """Opened with ↓: it stands on what is chosen."""
        return next(
            (place for place, one in enumerate(self.choices) if one.value == self._value), 0
        )

    def lock(self) -> None:
        super().lock()
        self.line.offer(offered=False)
