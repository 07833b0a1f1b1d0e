"""Asking for a file: in the documents' folder unless somewhere else is meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def ask_existing(parent: QWidget, title: str, kinds: str, start: str = "") -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start or str(documents()), kinds)
    return Path(chosen) if chosen else None


def ask_new(parent: QWidget, title: str, kinds: str, name: str) -> Path | None:
    """``name`` is proposed. Whatever is typed gets its ending, or it would not be found again."""
    dialog = QFileDialog(parent, title, str(documents()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
