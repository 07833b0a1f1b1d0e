"""Handing a file or a folder to the program of this machine that shows such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

    from app.gui.desk import Desk


def open_path(desk: Desk, path: Path) -> None:
    """Where no program here shows it, the place is named, to be gone to by hand."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        desk.notify(desk.words("gui.cannot_open", path=str(path)), refused=True)
