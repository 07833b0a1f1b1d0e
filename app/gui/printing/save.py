"""A paper as a PDF file where the clerk wants it, or where papers usually go."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app.gui.operations.long_work import run_long
from app.gui.operations.opening_files import open_path
from app.gui.operations.workbook import folder_name
from app.gui.parts.asking_files import documents
from app.gui.parts.toast import SAID_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.printing.job import Make, PaperJob
    from app.gui.tasks import Progress

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def ask_file(parent: QWidget, title: str, start: Path) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def save_paper(
    desk: Desk, owner: QWidget, job: PaperJob,
    choose: Callable[[QWidget, str, Path], Path | None] = ask_file, *, then_open: bool = False,
) -> bool:
    """Asks for a name, and writes; of several papers each gets a number. False: not wanted."""
    stem = _NOT_IN_NAMES.sub("_", job.title)
    path = choose(owner, desk.words("printing.save"), documents() / f"{stem}.pdf")
    if path is not None:
        save_to(desk, job, path, then_open=then_open)
    return path is not None


def save_to(desk: Desk, job: PaperJob, path: Path, *, then_open: bool = False) -> None:
    """``then_open``: shows the folder it went to. Several are drawn aside, and may be stopped:
    each file that is there then is whole."""
    makes = job.makes

    def act(context: Context, progress: Progress) -> int:
        for place, make in enumerate(makes):
            if not progress(place, len(makes), "papers"):
                return place
            file = path if place == 0 else path.with_stem(f"{path.stem} ({place + 1})")
            _write(file, make, context)
        return len(makes)

    def done(count: int) -> None:
        _tell(desk, path, count, len(makes))
        if then_open and count:
            open_path(desk, path.parent)

    if len(makes) > 1:
        run_long(desk, desk.words("printing.saving"), act, done, desk.tasks.refused.emit)
    else:
        desk.tasks.write(act, done)


def _write(file: Path, make: Make, context: Context) -> None:
    from app.gui.printing.job import drawn
    from app.writers.swap import replacing

    with replacing(file) as beside:
        beside.write_bytes(drawn(make(context)))


def _tell(desk: Desk, file: Path, count: int, of: int) -> None:
    words, folder = desk.words, folder_name(file)
    if of == 1:
        said = words("printing.saved", file=file.name, folder=folder)
    else:
        key = "gui.statement.exported" if count == of else "gui.statement.export_stopped"
        said = words(key, count=count, folder=folder)
    desk.notify(said, words("gui.open_folder"), SAID_KEY, lambda: open_path(desk, file.parent))
