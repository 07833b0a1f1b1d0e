"""What was typed into a pane's inline forms, kept for each record until it is stored or left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.pane.inline_form import InlineForm

Facts = TypeVar("Facts")


@dataclass(slots=True, eq=False)
class Asked(Generic[Facts]):
    form: InlineForm
    record_id: int
    base: Facts
    """The record as it stood when the form was opened: what is stored is held against it."""
    texts: tuple[str, ...] = ()
    fault: str = ""


class AskedForms(Generic[Facts]):
    """One form stands open at a time; those of other records wait for their record to come back."""

    def __init__(self, forms: Sequence[InlineForm]) -> None:
        self.current: Asked[Facts] | None = None
        self._kept: dict[tuple[int, InlineForm], Asked[Facts]] = {}
        self._last: dict[int, InlineForm] = {}
        for form in forms:
            form.left.connect(self._on_left)

    def open(self, form: InlineForm, record_id: int, base: Facts) -> bool:
        """False where something was typed before: it stands there again."""
        self.put_away()
        asked = self._kept.get((record_id, form))
        self._last[record_id] = form
        if asked is not None:
            self._show(asked)
            return False
        for field in form.fields:
            field.set_value(None)
        self.current = self._kept[(record_id, form)] = Asked(form, record_id, base)
        return True

    def put_away(self) -> None:
        """Another record is shown, or another form: what was typed waits."""
        asked, self.current = self.current, None
        if asked is not None:
            asked.texts = tuple(field.line.text() for field in asked.form.fields)
            asked.form.hide()

    def bring_back(self, record_id: int) -> None:
        form = self._last.get(record_id)
        if form is not None and self.current is None:
            self._show(self._kept[(record_id, form)])

    def forget(self, asked: Asked[Facts]) -> None:
        """It is stored, or there is nothing left to ask."""
        self._drop(asked)
        if self.current is asked:
            self.current = None
            asked.form.close_form()

    def say_fault(self, asked: Asked[Facts], words: str) -> bool:
        """False where its record is not the one shown: it is said there later."""
        asked.fault = words
        if self.current is asked:
            asked.form.say_fault(words)
        return self.current is asked

    def _show(self, asked: Asked[Facts]) -> None:
        self.current = asked
        for field, text in zip(asked.form.fields, asked.texts, strict=True):
            field.line.setText(text)
            field.take()
        asked.form.say_fault(asked.fault)
        asked.form.show()

    def _drop(self, asked: Asked[Facts]) -> None:
        self._kept.pop((asked.record_id, asked.form), None)
        if self._last.get(asked.record_id) is asked.form:
            del self._last[asked.record_id]

    def _on_left(self) -> None:
        """Esc: what was typed goes."""
        asked, self.current = self.current, None
        if asked is not None:
            self._drop(asked)
