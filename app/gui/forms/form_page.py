"""The editor of one record, in place of the list: F9 stores, Esc leaves and keeps the draft."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.draft_page import DraftPage
from app.gui.drafts.rested import once_rested
from app.gui.drafts.taking_back import TakingBack
from app.gui.fields.compose_guard import after_composing
from app.gui.forms.field_grid import FieldGrid
from app.gui.forms.make_field import make_field
from app.gui.forms.refusal import show_refusal
from app.gui.forms.storing import store
from app.gui.forms.tab_stops import put_before
from app.gui.lists import cells
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.gui.forms.form import Elsewhere, Form, Shown
    from app.gui.forms.form_field import FormField
    from app.queries.drafts import DraftContent

LOOK_AGAIN_MS = 20


class FormPage(DraftPage):
    saved = Signal(object)
    """The value of the outcome."""
    changed = Signal()
    typed = Signal()
    """With every key: for what is worked out live, by ``peek``."""

    def __init__(
        self, desk: Desk, form: Form, record_id: int | None, shown: Shown,
        draft: DraftContent | None = None,
    ) -> None:
        super().__init__(desk)
        self.form, self.record_id = form, record_id
        self.shown, self.base_version = shown, shown.version
        self._draft = draft
        self.elsewhere: Callable[[Any], Elsewhere | None] = _here
        """Told of what was stored: whether it is to be looked for on another page."""
        self._filling = False
        self.fields: dict[str, FormField] = {
            spec.name: make_field(desk, spec, self.currency, self) for spec in form.fields
        }
        self._make_parts()
        self.arm(self.save_button)
        self._fill(shown)
        self._first = self._cells()
        self.taking_back = TakingBack(self, self._cells, self._put_back)
        self.keeper = DraftKeeper(
            desk.tasks, form.kind, self._first, base_id=record_id, base_version=shown.version,
            whole=record_id is None,
        )
        self._connect()
        if draft is not None:
            time = f"{draft.draft.changed_at:%m/%d %H:%M}"
            self.offer_left(draft.draft.id, desk.words("forms.offer", time=time))

    def _make_parts(self) -> None:
        desk, words = self.desk, self.desk.words
        title = words(self.form.title) if self.record_id is None else self.shown.title
        self.header = PageHeader(desk.theme, title, words("gui.more"))
        said = words("forms.new" if self.record_id is None else "forms.editing")
        chip = cells.chip(said, Glyph.DRAFT, Ink.IDLE, filled=True)
        if self.form.about:
            about = Label(desk.theme, self.form.about, face=Face.VALUE, ink=Ink.TEXT2)
            self.header.insert_context(about)
        self.header.insert_context(CellLabel(desk.theme, chip))
        self.save_button = Button(desk.theme, words("forms.save"), weight=Weight.PRIMARY, key="F9")
        self.header.finish(None, [self.throw, self.leave, self.save_button])
        self.strip = Strip(desk.theme)
        self.grid = FieldGrid(desk, self.form.sections, self.fields, self.form.columns)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.offer):
            column.addWidget(part)
        column.addWidget(self.area, 1)

    def _connect(self) -> None:
        rested = once_rested(self, self._keep_typed)
        for name, field in self.fields.items():
            field.changed.connect(self._on_changed)
            field.typed.connect(self.typed)
            field.typed.connect(rested.start)
            field.decided.connect(self._on_decided)
            field.entered.connect(lambda name=name: self._walk(name))
        buttons = (self.save_button, self.leave, self.throw)
        editors = (*(one.editor for one in self.fields.values()), *buttons)
        for one, following in pairwise(editors):
            QWidget.setTabOrder(one, following)

    def _fill(self, shown: Shown) -> None:
        self._filling = True
        for name, field in self.fields.items():
            if name in shown.choices:
                field.offer(shown.choices[name])  # type: ignore[attr-defined]
            if name in shown.locked:
                field.lock()
        # Amounts are worded in the currency that stands here, so that comes first.
        for name in sorted(self.fields, key=lambda one: one != "currency"):
            self.fields[name].set_value(shown.values.get(name))
        self._filling = False

    def currency(self) -> str:
        own = self.fields.get("currency")
        said = str(own.value or "") if own is not None else ""
        kept = self.form.currency or self.shown.currency
        return said.upper() or kept or self.desk.firm.currency

    def field(self, name: str) -> FormField:
        return self.fields[name]

    def value(self, name: str) -> Any:
        return self.fields[name].value

    def values(self) -> dict[str, Any]:
        return {name: field.value for name, field in self.fields.items()}

    def edited(self) -> dict[str, Any]:
        """What differs from what was shown; of a new record all that is not empty."""
        nothing = self.record_id is None
        return {
            name: field.value for name, field in self.fields.items()
            if field.value != (field.nothing if nothing else self._base(name))
        }

    def _base(self, name: str) -> Any:
        """The book's "" and None are both an empty field."""
        value = self.shown.values.get(name)
        return self.fields[name].nothing if value is None or value == "" else value

    def peek(self, name: str) -> Any:
        return self.fields[name].peek()

    def add_below(self, widget: QWidget, after: str | None = None) -> None:
        """``after``: a section's title; None puts it under all of them."""
        self.grid.add_below(widget, after)
        put_before(self.save_button, widget)

    def begin(self) -> None:
        """The keyboard goes to the first field that may be changed."""
        for spec in self.form.fields:
            if not spec.read_only and spec.name not in self.shown.locked:
                self.fields[spec.name].editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _cells(self) -> dict[tuple[int, str], str]:
        return {(0, name): field.text for name, field in self.fields.items() if field.text}

    def _on_decided(self) -> None:
        if all(one.conflict is None for one in self.fields.values()):
            self.strip.hide()
            self.keeper.settle(self.base_version)

    def _on_changed(self) -> None:
        if self._filling:
            return
        if not self.settled:
            self.keep()
        self.changed.emit()

    def keep(self) -> None:
        self.keeper.keep(self._cells())
        self.taking_back.note()

    def _keep_typed(self) -> None:
        """A field one is still in, while the keys rest: a remark is long."""
        if not self.settled:
            self.keeper.keep(self._cells())

    def _put_back(self, before: dict[tuple[int, str], str]) -> None:
        for name, field in self.fields.items():
            text = before.get((0, name), "")
            if field.text != text:
                field.set_text(text)
                self.go_to(name)

    def take_typed(self) -> None:
        for field in self.fields.values():
            field.take()

    def resume(self) -> None:
        """Goes on with what was left, laid over the record as it is now; but what was typed
        here before it was asked for stays."""
        draft = self._draft
        if draft is None:
            return
        self.take_typed()
        typed = {key: text for key, text in self._cells().items() if self._first.get(key) != text}
        typed |= dict.fromkeys(self._first.keys() - self._cells().keys(), "")
        self.offer.hide()
        self._draft = None
        self._filling = True
        for (_, name), text in draft.cells.items():
            if name in self.fields and (0, name) not in typed:
                self.fields[name].set_text(text)
        self._filling = False
        if self.record_id is not None:
            self.base_version = draft.draft.base_version
        left = {key: draft.cells.get(key, self._first.get(key, "")) for key in typed}
        self.keeper.take_over(draft.draft.id, {**self._cells(), **left})
        self.keep()
        self.begin()
        self.changed.emit()

    def _walk(self, name: str) -> None:
        """Enter: the next field, and after the last one the button that stores."""
        names = list(self.fields)
        for following in names[names.index(name) + 1:]:
            spec = self.fields[following].spec
            wanted = not self.fields[following].isHidden()
            if wanted and not spec.read_only and following not in self.shown.locked:
                editor = self.fields[following].editor
                editor.setFocus(Qt.FocusReason.TabFocusReason)
                self.area.ensureWidgetVisible(self.fields[following])
                return
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, name: str) -> None:
        self.fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.fields[name])

    def save(self) -> None:
        """Stores what stands here; what is wrong is said where it is wrong."""
        for field in self.fields.values():
            field.forget_refusal()
            field.take()
        if any(field.waiting for field in self.fields.values()):
            QTimer.singleShot(LOOK_AGAIN_MS, self, self.save)
            return
        wrong = self._first_fault()
        if wrong is not None:
            self.go_to(wrong)
        elif self.save_button.isEnabled():
            self.under_way.begin()
            self.strip.hide()
            store(self, self._on_stored, self._on_refused)

    def _first_fault(self) -> str | None:
        words = self.desk.words
        for field in self.fields.values():
            if field.conflict is not None:
                field.say_wrong(words("forms.choose_first"))
            elif field.spec.required and field.value == field.nothing and not field.refused:
                field.say_wrong(words("forms.required", field=field.label))
        return next((name for name, field in self.fields.items() if field.refused), None)

    def _on_stored(self, value: object) -> None:
        if isValid(self):  # or the whole window was made anew meanwhile
            self.is_stored()
            self.saved.emit(value)

    def _on_refused(self, error: Exception) -> None:
        if not isValid(self):
            self.desk.tasks.refused.emit(error)
            return
        after_composing(self, lambda: self._say_refused(error))

    def _say_refused(self, error: Exception) -> None:
        self.under_way.end()
        self.keep()
        show_refusal(self, error)


def _here(_value: object) -> None:
    """It stands where one comes back to."""
