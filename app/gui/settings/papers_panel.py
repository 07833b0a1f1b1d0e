"""Which paper each kind of document is printed on, and the firm's own Excel forms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.operations.settings import keep_form, read_forms
from app.gui.parts.asking_files import ask_existing
from app.gui.parts.buttons import Button
from app.gui.parts.labels import Label
from app.gui.printing.print_paper import remember, remembered_of
from app.gui.printing.sheets import DOCUMENT_SHEETS, sheet_for
from app.gui.settings.choice_row import ChoiceRow
from app.gui.settings.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.queries.firm_sheet import OwnForms
    from app.writers.template_lost import Lost


def ask_form(parent: QWidget, title: str) -> Path | None:
    return ask_existing(parent, title, "Excel (*.xlsx)")


class PapersPanel(Panel):
    """``choose_file`` asks for a form; a test gives its own."""

    choose_file: Callable[[QWidget, str], Path | None] = staticmethod(ask_form)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settings.section.papers")
        words = desk.words
        self.add_title("settings.papers.size")
        self.sizes: dict[str, ChoiceRow[str]] = {}
        for kind, sheets in DOCUMENT_SHEETS.items():
            now = sheet_for(kind, remembered_of(desk).of(kind).paper)
            self.sizes[kind] = ChoiceRow(
                desk.theme, [(one, words(f"printing.sheet.{one}")) for one in sheets], now,
                partial(self._choose_sheet, kind),
            )
            self.add_row(words(f"settings.paper.{kind}"), *self.sizes[kind].buttons.values())
        self.add_title("settings.papers.forms")
        self.add_words(words("settings.papers.forms_story"))
        self.states: dict[str, Label] = {}
        self.choose: dict[str, Button] = {}
        self.ours: dict[str, Button] = {}
        for kind in DOCUMENT_SHEETS:
            self._add_form(kind)
        desk.bus.changed.connect(self._on_changed)
        self._read()

    def _add_form(self, kind: str) -> None:
        theme, words = self.desk.theme, self.desk.words
        self.states[kind] = Label(theme)
        self.choose[kind] = Button(theme, words("settings.papers.choose"))
        self.ours[kind] = Button(theme, words("settings.papers.ours_again"))
        self.choose[kind].clicked.connect(lambda: self._on_choose(kind))
        self.ours[kind].clicked.connect(lambda: self._keep(kind, None))
        self.ours[kind].hide()
        self.add_row(
            words(f"settings.paper.{kind}"), self.states[kind], self.choose[kind], self.ours[kind]
        )

    def _choose_sheet(self, kind: str, sheet: str) -> None:
        printing = remembered_of(self.desk).of(kind)
        remember(self.desk, kind, replace(printing, paper=sheet))

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or "firm" in tables:
            self._read()

    def _read(self) -> None:
        self.desk.tasks.read(read_forms, self._on_read, group=(id(self), "forms"), owner=self)

    def _on_read(self, own: OwnForms) -> None:
        words = self.desk.words
        for kind, used in (("statement", own.statement), ("note", own.note)):
            self.states[kind].say(words("settings.papers.own" if used else "settings.papers.ours"))
            self.ours[kind].setVisible(used)

    def _on_choose(self, kind: str) -> None:
        file = self.choose_file(self, self.desk.words(f"settings.paper.{kind}"))
        if file is not None:
            self._keep(kind, file)

    def _keep(self, kind: str, file: Path | None) -> None:
        self.strip.hide()
        keep_form(self.desk, kind, file, self._on_kept, self.failed)

    def _on_kept(self, lost: tuple[Lost, ...]) -> None:
        words = self.desk.words
        self.desk.notify(words("settings.stored"))
        if lost:
            self.warn(words(f"sheets.lost.{lost[0].kind}", sheet=lost[0].sheet))
