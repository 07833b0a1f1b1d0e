"""One sheet of the file: what it is, which of its columns holds what, and its first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.gui.importing.sample_table import SampleTable
from app.gui.parts.choice_box import ChoiceBox
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.readers.heading_guess import guessed_columns
from app.readers.heading_map import CODE, SheetMap

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.importing.preview import Preview, Sample

OFFERED = ("customers", "products", "contacts", "customer_prices", "orders", "order_lines",
           "deliveries", "delivery_lines", "receipts", "credits", "complaints", "holidays")
HEADING_ROWS = 12
_SHOWN_VALUES = 3


class SheetPanel(QWidget):
    mapped = Signal(str, object)
    """The file's sheet and its new SheetMap."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme, self._words = desk, desk.theme, desk.words
        self._preview: Preview | None = None
        self._sample: Sample | None = None
        self._map = SheetMap("")
        self.target = ChoiceBox(self._theme, self._words("importing.target"))
        self.heading = ChoiceBox(self._theme, self._words("importing.heading_row"))
        self.fields: dict[str, ChoiceBox] = {}
        """By our column; each offers the file's headings."""
        self.missing = Label(self._theme, face=Face.LABEL, ink=Ink.LATE)
        self.table = SampleTable(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addLayout(self._make_head())
        column.addWidget(self._make_fields(), 3)
        column.addWidget(self.table, 2)
        self.target.activated.connect(self._on_target)
        self.heading.activated.connect(self._on_heading)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        self._head: list[QWidget] = []
        for name, combo in (("importing.target", self.target),
                            ("importing.heading_row", self.heading)):
            label = Label(self._theme, self._words(name), face=Face.LABEL, ink=Ink.TEXT3)
            self._head += [label, combo]
            row.addWidget(label)
            row.addWidget(combo)
        row.addWidget(self.missing, 1)
        return row

    def _make_fields(self) -> QScrollArea:
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, self._theme.px(12), 0)
        self._grid.setColumnStretch(2, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def show_sheet(self, preview: Preview, sample: Sample) -> None:
        self._preview, self._sample = preview, sample
        self._map = preview.reading.maps.get(sample.name, SheetMap(sample.ours))
        foreign = not sample.ours
        for widget in (*self._head, self._area, self.missing):
            widget.setVisible(foreign)
        if foreign:
            self._offer_targets()
            self._offer_fields()
        self.table.show_rows(sample.rows, self._map.heading_row if foreign else 0)

    def _offer_targets(self) -> None:
        words = self._words
        self.target.clear()
        self.target.addItem(words("importing.leave_out"), "")
        for name in OFFERED:
            self.target.addItem(words(f"gui.sheet.{name}"), name)
        self.target.setCurrentIndex(max(0, self.target.findData(self._map.sheet)))
        self.heading.clear()
        assert self._sample is not None
        for row in range(min(HEADING_ROWS, len(self._sample.rows))):
            self.heading.addItem(words("importing.row", row=row + 1), row)
        self.heading.setCurrentIndex(self._map.heading_row)

    def _offer_fields(self) -> None:
        typed_in = next((name for name, one in self.fields.items() if one.hasFocus()), "")
        while (item := self._grid.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.fields.clear()
        assert self._preview is not None
        places = {name: place for place, name in self._map.columns.items()}
        needed = self._needed()
        offered = sorted(
            self._preview.fields.get(self._map.sheet, ()),
            key=lambda one: (one[0] not in needed, one[0] not in places),
        )
        for line, (name, word) in enumerate(offered):
            self._add_field(line, name, word, places.get(name, -1), needed=name in needed)
        self._grid.setRowStretch(len(offered), 1)
        lacking = [word for name, word in offered if name in needed and name not in places]
        said = self._words("gui.import.between").join(lacking)
        self.missing.say(self._words("importing.lacking", columns=said) if lacking else "")
        if (field := self.fields.get(typed_in)) is not None:
            field.show()  # its layout would do so later, and what is hidden gets no keyboard
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_field(self, line: int, name: str, word: str, place: int, *, needed: bool) -> None:
        combo = ChoiceBox(self._theme, word)
        made = name == CODE and self._may_make_codes()
        combo.addItem(self._words("importing.made_code" if made else "importing.none"), -1)
        for at, heading in enumerate(self._headings()):
            if heading.strip():
                combo.addItem(heading, at)
        combo.setCurrentIndex(max(0, combo.findData(place)))
        combo.activated.connect(lambda _index: self._on_field(name, combo.currentData()))
        self.fields[name] = combo
        ink = Ink.TEXT if needed else Ink.TEXT3
        self._grid.addWidget(Label(self._theme, word, face=Face.LABEL, ink=ink), line, 0)
        self._grid.addWidget(combo, line, 1)
        self._grid.addWidget(
            Label(self._theme, self._values(place), face=Face.LABEL, ink=Ink.TEXT3), line, 2
        )

    def _needed(self) -> set[str]:
        from app.documents.firm_sheets import SHEETS

        sheet = SHEETS.get(self._map.sheet)
        needed = set(sheet.required) if sheet is not None else set()
        return needed - {CODE} if self._may_make_codes() else needed

    def _may_make_codes(self) -> bool:
        return self._map.sheet in ("customers", "products")

    def _headings(self) -> tuple[str, ...]:
        assert self._sample is not None
        row = self._map.heading_row
        return self._sample.rows[row] if row < len(self._sample.rows) else ()

    def _values(self, place: int) -> str:
        """The first ones under that heading."""
        if place < 0 or self._sample is None:
            return ""
        below = self._sample.rows[self._map.heading_row + 1 :]
        said = [row[place] for row in below if row[place].strip()]
        return self._words("gui.import.between").join(said[:_SHOWN_VALUES])

    def _on_target(self) -> None:
        sheet = self.target.currentData()
        self._change(SheetMap(
            sheet, self._map.heading_row, guessed_columns(sheet, self._headings())
        ))

    def _on_heading(self) -> None:
        row = self.heading.currentData()
        self._map = SheetMap(self._map.sheet, row)
        columns = guessed_columns(self._map.sheet, self._headings())
        self._change(SheetMap(self._map.sheet, row, columns))

    def _on_field(self, name: str, place: int) -> None:
        """One column of the file is one of ours at most."""
        kept = {
            at: one for at, one in self._map.columns.items() if one != name and at != place
        }
        columns = {**kept, place: name} if place >= 0 else kept
        self._change(SheetMap(self._map.sheet, self._map.heading_row, columns))

    def _change(self, one: SheetMap) -> None:
        assert self._sample is not None
        self._map = one
        self.mapped.emit(self._sample.name, one)
