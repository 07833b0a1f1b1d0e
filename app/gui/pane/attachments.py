"""The files of a record: dropped or pasted anywhere on its pane, opened by Enter, taken by Del."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.lists.columns import Column
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.section import SectionTitle
from app.gui.parts.asking_files import documents
from app.gui.parts.key_menu import KeyMenu
from app.gui.parts.labels import Label
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.columns import Wording
    from app.gui.operations.attachments import Given
    from app.gui.pane.pane import Pane
    from app.queries.attachments import AttachmentRow


class FileColumn(IntEnum):
    NAME = 0
    SIZE = 1
    ADDED = 2


def size_words(size: int, wording: Wording) -> str:
    if size < 1024 * 1024:
        return wording.words("pane.kilobytes", size=f"{max(1, round(size / 1024)):,}")
    return wording.words("pane.megabytes", size=f"{size / 1024 / 1024:,.1f}")


COLUMNS: dict[FileColumn, Column[AttachmentRow]] = {
    FileColumn.NAME: Column(
        "pane.column.file", lambda row, _w: cells.text(row.name), 160, stretch=True, gives_way=1
    ),
    FileColumn.SIZE: Column(
        "pane.column.size",
        lambda row, w: cells.number(size_words(row.size, w), ink=Ink.TEXT3), 70, right=True,
    ),
    FileColumn.ADDED: Column(
        "pane.column.added",
        lambda row, w: cells.quiet(w.words.day(row.added_at.date(), w.today)), 76,
    ),
}


def read_attachments(context: Context, entity: str, record_id: int) -> tuple[AttachmentRow, ...]:
    """For a pane's ``read``."""
    from app.queries.attachments import AttachmentsAsk, attachments

    return context.ask(attachments, AttachmentsAsk(entity, record_id))


def ask_files(parent: QWidget, title: str) -> list[Path]:
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(documents()))
    return [Path(one) for one in chosen]


class AttachmentsView(QWidget):
    """``show_attachments`` fills it; ``listen(view, pane)`` lets Ctrl+V and a drop reach it."""

    choose_files: Callable[[QWidget, str], list[Path]] = staticmethod(ask_files)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entity = ""
        self._record_id = 0
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = SectionTitle(desk.theme, words("pane.attachments"))
        self.title.show_link(words("pane.attach"))
        self.title.link_asked.connect(self._on_add)
        self.table: PaneTable[AttachmentRow] = PaneTable(
            desk, COLUMNS, lambda row: row.id, words("pane.attachments"), header=False
        )
        self.hint = Label(desk.theme, words("pane.drop_here"), face=Face.LABEL, ink=Ink.TEXT3)
        column.addWidget(self.title)
        column.addWidget(self.table)
        column.addWidget(self.hint)
        self.table.opened.connect(self._on_opened)
        # A click brings the keyboard along: Del is meant for the file that was clicked.
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.setAutoRepeat(False)
        delete.activated.connect(self._on_remove)

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.table.rows.rows]

    def show_attachments(
        self, entity: str, record_id: int, rows: Sequence[AttachmentRow]
    ) -> None:
        self._entity, self._record_id = entity, record_id
        self.table.show_rows(rows)
        words = self._desk.words
        self.title.say(
            words("pane.attachments_of", count=len(rows)) if rows else words("pane.attachments")
        )
        self.table.setVisible(bool(rows))
        self.hint.setVisible(not rows)

    def forget(self) -> None:
        """No record: nothing can be put to the one before."""
        self.show_attachments("", 0, ())

    def listen(self, view: QWidget, pane: Pane[Any]) -> None:
        """Ctrl+V in the list and in the pane."""
        for place, reach in (
            (view, Qt.ShortcutContext.WidgetShortcut),
            (pane, Qt.ShortcutContext.WidgetWithChildrenShortcut),
        ):
            shortcut = QShortcut(QKeySequence.StandardKey.Paste, place)
            shortcut.setWhatsThis(self._desk.words("pane.drop_here"))
            shortcut.setContext(reach)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._paste_to, view, pane))

    def _paste_to(self, view: QWidget, pane: Pane[Any]) -> None:
        identity = pane.meant_from(view)
        pane.when_shown(identity, self.paste)

    def paste(self) -> None:
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self._desk.notify(self._desk.words("pane.nothing_to_paste"), refused=True)

    def take(self, mime: QMimeData) -> bool:
        """Files, else a picture; False where there is neither, or no record."""
        given = given_in(mime)
        if not given or not self._record_id:
            return False
        from app.gui.operations.attachments import attach

        attach(self._desk, self._entity, self._record_id, given)
        return True

    def _on_add(self) -> None:
        entity, record_id = self._entity, self._record_id
        files = self.choose_files(self, self._desk.words("pane.attach_which"))
        if files and record_id:
            from app.gui.operations.attachments import attach

            attach(self._desk, entity, record_id, files)

    def _on_opened(self, _identity: object) -> None:
        from app.gui.operations.attachments import open_attachment

        row = self.table.current_row()
        if row is not None:
            open_attachment(self._desk, row)

    def menu(self) -> KeyMenu:
        words, menu = self._desk.words, KeyMenu(self)
        menu.addAction(f"{words('pane.open_file')}\tEnter").triggered.connect(self._on_opened)
        menu.addAction(f"{words('pane.remove_file')}\tDel").triggered.connect(self._on_remove)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if self.table.indexAt(at).isValid():
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater, Qt.ConnectionType.QueuedConnection)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_remove(self) -> None:
        from app.gui.operations.attachments import remove

        row = self.table.current_row()
        if row is not None:
            remove(self._desk, row)


def given_in(mime: QMimeData) -> list[Given]:
    """Local files of what was dropped or copied; a picture where there are none."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    found: list[Given] = [one for one in files if one.is_file()]
    if not found and mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            found.append(image)
    return found
