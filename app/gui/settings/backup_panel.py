"""Where backups go, when the last was made, and bringing one back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit
from shiboken6 import isValid

from app.gui.parts.buttons import Button, Weight
from app.gui.settings.panel import Panel
from app.gui.theme.fonts import Face

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.settings.panel import SettingsActions


def ask_folder(parent: QWidget, title: str, start: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def folder_at(text: str) -> Path | None:
    """None where there is none; not for the window's thread."""
    folder = Path(text).expanduser()
    return folder if folder.is_dir() else None


class BackupPanel(Panel):
    """``choose_folder`` asks for the place; a test gives its own."""

    choose_folder: Callable[[QWidget, str, str], Path | None] = staticmethod(ask_folder)

    def __init__(self, desk: Desk, act: SettingsActions) -> None:
        super().__init__(desk, "settings.section.backup")
        theme, words = desk.theme, desk.words
        self.place = QLineEdit(self._settings_place())
        self.place.setFont(theme.font(Face.VALUE))
        self.place.setMinimumWidth(theme.px(300))
        self.place.editingFinished.connect(self._on_typed)
        choose = Button(theme, words("settings.backup.choose"))
        choose.clicked.connect(self._on_choose)
        self.add_row(words("settings.backup.place"), self.place, choose)
        self.add_words(words("settings.backup.place_story"))
        now = Button(theme, words("settings.backup.now"), weight=Weight.SOFT)
        now.clicked.connect(act.back_up)
        restore = Button(theme, words("gui.menu.restore"))
        restore.clicked.connect(act.restore)
        self.add_row(words("settings.backup.do"), now, restore)
        check = Button(theme, words("gui.menu.check_book"))
        check.clicked.connect(act.check_book)
        self.add_row(words("settings.backup.check"), check)
        self.add_words(words("settings.backup.check_story"))

    def _settings_place(self) -> str:
        remembered = self.desk.remembered
        return remembered.settings.backup.place if remembered is not None else ""

    def _on_choose(self) -> None:
        folder = self.choose_folder(
            self, self.desk.words("settings.backup.place"), self.place.text()
        )
        if folder is not None:
            self.place.setText(str(folder))
            self._on_typed()

    def _on_typed(self) -> None:
        text = self.place.text().strip()
        # A share that does not answer would hold the window for as long as it takes to give up.
        self.desk.tasks.read(
            lambda _context: folder_at(text) if text else "",
            lambda folder: self._refuse(text) if folder is None else self._keep(str(folder)),
            failed=lambda _error: self._refuse(text), group=(id(self), "folder"),
        )

    def _refuse(self, text: str) -> None:
        self.warn(self.desk.words("settings.backup.no_folder", folder=text))

    def _keep(self, folder: str) -> None:
        if isValid(self):
            self.strip.hide()
        if self.desk.remembered is not None and folder != self._settings_place():
            before = self.desk.remembered.settings.backup
            self.desk.remembered.change_backup(replace(before, place=folder))
            self.desk.notify(self.desk.words("settings.stored"))
