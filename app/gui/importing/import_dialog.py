"""Import: choose a file, look at what is in it, mend or skip the bad cells, store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from app.gui.errors_worded import sentence
from app.gui.importing.answers import Answers
from app.gui.importing.ask_file import ask_file
from app.gui.importing.check_list import CheckList
from app.gui.importing.landing import show_what_came
from app.gui.importing.name_choice import NameChoice
from app.gui.importing.summary import counts, untaken, verdict
from app.gui.importing.terms_line import TermsLine
from app.gui.operations.importing import look_again, look_at, store
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.choice_box import ChoiceBox
from app.gui.parts.dialog_size import dialog_size
from app.gui.parts.labels import Label, Paragraph
from app.gui.parts.loading_line import LoadingLine
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.importing.check_rows import CheckRow
    from app.gui.importing.preview import Preview
    from app.gui.importing.sheet_panel import SheetPanel
    from app.gui.lists.paged_model import PagedModel
    from app.gui.session import Session
    from app.readers.heading_map import SheetMap
    from app.services.importing.another import Reading

CHECKED = ""
"""The first choice of what is shown: what the check found."""


class ImportDialog(QDialog):
    """``choose_file`` asks which; a test gives its own. ``stored`` is called once it is in."""

    came_in = Signal(object)
    choose_file: Callable[[QWidget, str], Path | None] = staticmethod(ask_file)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, stored: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stored = stored or (lambda: None)
        self.preview: Preview | None = None
        self._reading: Reading | None = None
        """As it stands now; the preview's may be one look behind."""
        self._answers = Answers(self)
        theme, words = desk.theme, desk.words
        self.setWindowTitle(words("gui.import.title"))
        self.resize(dialog_size(theme, parent, 900, 620))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addLayout(self._make_file_row())
        self.message = Paragraph(theme, words("gui.import.hint"), ink=Ink.TEXT2)
        column.addWidget(self.message)
        self.counts = Paragraph(theme, face=Face.NAME)
        column.addWidget(self.counts)
        self.name = NameChoice(desk)
        self.name.chosen.connect(lambda own: self._read_otherwise(own_firm=own))
        column.addWidget(self.name)
        self.terms = TermsLine(desk)
        self.terms.chosen.connect(lambda terms: self._read_otherwise(terms=terms))
        column.addWidget(self.terms)
        column.addLayout(self._make_view_row())
        column.addWidget(self._make_views(), 1)
        column.addStretch(0)
        column.addLayout(self._make_buttons())
        for said in (self.message, self.counts, self.untaken):
            said.setMinimumHeight(theme.line(Face.NAME))  # as tall as its width makes it
        self._loading = LoadingLine(theme, self)
        self._show(None)

    @classmethod
    def open_over(cls, session: Session, stored: Callable[[], None] | None = None) -> ImportDialog:
        """Once it is in, the window shows what came in."""
        dialog = cls(session.desk, session.window, stored)
        dialog.came_in.connect(lambda preview: show_what_came(session.window, preview))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _make_file_row(self) -> QHBoxLayout:
        theme, words = self._desk.theme, self._desk.words
        self.file = Label(theme, words("gui.import.no_file"), ink=Ink.TEXT3)
        self.choose = Button(theme, words("gui.import.choose"))
        self.choose.clicked.connect(self.choose_workbook)
        title = Label(theme, words("gui.import.title"), face=Face.RECORD)
        title.setMinimumWidth(title.sizeHint().width())
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(title)
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        return row

    def _make_view_row(self) -> QHBoxLayout:
        theme, words = self._desk.theme, self._desk.words
        self.shown = ChoiceBox(theme, words("importing.show"))
        self.shown.activated.connect(lambda _index: self._show_view())
        self.copy = Button(theme, words("importing.copy"), weight=Weight.LINK)
        row = QHBoxLayout()
        self.untaken = Paragraph(theme, ink=Ink.WARN)
        row.addWidget(self.shown)
        row.addWidget(self.untaken, 1)
        row.addWidget(self.copy)
        return row

    def _make_views(self) -> QStackedWidget:
        self.checks = CheckList(self._desk)
        self.checks.mended.connect(self._on_mended)
        self.copy.clicked.connect(self.checks.copy)
        self._panel: SheetPanel | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.checks)
        return self._views

    @property
    def model(self) -> PagedModel[CheckRow]:
        return self.checks.model

    @property
    def panel(self) -> SheetPanel:
        """Made when first wanted: our own workbooks need none."""
        if self._panel is None:
            from app.gui.importing.sheet_panel import SheetPanel

            self._panel = SheetPanel(self._desk)
            self._panel.mapped.connect(self._on_mapped)
            self._views.addWidget(self._panel)
        return self._panel

    def _make_buttons(self) -> QHBoxLayout:
        theme, words = self._desk.theme, self._desk.words
        self.skip = Button(theme, words("gui.import.skip_bad"))
        self.skip.clicked.connect(lambda: self.store(skip_bad_rows=True))
        self.accept_all = Button(theme, words("gui.import.store"), weight=Weight.PRIMARY)
        self.accept_all.clicked.connect(lambda: self.store(skip_bad_rows=False))
        cancel = Button(theme, words("gui.cancel"), key="Esc")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (cancel, self.skip, self.accept_all):
            row.addWidget(button)
        return row

    def choose_workbook(self) -> None:
        path = self.choose_file(self, self._desk.words("gui.import.title"))
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        self._answers.turn()
        self.file.say(path.name, Ink.TEXT)
        self._show(None)
        self.message.say(self._desk.words("gui.import.reading"), Ink.TEXT2)
        self._wait()
        self._answers.ticket = look_at(
            self._desk, path, self._answers.to(self._on_first_preview),
            self._answers.to(self._on_unread),
        )

    def store(self, *, skip_bad_rows: bool) -> None:
        if self.preview is None:
            return
        self._allow(False)
        self._wait()
        stored, failed = self._answers.to(self._on_stored), self._answers.to(self._on_not_stored)
        self._answers.ticket = store(
            self._desk, self.preview, skip_bad_rows, lambda: stored(None), failed, self._tell
        )

    def _tell(self, done: int, of: int, _what: str) -> None:
        if isValid(self):
            self.message.say(self._desk.words("importing.working", done=done, of=of), Ink.TEXT2)

    def done(self, result: int) -> None:
        """Leaving stops what is under way; what is stored already stays and is told in a toast."""
        self._answers.turn()
        super().done(result)

    def _wait(self) -> None:
        self._loading.setGeometry(0, 0, self.width(), 2)
        self._loading.wait(True)

    def _on_first_preview(self, preview: Preview) -> None:
        self._offer_views(preview)
        self._show(preview)
        self._show_view()
        if preview.bad and self.shown.currentData() == CHECKED:
            self.checks.begin()
        else:
            (self.shown if preview.foreign else self.accept_all).setFocus()

    def _offer_views(self, preview: Preview) -> None:
        words = self._desk.words
        self.shown.clear()
        self.shown.addItem(words("importing.checked"), CHECKED)
        for sample in preview.samples:
            self.shown.addItem(words("importing.sheet", sheet=sample.name), sample.name)
        self.shown.setCurrentIndex(max(0, self.shown.findData(preview.looked_at_first)))

    def _show_view(self) -> None:
        name, preview = self.shown.currentData(), self.preview
        if preview is None or name == CHECKED:
            self._views.setCurrentWidget(self.checks)
        else:
            sample = next(one for one in preview.samples if one.name == name)
            reading = self._reading or preview.reading
            self.panel.show_sheet(replace(preview, reading=reading), sample)
            self._views.setCurrentWidget(self.panel)
        self.copy.setVisible(name == CHECKED and bool(self.checks.model.rows))

    def _on_mapped(self, sheet: str, one: SheetMap) -> None:
        if self._reading is not None:
            self._read_otherwise(maps={**self._reading.maps, sheet: one})
            self._show_view()

    def _on_mended(self, place: tuple[str, int, str], typed: str) -> None:
        if self._reading is not None:
            self._read_otherwise(mended={**self._reading.mended, place: typed})

    def _read_otherwise(self, **changes: Any) -> None:
        if self._reading is None or self.preview is None:
            return
        self._reading = replace(self._reading, **changes)
        for button in (self.skip, self.accept_all):
            button.setEnabled(False)  # until what was typed has been looked at, too
        self._wait()
        look_again(
            self._desk, self.preview.path, self._reading, self._answers.to(self._show),
            self._answers.to(self._say_failed),
        )

    def _on_stored(self, _nothing: object) -> None:
        self._loading.wait(False)
        self.came_in.emit(self.preview)
        self._stored()
        self.accept()

    def _allow(self, may: bool) -> None:
        """While it is stored nothing can be read otherwise, and nothing stored again."""
        for part in (self.skip, self.accept_all, self.choose, self.shown, self.name, self.terms,
                     self._views):
            part.setEnabled(may)

    def _on_unread(self, error: Exception) -> None:
        self._show(None)
        self._say_failed(error)

    def _on_not_stored(self, error: Exception) -> None:
        """What was chosen and typed stays: it may be stored once there is room."""
        self._allow(True)
        self._say_failed(error)

    def _say_failed(self, error: Exception) -> None:
        self._loading.wait(False)
        self.message.say(sentence(error, self._desk.words), Ink.LATE)

    def _show(self, preview: Preview | None) -> None:
        self._loading.wait(False)
        self.preview = preview
        self._reading = None if preview is None else preview.reading
        self.checks.show_rows(() if preview is None else preview.rows)
        some = preview is not None and any(preview.stored.values())
        bad = preview is not None and bool(preview.bad)
        self.shown.setVisible(preview is not None)
        self._views.setVisible(preview is not None)
        self.copy.setVisible(bool(self.checks.model.rows) and self.shown.currentData() == CHECKED)
        self.skip.setVisible(bad and some)
        self.accept_all.setVisible(some and not bad)
        self._allow(True)
        own = preview is not None and preview.reading.own_firm
        if preview is None:
            self.terms.hide()
        else:
            self.terms.show_terms(preview.plain, preview.reading.terms)
        self.name.show_names(preview.names if preview else None, own=own)
        words = self._desk.words
        self.counts.say("" if preview is None else counts(preview, words))
        self.untaken.say("" if preview is None else untaken(preview, words))
        if preview is not None:
            self.message.say(*verdict(preview, words))
