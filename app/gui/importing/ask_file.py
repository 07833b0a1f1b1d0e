"""Which file to bring in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.parts.asking_files import ask_existing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_file(parent: QWidget, title: str) -> Path | None:
    return ask_existing(parent, title, "Excel (*.xlsx *.xls)")
