"""Import: choose a file, look at what is in it, mend or skip the bad cells, store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from app.gui.errors_worded import sentence
from app.gui.importing.bad_cells import COLUMNS
from app.gui.lists.list_view import ListView
from app.gui.lists.paged_model import PagedModel
from app.gui.operations.importing import look_at, store
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.labels import Label, Paragraph
from app.gui.parts.loading_line import LoadingLine
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.importing.bad_cells import BadCellRow
    from app.gui.operations.importing import Preview
    from app.gui.session import Session
    from app.gui.tasks import Ticket


def ask_file(parent: QWidget, title: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", "Excel (*.xlsx)")
    return Path(chosen) if chosen else None


class ImportDialog(QDialog):
    """``choose_file`` asks which; a test gives its own. ``stored`` is called once it is in."""

    choose_file: Callable[[QWidget, str], Path | None] = staticmethod(ask_file)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, stored: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stored = stored or (lambda: None)
        self._preview: Preview | None = None
        self._ticket: Ticket | None = None
        theme, words = desk.theme, desk.words
        self.setWindowTitle(words("gui.import.title"))
        self.resize(theme.px(820), theme.px(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, words("gui.import.title"), face=Face.RECORD))
        column.addLayout(self._make_file_row())
        self.message = Paragraph(theme, words("gui.import.hint"), ink=Ink.TEXT2)
        column.addWidget(self.message)
        self.counts = Paragraph(theme, face=Face.NAME)
        column.addWidget(self.counts)
        self.model: PagedModel[BadCellRow] = PagedModel(
            desk.tasks, COLUMNS, lambda row: row.place, self
        )
        self.model.word(desk.wording())
        self.bad = ListView(theme, self.model, row_height=28, padding=8)
        self.bad.setAccessibleName(words("gui.import.bad_cells"))
        column.addWidget(self.bad, 1)
        column.addStretch(0)
        column.addLayout(self._make_buttons())
        self._loading = LoadingLine(theme, self)
        self._show(None)

    @classmethod
    def open_over(cls, session: Session, stored: Callable[[], None] | None = None) -> ImportDialog:
        dialog = cls(session.desk, session.window, stored)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _make_file_row(self) -> QHBoxLayout:
        theme, words = self._desk.theme, self._desk.words
        self.file = Label(theme, words("gui.import.no_file"), ink=Ink.TEXT3)
        self.choose = Button(theme, words("gui.import.choose"))
        self.choose.clicked.connect(self.choose_workbook)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        return row

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
        self.file.say(path.name, Ink.TEXT)
        self._show(None)
        self.message.say(self._desk.words("gui.import.reading"), Ink.TEXT2)
        self._loading.setGeometry(0, 0, self.width(), 2)
        self._loading.wait(True)
        self._ticket = look_at(self._desk, path, self._on_preview, self._on_failed)

    def store(self, *, skip_bad_rows: bool) -> None:
        if self._preview is None:
            return
        for button in (self.skip, self.accept_all, self.choose):
            button.setEnabled(False)
        self._loading.wait(True)
        store(self._desk, self._preview, skip_bad_rows, self._on_stored, self._on_failed)

    def _on_preview(self, preview: Preview) -> None:
        self._loading.wait(False)
        words = self._desk.words
        if preview.bad:
            self.message.say(words("gui.import.bad", count=len(preview.bad)), Ink.LATE)
        elif preview.skipped:
            self.message.say(words("gui.import.notes", count=len(preview.skipped)), Ink.WARN)
        else:
            self.message.say(words("gui.import.good"), Ink.GOOD)
        self._show(preview)
        # Never on the button that stores a workbook with rows missing: Return would press it.
        (self.choose if preview.bad else self.accept_all).setFocus()

    def _on_stored(self) -> None:
        self._loading.wait(False)
        self._stored()
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._loading.wait(False)
        self.choose.setEnabled(True)
        self._show(None)
        self.message.say(sentence(error, self._desk.words), Ink.LATE)

    def _show(self, preview: Preview | None) -> None:
        self._preview = preview
        words = self._desk.words
        rows = () if preview is None else preview.bad or preview.skipped
        self.model.show(rows)
        self.bad.setVisible(bool(rows))
        self.skip.setVisible(bool(preview and preview.bad and any(preview.stored.values())))
        self.accept_all.setVisible(bool(preview and not preview.bad))
        self.accept_all.setEnabled(True)
        self.skip.setEnabled(True)
        if preview is None:
            self.counts.say("")
        else:
            self.counts.say(words("gui.import.between").join(
                words("gui.import.count", sheet=words(f"gui.sheet.{sheet}"), count=f"{count:,}")
                for sheet, count in preview.stored.items() if count
            ))
