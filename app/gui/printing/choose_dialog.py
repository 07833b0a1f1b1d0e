"""Which printer, which paper, how many; asked once for each kind of document, then remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.gui.forms.choice_field import ChoiceField
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec
from app.gui.forms.line_field import LineField
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.printing.print_paper import print_on, printers_of, remember, remembered_of
from app.gui.printing.printer_names import PrinterNames
from app.gui.printing.save import save_paper
from app.gui.printing.sheets import DOCUMENT_SHEETS, SHEETS, sheet_for
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.settings import Printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.printing.job import PaperJob

MOST_COPIES = 20


class ChooseDialog(QDialog):
    def __init__(self, desk: Desk, owner: QWidget, job: PaperJob) -> None:
        super().__init__(owner.window())
        self._desk, self._owner, self._job = desk, owner, job
        theme, words = desk.theme, desk.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("printing.choose"))
        self.setMinimumWidth(theme.px(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(Label(theme, words("printing.print_title", title=job.title),
                               face=Face.LARGE))
        column.addLayout(self._fields())
        self.note = Paragraph(theme, words("printing.looking"), ink=Ink.TEXT3)
        column.addWidget(self.note)
        column.addLayout(self._buttons())
        self._names = PrinterNames(printers_of(desk), self)
        self._names.known.connect(self._on_known, Qt.ConnectionType.QueuedConnection)
        self._names.ask()

    def _fields(self) -> QHBoxLayout:
        desk, words = self._desk, self._desk.words
        before = remembered_of(desk).of(self._job.kind)
        self.printer = ChoiceField(
            desk, FieldSpec("printer", FieldKind.CHOICE, "printing.field.printer"), self
        )
        self.paper = ChoiceField(
            desk, FieldSpec("paper", FieldKind.CHOICE, "printing.field.paper"), self
        )
        self.paper.offer(tuple(
            Choice(size, words=words(f"printing.sheet.{size}"))
            for size in DOCUMENT_SHEETS.get(self._job.kind, tuple(SHEETS))
        ))
        self.paper.set_value(sheet_for(self._job.kind, before.paper))
        self.copies = LineField(
            desk, FieldSpec("copies", FieldKind.INTEGER, "printing.field.copies"),
            lambda: desk.firm.currency,
        )
        self.copies.set_value(before.copies)
        self.printer.entered.connect(self.paper.setFocus)
        self.paper.entered.connect(self.copies.setFocus)
        self.copies.entered.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(desk.theme.px(12))
        for field, stretch in ((self.printer, 4), (self.paper, 2), (self.copies, 1)):
            row.addWidget(field, stretch)
        return row

    def _buttons(self) -> QHBoxLayout:
        theme, words = self._desk.theme, self._desk.words
        self.save = Button(theme, words("printing.save"))
        self.save.clicked.connect(self._on_save)
        leave = Button(theme, words("gui.cancel"), key="Esc")
        leave.clicked.connect(self.reject)
        self.go = Button(theme, words("printing.print"), weight=Weight.PRIMARY)
        self.go.clicked.connect(self.accept)
        self.go.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.go)
        return row

    def _on_known(self, names: tuple[str, ...], usual: str, _trouble: bool) -> None:
        words = self._desk.words
        before = remembered_of(self._desk).of(self._job.kind).printer
        self.printer.offer(tuple(Choice(name, words=name) for name in names))
        self.printer.set_value(before if before in names else usual or next(iter(names), None))
        self.go.setEnabled(bool(names))
        self.note.say("" if names else words("printing.error.none"))
        self.note.setVisible(not names)
        (self.printer if names else self.save).setFocus()

    def chosen(self) -> Printing | None:
        """None, said beside the field, where something is missing."""
        for field in (self.printer, self.paper, self.copies):
            field.take()
            if field.value is None or (
                field is self.copies and not 1 <= field.value <= MOST_COPIES
            ):
                field.say_wrong(self._desk.words("forms.required", field=field.label))
                field.setFocus()
                return None
        return Printing(self.printer.value, self.paper.value, self.copies.value)

    def _on_save(self) -> None:
        if save_paper(self._desk, self._owner, self._job):
            self.reject()

    def accept(self) -> None:
        chosen = self.chosen() if self.go.isEnabled() else None
        if chosen is not None:
            remember(self._desk, self._job.kind, chosen)
            print_on(self._desk, self._owner, self._job, chosen)
            super().accept()
