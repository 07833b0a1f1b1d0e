"""Days off and make-up working days: terms and deadlines step over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.domain.errors import DomainError
from app.gui.errors_worded import sentence
from app.gui.forms.field_spec import FieldKind, FieldSpec
from app.gui.forms.make_field import make_field
from app.gui.operations.settings import add_holiday, drop_holiday, read_holidays
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.parts.labels import Label
from app.gui.settings.panel import Panel
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.queries.firm_sheet import HolidayRow

DATE = FieldSpec("date", FieldKind.DATE, "settings.holiday.date", required=True)
NAME = FieldSpec("name", FieldKind.TEXT, "settings.holiday.name")
WORKING = FieldSpec("working", FieldKind.YES_NO, "settings.holiday.working")
ROW = 32


class HolidaysPanel(Panel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings.section.holidays")
        theme, words = desk.theme, desk.words
        self.add_words(words("settings.holiday.story"))
        self.date, self.name, self.working = (
            make_field(desk, spec, lambda: desk.firm.currency, self)
            for spec in (DATE, NAME, WORKING)
        )
        self.working.set_value(False)
        self.add = Button(theme, words("settings.holiday.add"), weight=Weight.SOFT)
        self.add.clicked.connect(self._on_add)
        self._add_line()
        self.list = QListWidget()
        self.list.setFont(theme.font(Face.VALUE))
        self.list.setAccessibleName(words("settings.section.holidays"))
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.list.setMinimumHeight(theme.px(ROW * 8))
        self.remove = Button(theme, words("settings.holiday.remove"), key="Del")
        self.remove.clicked.connect(self._on_remove)
        self.remove.setEnabled(False)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.none = self.add_words(words("settings.holiday.none"))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.remove)
        for part in (self.none, self.list, self.remove):
            part.hide()  # until it is known which of them are to stand
        shortcut = QShortcut(QKeySequence("Delete"), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._on_remove)
        for field, following in ((self.date, self.name), (self.name, self.working)):
            field.entered.connect(following.setFocus)
        self.working.entered.connect(self._on_add)
        desk.bus.changed.connect(self._on_changed)
        self._read()

    def _add_line(self) -> None:
        px = self.desk.theme.px
        for field, width in ((self.date, 130), (self.name, 220), (self.working, 130)):
            field.setFixedWidth(px(width))
        beside = QWidget()  # as high as its neighbours, the button on the line of their boxes
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, RING, 0, 0)
        column.setSpacing(px(4) - RING)
        column.addWidget(Label(self.desk.theme, "", face=Face.LABEL))
        column.addWidget(self.add)
        self.line = self.add_line(self.date, self.name, self.working, beside, gap=12)

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or "holiday" in tables:
            self._read()

    def _read(self) -> None:
        self.desk.tasks.read(
            read_holidays, self._on_read, group=(id(self), "holidays"), owner=self
        )

    def _on_read(self, rows: tuple[HolidayRow, ...]) -> None:
        place, current = self.list.currentRow(), self.list.currentItem()
        known = None if current is None else current.data(Qt.ItemDataRole.UserRole)
        ids = [row.id for row in rows]
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(self._worded(row))
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            self.list.addItem(item)
        self.list.setCurrentRow(ids.index(known) if known in ids else min(place, len(ids) - 1))
        self.remove.setEnabled(self.list.currentRow() >= 0)
        self.none.setVisible(not rows)
        for part in (self.list, self.remove):
            part.setVisible(bool(rows))

    def _worded(self, row: HolidayRow) -> str:
        words = self.desk.words
        weekday = words(f"settings.weekday.{row.date.weekday()}")
        kind = words("settings.holiday.is_working" if row.working else "settings.holiday.is_off")
        return words(
            "settings.holiday.row", day=f"{row.date:%Y/%m/%d}", weekday=weekday, kind=kind,
            name=row.name,
        )

    def _on_add(self) -> None:
        for field in (self.date, self.name, self.working):
            field.forget_refusal()
            field.take()
        day = self.date.value
        if day is None:
            if not self.date.refused:
                words = self.desk.words
                self.date.say_wrong(words("forms.required", field=self.date.label))
            self.date.setFocus()
            return
        self.strip.hide()
        given = self._texts()
        add_holiday(
            self.desk, day, self.name.value, working=bool(self.working.value),
            done=lambda: self._on_added(given), failed=self._on_refused,
        )

    def _texts(self) -> tuple[str, ...]:
        return tuple(field.text for field in (self.date, self.name, self.working))

    def _on_added(self, given: tuple[str, ...]) -> None:
        """What was begun meanwhile, for the next day, stays."""
        if not isValid(self) or self._texts() != given:
            return
        self.date.set_value(None)
        self.name.set_value("")
        self.working.set_value(False)
        current = QApplication.focusWidget()
        if current is not None and self.line.isAncestorOf(current):
            self.date.setFocus()

    def _on_refused(self, error: Exception) -> None:
        """Everything stays as it was typed; what is wrong stands beside its field."""
        words = self.desk.words
        if not isValid(self):
            self.desk.notify(sentence(error, words), refused=True)
            return
        fields = {"date": self.date, "name": self.name, "working": self.working}
        name = str(error.params.get("field", "")) if isinstance(error, DomainError) else ""
        if isinstance(error, DomainError) and name in fields:
            field = fields[name]
            field.refuse(words(error.message_id, **{**error.params, "field": field.label}))
            field.setFocus()
        else:
            self.failed(error)

    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            drop_holiday(self.desk, item.data(Qt.ItemDataRole.UserRole), self.failed)
