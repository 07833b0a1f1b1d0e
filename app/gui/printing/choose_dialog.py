"""Which printer, which paper, how many; asked once for each kind of document, then remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout

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
        self.setMinimumWidth(theme.px(440))
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

    def _fields(self) -> QFormLayout:
        theme, words = self._desk.theme, self._desk.words
        before = remembered_of(self._desk).of(self._job.kind)
        self.printer, self.paper, self.copies = QComboBox(), QComboBox(), QSpinBox()
        for size in DOCUMENT_SHEETS.get(self._job.kind, tuple(SHEETS)):
            self.paper.addItem(words(f"printing.sheet.{size}"), size)
        at = self.paper.findData(sheet_for(self._job.kind, before.paper))
        self.paper.setCurrentIndex(max(0, at))
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setValue(before.copies)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(12))
        form.setVerticalSpacing(theme.px(8))
        for name, field in (("printer", self.printer), ("paper", self.paper),
                            ("copies", self.copies)):
            label = words(f"printing.field.{name}")
            field.setAccessibleName(label)
            form.addRow(Label(theme, label, face=Face.LABEL, ink=Ink.TEXT3), field)
        self.printer.setEnabled(False)
        return form

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
        self.printer.addItems(list(names))
        at = max(self.printer.findText(before), self.printer.findText(usual), 0)
        if before in names:
            at = names.index(before)
        self.printer.setCurrentIndex(at if names else -1)
        self.printer.setEnabled(bool(names))
        self.go.setEnabled(bool(names))
        self.note.say("" if names else words("printing.error.none"))
        self.note.setVisible(not names)
        (self.printer if names else self.save).setFocus()

    def chosen(self) -> Printing:
        return Printing(self.printer.currentText(), self.paper.currentData(), self.copies.value())

    def _on_save(self) -> None:
        if save_paper(self._desk, self._owner, self._job):
            self.reject()

    def accept(self) -> None:
        if self.go.isEnabled():
            remember(self._desk, self._job.kind, self.chosen())
            print_on(self._desk, self._owner, self._job, self.chosen())
            super().accept()
