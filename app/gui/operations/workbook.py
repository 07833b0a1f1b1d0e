"""The whole book as a workbook, in one file that the clerk names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.gui.operations.statements import open_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.tasks import Progress


def export_workbook(desk: Desk, parent: QWidget) -> None:
    name = desk.words("gui.export.file_name", day=f"{desk.today:%Y%m%d}")
    chosen, _ = QFileDialog.getSaveFileName(
        parent, desk.words("gui.menu.export"), name, "Excel (*.xlsx)"
    )
    if chosen:
        export_to(desk, Path(chosen))


def export_to(desk: Desk, path: Path) -> None:
    def act(context: Context, _progress: Progress) -> Path:
        from app.services.export import ExportFirm, export_firm

        context.ask(export_firm, ExportFirm(path))
        return path

    desk.tasks.write(act, lambda file: _tell(desk, "gui.export.done", file))


def _tell(desk: Desk, message: str, file: Path) -> None:
    desk.notify(
        desk.words(message, file=file.name), desk.words("gui.open_folder"), "",
        lambda: open_path(file.parent),
    )
