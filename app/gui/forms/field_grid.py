"""The fields of a form in sections, four, two or one beside each other as the width allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.gui.desk import Desk
    from app.gui.forms.field_spec import Section
    from app.gui.forms.form_field import FormField

COLUMN = 190
"""A column's least width at 100 %."""
WIDEST = 1120


class FieldGrid(QFrame):
    def __init__(
        self, desk: Desk, sections: Sequence[Section], fields: Mapping[str, FormField],
        columns: int,
    ) -> None:
        super().__init__()
        self._desk, self._sections, self._fields = desk, sections, fields
        self._most, self._columns = columns, 0
        self.setObjectName("pane")
        px = desk.theme.px
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(px(20), px(16), px(20), px(16))
        self.grid.setHorizontalSpacing(px(12))
        self.grid.setVerticalSpacing(px(12))
        self._titles: dict[str, Label] = {
            one.title: Label(desk.theme, desk.words(one.title), face=Face.NAME, ink=Ink.TEXT2)
            for one in sections if one.title
        }
        self.below: list[tuple[str | None, QWidget]] = []
        self._arrange(columns)

    def add_below(self, widget: QWidget, after: str | None = None) -> None:
        """Over the whole width, under the section of that title, or under all of them."""
        self.below.append((after, widget))
        self._arrange(self._columns, force=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * self._desk.theme.px(20)
        # Three beside each other would break the rows of four: 4, 2 or 1.
        fit = max(1, room // self._desk.theme.px(COLUMN))
        self._arrange(max(1, min(self._most, fit if fit != 3 else 2)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self, columns: int, *, force: bool = False) -> None:
        if columns == self._columns and not force:
            return
        while self.grid.count():
            self.grid.takeAt(0)
        for place in range(self._most):
            self.grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        row = self._place_sections(columns)
        row = self._place_below(None, row, columns)
        for place in range(row + 1):
            self.grid.setRowStretch(place, 1 if place == row else 0)

    def _place_sections(self, columns: int) -> int:
        row = 0
        for section in self._sections:
            if section.title:
                self.grid.addWidget(self._titles[section.title], row, 0, 1, columns)
                row += 1
            at = 0
            for spec in section.fields:
                span = min(spec.span, columns)
                if at and (at + span > columns or spec.new_row):
                    row, at = row + 1, 0
                self.grid.addWidget(self._fields[spec.name], row, at, 1, span)
                at += span
            row = self._place_below(section.title, row + 1, columns)
        return row

    def _place_below(self, after: str | None, row: int, columns: int) -> int:
        for title, widget in self.below:
            if title == after:
                self.grid.addWidget(widget, row, 0, 1, columns)
                row += 1
        return row
