"""A paper as a PDF file where the clerk wants it, or where papers usually go."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.gui.operations.statements import open_path
from app.gui.parts.toast import SAID_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.printing.job import PaperJob
    from app.gui.tasks import Progress

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def ask_file(parent: QWidget, title: str, start: Path) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def papers_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def save_paper(
    desk: Desk, owner: QWidget, job: PaperJob,
    choose: Callable[[QWidget, str, Path], Path | None] = ask_file, *, then_open: bool = False,
) -> bool:
    """Asks for a name, and writes; of several papers each gets a number. False: not wanted."""
    stem = _NOT_IN_NAMES.sub("_", job.title)
    path = choose(owner, desk.words("printing.save"), papers_folder() / f"{stem}.pdf")
    if path is not None:
        save_to(desk, job, path, then_open=then_open)
    return path is not None


def save_to(desk: Desk, job: PaperJob, path: Path, *, then_open: bool = False) -> None:
    """``then_open``: shows the folder it went to."""
    def act(context: Context, progress: Progress) -> Path:
        from app.gui.printing.job import drawn
        from app.writers.swap import replacing

        makes = job.makes
        for place, make in enumerate(makes):
            file = path if place == 0 else path.with_stem(f"{path.stem} ({place + 1})")
            with replacing(file) as beside:
                beside.write_bytes(drawn(make(context)))
            if not progress(place + 1, len(makes), job.title):
                break
        return path

    def done(file: Path) -> None:
        _tell(desk, file)
        if then_open:
            open_path(file.parent)

    desk.tasks.write(act, done)


def _tell(desk: Desk, file: Path) -> None:
    said = desk.words("printing.saved", file=file.name, folder=file.parent.name)
    desk.notify(said, desk.words("gui.open_folder"), SAID_KEY, lambda: open_path(file.parent))
