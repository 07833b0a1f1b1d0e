"""What every field of a form has: a label, one line below it, and both sides of a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.forms.conflict_row import ConflictRow
from app.gui.forms.field_spec import TEXTS, first_name
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import FieldSpec


class FormField(QWidget):
    """A subclass makes ``editor``, reads it in ``take`` and words a value in ``show_value``."""

    changed = Signal()
    """Its value is another, or its text where that cannot be read: the draft follows."""
    entered = Signal()
    """Enter: on to the next field."""
    decided = Signal()
    typed = Signal()
    """A key changed what stands there; ``peek`` reads it."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__()
        self.desk, self.spec = desk, spec
        self.label = first_name(desk.words(spec.label))
        self.editor: QWidget = self
        self.refused = False
        self._from_service = False
        self._value: Any = self.nothing
        self._theirs: tuple[Any] | None = None
        self.below = Paragraph(desk.theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.conflict: ConflictRow | None = None

    @property
    def nothing(self) -> Any:
        """The value of an empty field."""
        return "" if self.spec.kind in TEXTS else None

    def lay_out(self, editor: QWidget, box: QWidget | None = None) -> None:
        """``box``: what the editor stands in, if it does."""
        theme = self.desk.theme
        self.editor = editor
        editor.setAccessibleName(self.label)
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(4))
        self.column.addWidget(Label(theme, self.label, face=Face.LABEL, ink=Ink.TEXT3))
        self.column.addWidget(box or editor)
        self.column.addWidget(self.below)
        self.column.addStretch(1)
        self._say_note()

    @property
    def value(self) -> Any:
        return self._value

    def peek(self) -> Any:
        """The value of what stands there now, while it is typed; nothing said, nothing kept."""
        return self._value

    @property
    def text(self) -> str:
        """As typed: the draft's cell."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """What a draft held, read anew."""
        raise NotImplementedError

    def take(self) -> None:
        """Reads what stands there; says what is wrong with it."""
        raise NotImplementedError

    def show_value(self, value: Any) -> str:
        raise NotImplementedError

    @property
    def waiting(self) -> bool:
        """Whether what was typed is still being looked up."""
        return False

    @property
    def fault(self) -> str:
        return self.below.text() if self.refused else ""

    def say_wrong(self, words: str) -> None:
        self.refused = bool(words)
        if words:
            self._say(words, Ink.LATE)
        else:
            self._say_note()
        self.editor.setAccessibleDescription(self.below.text())
        if bool(self.editor.property("wrong")) != bool(words):
            self.editor.setProperty("wrong", bool(words))
            # The sheet's [wrong] selector is looked at anew only when the widget is polished.
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def refuse(self, words: str) -> None:
        """The service's word: it holds until the form is stored again."""
        self._from_service = True
        self.say_wrong(words)

    def forget_refusal(self) -> None:
        if self._from_service:
            self._from_service = False
            self.say_wrong("")

    def warn(self, words: str) -> None:
        """Said below the field; nothing is blocked by it."""
        if not self.refused:
            self._say(words, Ink.WARN)
            self.editor.setAccessibleDescription(words)

    def say_note(self, words: str) -> None:
        if not self.refused:
            self._say(words, Ink.TEXT3)

    def _say_note(self) -> None:
        self._say(self.desk.words(self.spec.note) if self.spec.note else "", Ink.TEXT3)

    def _say(self, words: str, ink: Ink) -> None:
        self.below.say(words, ink)
        self.below.setVisible(bool(words))

    def show_conflict(self, theirs: Any) -> None:
        """``theirs`` is what stands in the book now; one of both is to be chosen."""
        self.end_conflict()
        self._theirs = (theirs,)
        shown = self.show_value(theirs) or self.desk.words("forms.empty")
        self.conflict = ConflictRow(self.desk, shown)
        self.conflict.taken.connect(self._take_theirs)
        self.conflict.kept.connect(self._keep_mine)
        self.column.insertWidget(2, self.conflict)
        QWidget.setTabOrder(self.editor, self.conflict.take)
        QWidget.setTabOrder(self.conflict.take, self.conflict.keep)

    def _take_theirs(self) -> None:
        assert self._theirs is not None
        self.set_value(self._theirs[0])
        self._keep_mine()

    def _keep_mine(self) -> None:
        self.end_conflict()
        self.say_wrong("")
        self.changed.emit()
        self.decided.emit()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_conflict(self) -> None:
        if self.conflict is not None:
            self.conflict.hide()
            self.conflict.deleteLater()
            self.conflict, self._theirs = None, None

    def lock(self) -> None:
        """May be read, not changed; Tab and Enter pass it by."""
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setReadOnly(True)
            self.editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        else:
            self.editor.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.editor:
            return False
        if event.type() == QEvent.Type.FocusOut and not _by_popup(event):
            self.on_left()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.on_key(event)
        return False

    def on_left(self) -> None:
        self.take()

    def on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take()
            self.entered.emit()
            return True
        return False

    def put(self, value: Any) -> None:
        """The value that was read."""
        if value != self._value:
            self._value = value
            self.changed.emit()


def _by_popup(event: QEvent) -> bool:
    reason: Callable[[], Qt.FocusReason] | None = getattr(event, "reason", None)
    return reason is not None and reason() == Qt.FocusReason.PopupFocusReason
