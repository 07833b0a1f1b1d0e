"""The whole book as a workbook, in one file that the clerk names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.operations.long_work import run_long
from app.gui.operations.opening_files import open_path
from app.gui.parts.asking_files import ask_new
from app.gui.parts.toast import SAID_KEY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress


def export_workbook(desk: Desk, parent: QWidget) -> None:
    name = desk.words("gui.export.file_name", day=f"{desk.today:%Y%m%d}")
    chosen = ask_new(parent, desk.words("gui.menu.export"), "Excel (*.xlsx)", name)
    if chosen is not None:
        export_to(desk, chosen)


def export_to(desk: Desk, path: Path) -> None:
    """Of the book as it is now: what is stored meanwhile is not in it."""
    def act(context: Context, progress: Progress) -> Path:
        from app.services.export import ExportFirm, export_firm
        from app.services.private_copy import private_read

        with private_read(context.book, progress) as read:
            export_firm(read, ExportFirm(path, progress))
        return path

    def done(file: Path) -> None:
        said = desk.words("gui.export.done", file=file.name, folder=folder_name(file))
        folder = desk.words("gui.open_folder")
        desk.notify(said, folder, SAID_KEY, lambda: open_path(desk, file.parent))

    run_long(desk, desk.words("long.export"), act, done, desk.tasks.refused.emit)


def folder_name(file: Path) -> str:
    """The folder a file went to, as a person calls it; the place itself, where it has no name."""
    return file.parent.name or str(file.parent)
