"""How the window stood, kept for the next start in this machine's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication

from app.settings import with_newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.settings import BackupSettings, MachineSettings, PrinterSettings, SettingsFile

FIRST_SIZE = (1366, 768)


def fitted(frame: QRect, inner: QRect, room: QRect) -> QRect:
    """Where the window's inside must stand so that its frame is within ``room``; as it is, where
    it is already."""
    left, top = inner.left() - frame.left(), inner.top() - frame.top()
    beside = frame.width() - inner.width()
    above = frame.height() - inner.height()
    width = min(inner.width(), room.width() - beside)
    height = min(inner.height(), room.height() - above)
    x = max(room.left(), min(frame.left(), room.right() + 1 - width - beside))
    y = max(room.top(), min(frame.top(), room.bottom() + 1 - height - above))
    return QRect(x + left, y + top, width, height)


class Remembered:
    """The settings as loaded, changed piece by piece and saved at the end."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        loaded = file.load()
        self.settings: MachineSettings = loaded.settings
        self.set_aside = loaded.set_aside
        self._first: QSize | None = None
        """The size that was chosen here, and by nobody else."""
        self.refused: Callable[[OSError], None] | None = None
        """Who is told where the file cannot be written: what was chosen holds until the end."""

    def change(self, **window: object) -> None:
        self.settings = replace(
            self.settings, window=replace(self.settings.window, **window)  # type: ignore[arg-type]
        )

    def layout(self, name: str) -> str:
        return self.settings.window.layouts.get(name, "")

    def keep_layout(self, name: str, said: str) -> None:
        """Empty: nothing is remembered of it any more."""
        kept = {key: one for key, one in self.settings.window.layouts.items() if key != name}
        self.change(layouts={**kept, name: said} if said else kept)

    def change_printer(self, printer: PrinterSettings) -> None:
        """Saved at once: a program that is killed must not forget what was chosen."""
        self.settings = replace(self.settings, printer=printer)
        self.save()

    def change_backup(self, backup: BackupSettings) -> None:
        self.settings = replace(self.settings, backup=backup)
        self.save()

    def keep_headings(self, understood: dict[str, str]) -> None:
        known = {**self.settings.headings, **understood}
        self.settings = replace(self.settings, headings=known)
        self.save()

    def change_language(self, language: str) -> None:
        self.settings = replace(self.settings, language=language)

    def place(self, window: QWidget) -> None:
        """As it stood last, if that is still on a screen; else a size that fits the smallest."""
        known = self.settings.window.geometry
        if known and window.restoreGeometry(QByteArray.fromBase64(known.encode())):
            return
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen is not None else None
        width, height = FIRST_SIZE
        if room is not None:
            width, height = min(width, room.width()), min(height, room.height())
        self._first = QSize(width, height)
        window.resize(self._first)

    def fit_frame(self, window: QWidget) -> None:
        """Only the window system knows how thick its frame is, and only once the window stands."""
        screen, inner = window.screen(), window.geometry()
        if self._first == inner.size() and screen is not None:
            wanted = fitted(window.frameGeometry(), inner, screen.availableGeometry())
            if wanted != inner:
                window.setGeometry(wanted)

    def keep_geometry(self, window: QWidget) -> None:
        self.change(geometry=bytes(window.saveGeometry().toBase64().data()).decode())

    def look_for_backups(self) -> None:
        """Takes in what a command beside this window has backed up."""
        others = self._file.load().settings.backup.last
        self.settings = replace(
            self.settings, backup=with_newest(self.settings.backup, others)
        )

    def save(self) -> None:
        """OSError where nobody is told of it."""
        self.look_for_backups()
        try:
            self._file.save(self.settings)
        except OSError as error:
            if self.refused is None:
                raise
            self.refused(error)
