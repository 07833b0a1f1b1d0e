"""Which printer prints what, and how far each one's paper lies from where it should."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.gui.forms.choice_field import ChoiceField
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec
from app.gui.forms.line_field import LineField
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label
from app.gui.printing.choose_dialog import MOST_COPIES
from app.gui.printing.job import PaperJob
from app.gui.printing.print_paper import print_on, printers_of, remember, remembered_of
from app.gui.printing.printer_names import PrinterNames
from app.gui.printing.sheets import DOCUMENT_SHEETS, SHEETS, sheet_for
from app.gui.settings.millimetres import Millimetres
from app.gui.settings.panel import Panel
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.settings import Offset

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk

FARTHEST = 30.0
USUAL = "*"
"""No printer is called so: whichever the system prefers."""


class PrintersPanel(Panel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings.section.printers")
        words = desk.words
        self.add_title("settings.printers.which")
        self.printers: dict[str, ChoiceField] = {}
        self.copies: dict[str, LineField] = {}
        for kind in DOCUMENT_SHEETS:
            self._add_kind(kind)
        self.add_title("settings.printers.offsets")
        self.add_words(words("settings.printers.story"))
        self.note = self.add_words(words("printing.looking"))
        self.offsets: dict[str, tuple[Millimetres, Millimetres]] = {}
        self._names = PrinterNames(printers_of(desk), self)
        self._names.known.connect(self._on_known, Qt.ConnectionType.QueuedConnection)
        self._names.ask()

    def _add_kind(self, kind: str) -> None:
        desk, words = self.desk, self.desk.words
        settings = remembered_of(desk).of(kind)
        printer = ChoiceField(
            desk, FieldSpec("printer", FieldKind.CHOICE, f"settings.paper.{kind}"), self
        )
        copies = LineField(
            desk, FieldSpec("copies", FieldKind.INTEGER, "printing.field.copies"),
            lambda: desk.firm.currency,
        )
        copies.editor.setAccessibleName(
            f"{words(f'settings.paper.{kind}')}: {words('printing.field.copies')}"
        )
        copies.set_value(settings.copies)
        printer.changed.connect(partial(self._keep_kind, kind))
        copies.changed.connect(partial(self._keep_kind, kind))
        self.printers[kind], self.copies[kind] = printer, copies
        printer.setFixedWidth(desk.theme.px(300))
        copies.setFixedWidth(desk.theme.px(90))
        self.add_line(printer, copies, gap=12)

    def _on_known(self, names: tuple[str, ...], usual: str, _trouble: bool) -> None:
        words, settings = self.desk.words, remembered_of(self.desk)
        first = words("settings.printers.usual", name=usual) if usual else words(
            "settings.printers.none"
        )
        for kind, field in self.printers.items():
            now = settings.of(kind).printer
            offered = dict.fromkeys((*names, *((now,) if now else ())))
            field.offer((Choice(USUAL, words=first), *(Choice(n, words=n) for n in offered)))
            field.set_value(now or USUAL)
        known = dict.fromkeys((*names, *settings.offsets))
        self.note.say("" if known else words("printing.error.none"))
        self.note.setVisible(not known)
        for name in known:
            self._add_offset(name)

    def _keep_kind(self, kind: str) -> None:
        before = remembered_of(self.desk).of(kind)
        printer, copies = self.printers[kind].value, self.copies[kind].value
        if copies is None or not 1 <= copies <= MOST_COPIES:
            words = self.desk.words
            self.copies[kind].say_wrong(words("settings.printers.copies", most=MOST_COPIES))
            return
        if printer is not None:
            name = "" if printer == USUAL else str(printer)
            remember(self.desk, kind, replace(before, printer=name, copies=copies))
            if self.desk.jobs is not None:
                self.desk.jobs.ended.emit()

    def _add_offset(self, name: str) -> None:
        desk, words = self.desk, self.desk.words
        now = remembered_of(self.desk).offset(name)
        right, down = (
            Millimetres(desk, f"{name}: {words(f'settings.printers.{side}')}", value, FARTHEST)
            for side, value in (("right", now.x_mm), ("down", now.y_mm))
        )
        for field in (right, down):
            field.changed.connect(lambda _value: self._keep_offset(name))
        test = Button(desk.theme, words("settings.printers.test"))
        test.clicked.connect(lambda: self.print_test(name))
        self.offsets[name] = (right, down)
        self.add_row(
            name, self._said("right"), right, self._said("down"), down, self._said("unit"), test
        )

    def _said(self, word: str) -> Label:
        theme, words = self.desk.theme, self.desk.words
        return Label(theme, words(f"settings.printers.{word}"), face=Face.LABEL, ink=Ink.TEXT3)

    def _keep_offset(self, name: str) -> None:
        if self.desk.remembered is None:
            return
        right, down = self.offsets[name]
        before = remembered_of(self.desk)
        offset = Offset(right.value, down.value)
        self.desk.remembered.change_printer(
            replace(before, offsets={**before.offsets, name: offset})
        )

    def print_test(self, name: str) -> None:
        """On the sheet that this printer's documents use, with the offset as it stands."""
        settings, words = remembered_of(self.desk), self.desk.words
        kind = next((one for one in DOCUMENT_SHEETS if settings.of(one).printer == name), "note")
        printing = replace(settings.of(kind), printer=name, copies=1)
        size = SHEETS[sheet_for(kind, printing.paper)]
        lines = (words("settings.test.frame"), words("settings.test.ruler"), name)
        title, language = words("settings.test.title"), words.language.value

        def make(_context: Context) -> bytes:
            from app.writers.pdf.test_page import printer_test_pdf

            return printer_test_pdf(language, size, title, lines)

        print_on(self.desk, self, PaperJob(title, kind, make), printing)
