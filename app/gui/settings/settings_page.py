"""The gear: sections at the left, the chosen one beside them; Esc goes back to the tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.gui.forms.opening import open_form, read_shown
from app.gui.frame.page import Page
from app.gui.frame.tabs import Tab
from app.gui.parts.cell_label import CellLabel
from app.gui.settings.section_list import SectionList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.gui.desk import Desk
    from app.gui.forms.form import Form, Shown
    from app.gui.forms.form_page import FormPage
    from app.gui.settings.panel import SettingsActions

SECTIONS = (
    "firm", "bank", "look", "papers", "printers", "numbering", "deadlines", "holidays", "backup",
)
FIRM_ID = 1


class SettingsPage(Page):
    left = Signal()

    def __init__(self, desk: Desk, tab: Tab, act: SettingsActions, section: str = "") -> None:
        super().__init__(desk, tab)
        self._act = act
        self._shown: QWidget | None = None
        self._field: str | None = None
        """Where the keyboard goes once the form that is being read stands."""
        self.section = ""
        self.sections = SectionList(desk, SECTIONS)
        self.stack = QStackedWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addLayout(column, 1)
        self.sections.chosen.connect(self.show_section)
        self.sections.entered.connect(self.enter)
        desk.bus.changed.connect(self._on_changed)
        self.sections.choose(section if section in SECTIONS else SECTIONS[0])

    @property
    def shown(self) -> QWidget | None:
        """The form or panel that stands now; None while a form is being read."""
        return self._shown

    def activate(self) -> None:
        self.sections.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        self.show_section(self.section)

    def enter(self) -> None:
        """Enter in the list of sections: the keyboard goes into the chosen one."""
        begin = getattr(self._shown, "begin", None)
        if begin is not None:
            begin()

    def show_section(self, section: str) -> None:
        self.section = section
        self.strip.hide()
        form = _form_of(section)
        if form is not None:
            self._put(None)
            open_form(self.desk, self, form, FIRM_ID, partial(self._on_form, section))
        else:
            self._put(self._panel(section))

    def _panel(self, section: str) -> QWidget:
        desk, act = self.desk, self._act
        if section == "look":
            from app.gui.settings.look_panel import LookPanel

            return LookPanel(desk, act)
        if section == "papers":
            from app.gui.settings.papers_panel import PapersPanel

            return PapersPanel(desk)
        if section == "printers":
            from app.gui.settings.printers_panel import PrintersPanel

            return PrintersPanel(desk)
        if section == "holidays":
            from app.gui.settings.holidays_panel import HolidaysPanel

            return HolidaysPanel(desk)
        from app.gui.settings.backup_panel import BackupPanel

        return BackupPanel(desk, act)

    def _on_form(self, section: str, form: FormPage) -> None:
        if section != self.section:
            form.deleteLater()
            return
        if section == "firm":
            from app.gui.settings.logo_box import LogoBox

            form.add_below(LogoBox(self.desk))
        elif section == "numbering":
            from app.gui.settings.number_samples import NumberSamples

            NumberSamples(self.desk, form)
        form.header.title.say(self.desk.words(f"settings.section.{section}"))
        form.header.title.setMinimumWidth(form.header.title.sizeHint().width())
        if (chip := form.header.findChild(CellLabel)) is not None:
            chip.hide()  # settings are always edited: the word is room for the buttons
        form.left.connect(self.left)
        form.saved.connect(self._on_saved)
        self._put(form)
        field, self._field = self._field, None
        if field in form.fields:
            form.go_to(field)

    def _on_saved(self, _value: object) -> None:
        """Read anew: its version is the next edit's base."""
        self._read_again()

    def _read_again(self) -> None:
        self._field = self._focused()
        self.show_section(self.section)

    def _focused(self) -> str | None:
        """The field of the form that has the keyboard, by its name."""
        fields = getattr(self._shown, "fields", {})
        held = (name for name, field in fields.items() if field.editor.hasFocus())
        return next(held, next(iter(fields), None) if self._holds_focus() else None)

    def _holds_focus(self) -> bool:
        focused = self.focusWidget()
        return self._shown is not None and focused is not None and (
            self._shown.isAncestorOf(focused)
        )

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        """Undone, or changed elsewhere: what nobody is editing here is shown as it is now."""
        if tables is not None and "firm" not in tables:
            return
        form = _form_of(self.section)
        if form is not None and self._shown is not None:
            self.desk.tasks.read(
                lambda context: read_shown(context, form, FIRM_ID), self._compare,
                group=(id(self), "newest"), owner=self,
            )

    def _compare(self, newest: Shown) -> None:
        from app.gui.forms.form_page import FormPage

        page = self._shown
        if not isinstance(page, FormPage) or page.edited():
            return
        if newest.values != page.shown.values:
            self._read_again()

    def _put(self, widget: QWidget | None) -> None:
        before, self._shown = self._shown, widget
        if widget is not None:
            self.stack.addWidget(widget)
            self.stack.setCurrentWidget(widget)
        if before is not None:
            if before.isAncestorOf(self.focusWidget() or self):
                self.activate()
            self.stack.removeWidget(before)
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F9 and not event.isAutoRepeat():
            store = getattr(self._shown, "save", None)  # a form's, seen from the list of sections
            if store is not None:
                store()
        else:
            super().keyPressEvent(event)


def _form_of(section: str) -> Form | None:
    from app.gui.settings.firm_forms import BANK, DEADLINES, FIRM, NUMBERING

    return {
        "firm": FIRM, "bank": BANK, "numbering": NUMBERING, "deadlines": DEADLINES,
    }.get(section)
