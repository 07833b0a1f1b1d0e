"""A tab whose records are made and edited in forms, in place of its list and pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.forms.opening import open_form
from app.gui.lists.pane_page import PanePage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.gui.desk import Desk
    from app.gui.forms.form import Form
    from app.gui.forms.form_page import FormPage
    from app.gui.lists.list_spec import ListSpec

Row = TypeVar("Row")


class RecordPage(PanePage[Row]):
    """A subclass says what Ctrl+N does, and opens its forms by ``edit``."""

    makes = ""
    """The kind of form that makes one of the list's own records."""

    def __init__(self, desk: Desk, spec: ListSpec[Row]) -> None:
        super().__init__(desk, spec)
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.setAutoRepeat(False)
        new.activated.connect(self.begin_new)

    def begin_new(self) -> None:
        raise NotImplementedError

    def edit(
        self, form: Form, record_id: int | None, *, preset: Mapping[str, Any] | None = None
    ) -> None:
        """``record_id`` None: a new one. Nothing happens while another form stands open."""
        if self.over is None:
            open_form(self.desk, self, form, record_id, self._show_form, preset=preset)

    def _show_form(self, form: FormPage) -> None:
        if self.over is not None:  # a key struck twice asked for two
            return
        self.dress(form)
        form.left.connect(self.close_over)
        form.saved.connect(lambda value: self.on_saved(form, value))
        self.open_over(form)
        form.begin()
        self.begun(form)

    def dress(self, form: FormPage) -> None:
        """Before it is shown."""

    def begun(self, form: FormPage) -> None:
        """Once the keyboard is in its first field."""

    def on_saved(self, form: FormPage, value: Any) -> None:
        """Back to the row one came from, or to the record that was made: its service answers
        with what it is."""
        made = form.form.kind == self.makes and isinstance(value, dict)
        self.close_over(value["id"] if made else None)
