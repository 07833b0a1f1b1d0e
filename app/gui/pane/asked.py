"""What was typed into a pane's inline forms: kept for each record as a draft, until it is stored
or thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from shiboken6 import isValid

from app.gui.drafts.in_hand import say_left
from app.gui.drafts.question import Question, keep_as_typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.drafts.draft_keeper import DraftKeeper
    from app.gui.pane.inline_form import InlineForm

Facts = TypeVar("Facts")


@dataclass(slots=True, eq=False)
class Asked(Generic[Facts]):
    form: InlineForm
    record_id: int
    base: Facts
    """The record as it stood when the form was opened: what is stored is held against it."""
    question: Question
    texts: tuple[str, ...] = ()
    fault: str = ""

    @property
    def keeper(self) -> DraftKeeper:
        return self.question.keeper


class AskedForms(Generic[Facts]):
    """One form stands open at a time; those of other records wait for their record to come back.
    Left by Esc, a form comes back when the same is asked again, in another session, too."""

    def __init__(self, forms: Sequence[InlineForm]) -> None:
        self._desk = forms[0].desk
        self.current: Asked[Facts] | None = None
        self._kept: dict[tuple[int, InlineForm], Asked[Facts]] = {}
        self._last: dict[int, InlineForm] = {}
        for form in forms:
            form.left.connect(self._on_left)
            form.thrown.connect(self._on_thrown)
            form.put_by.connect(self._keep)
            keep_as_typed(form.fields, self._keep, form)

    def open(
        self, form: InlineForm, record_id: int, base: Facts, values: Sequence[object] = ()
    ) -> bool:
        """``values``: what stands in the fields while nobody has typed. False where something was
        typed in this session: it stands there again."""
        self.put_away()
        asked = known = self._kept.get((record_id, form))
        self._last[record_id] = form
        if asked is None:
            asked = self._begin(form, record_id, base, values)
            self._kept[(record_id, form)] = asked
        self._show(asked)
        return known is None

    def _begin(
        self, form: InlineForm, record_id: int, base: Facts, values: Sequence[object]
    ) -> Asked[Facts]:
        for field in form.fields:
            field.set_value(None)
        for field, value in zip(form.fields, values, strict=False):
            field.set_value(value)
        question = Question(
            self._desk, (form.kind, record_id), form.named, form,
            lambda error: self._say_unkept(form, error),
        )
        asked = Asked(form, record_id, base, question, _texts(form))
        question.resumed.connect(lambda since: self._on_resumed(asked, since))
        return asked

    def put_away(self) -> None:
        """Another record is shown, or another form: what was typed waits."""
        asked, self.current = self.current, None
        if asked is not None:
            asked.texts = _texts(asked.form)
            asked.question.keep()
            asked.form.hide()

    def bring_back(self, record_id: int) -> None:
        form = self._last.get(record_id)
        if form is not None and self.current is None:
            self._show(self._kept[(record_id, form)])

    def forget(self, asked: Asked[Facts]) -> None:
        """It is stored, or there is nothing left to ask."""
        asked.keeper.end()
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
        asked.form.left_line.say(asked.question.since)
        asked.form.show()
        if not asked.question.known:
            asked.question.look(lambda: self.current is asked)

    def _on_resumed(self, asked: Asked[Facts], since: str) -> None:
        asked.form.left_line.say(since)

    def _keep(self) -> None:
        if self.current is not None:
            self.current.question.keep()

    def _say_unkept(self, form: InlineForm, error: Exception) -> None:
        from app.gui.errors_worded import sentence

        if isValid(form) and self.current is not None and self.current.form is form:
            form.left_line.warn(sentence(error, self._desk.words))
        else:
            self._desk.tasks.refused.emit(error)

    def _drop(self, asked: Asked[Facts]) -> None:
        self._kept.pop((asked.record_id, asked.form), None)
        self._close(asked)
        asked.question.deleteLater()

    def _close(self, asked: Asked[Facts]) -> None:
        if self._last.get(asked.record_id) is asked.form:
            del self._last[asked.record_id]

    def _on_left(self) -> None:
        """Esc: what was typed is there when it is asked again."""
        asked = self.current
        if asked is None:
            return
        if asked.question.untouched or not asked.form.kind:
            self.current = None
            self._drop(asked)
        else:
            self.put_away()
            self._close(asked)
            say_left(self._desk, asked.keeper)

    def _on_thrown(self) -> None:
        asked, self.current = self.current, None
        if asked is not None:
            asked.question.throw_away()
            self._drop(asked)


def _texts(form: InlineForm) -> tuple[str, ...]:
    return tuple(field.line.text() for field in form.fields)
