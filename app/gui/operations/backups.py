"""Backups: made where they always go, remembered, and one brought back in place of the book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.gui.errors_worded import sentence
from app.gui.operations.long_work import run_alone, run_long
from app.gui.operations.opening_files import open_path
from app.gui.operations.workbook import folder_name
from app.gui.parts.asking_files import ask_existing, ask_new
from app.gui.parts.confirm_dialog import confirmed
from app.gui.parts.toast import SAID_KEY
from app.settings import LastBackup, book_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.session import Session
    from app.gui.tasks import Progress

_FILES = "Gendan (*.gendan)"


def back_up(desk: Desk, parent: QWidget) -> None:
    """Into the folder of the settings without a question; where there is none, one is asked."""
    name = desk.words("gui.backup.file_name", day=f"{desk.clock():%Y%m%d-%H%M}")
    place = desk.remembered.settings.backup.place if desk.remembered is not None else ""
    if place:
        back_up_to(desk, Path(place) / name)
        return
    chosen = ask_new(parent, desk.words("gui.menu.backup"), _FILES, name)
    if chosen is not None:
        back_up_to(desk, chosen)


def back_up_to(desk: Desk, path: Path) -> None:
    def act(context: Context, progress: Progress) -> tuple[Path, Path, str]:
        from app.services.backup import backup

        now = context.clock.now()
        report = backup(context.book, path, now=now, progress=progress)
        return context.book.place, report.path, now.isoformat()

    def done(made: tuple[Path, Path, str]) -> None:
        place, file, at = made
        if desk.remembered is not None:
            _remember(desk, place, LastBackup(at, str(file)))
        if desk.jobs is not None:
            desk.jobs.ended.emit()
        said = desk.words("gui.backup.done", file=file.name, folder=folder_name(file))
        folder = desk.words("gui.open_folder")
        desk.notify(said, folder, SAID_KEY, lambda: open_path(desk, file.parent))

    def failed(error: Exception) -> None:
        if desk.jobs is not None:
            said = desk.words("settings.backup.job", file=path.name)
            desk.jobs.add(said, lambda: back_up_to(desk, path))
        desk.tasks.refused.emit(error)

    run_long(desk, desk.words("long.backup"), act, done, failed)


def _remember(desk: Desk, place: Path, made: LastBackup) -> None:
    assert desk.remembered is not None
    before = desk.remembered.settings.backup
    desk.remembered.change_backup(
        replace(before, last={**before.last, book_key(place): made})
    )


def restore_backup(session: Session) -> None:
    """Asks which backup, and whether really; the book that was here stays beside it."""
    desk, window = session.desk, session.window
    start = session.remembered.settings.backup.place
    chosen = ask_existing(window, desk.words("settings.restore.choose"), _FILES, start)
    if chosen is not None and sure(session, chosen):
        restore_from(session, chosen)


def sure(session: Session, file: Path) -> bool:
    desk = session.desk
    return confirmed(
        desk.theme, desk.words, desk.words("settings.restore.title"),
        desk.words("settings.restore.sure", file=file.name), desk.words("settings.restore.act"),
        session.window,
    )


def restore_from(session: Session, file: Path) -> None:
    """The book is closed meanwhile; every page is made anew from what came back. Stopped before
    the book was swapped, it is as it was."""
    place = session.place

    def act(progress: Progress) -> Path | None:
        from app.services.restore import restore

        return restore(place, file, progress).kept

    def done(kept: Path | None) -> None:
        words = session.desk.words
        session.begin_anew()
        session.desk.notify(
            words("settings.restore.done", file=file.name),
            words("gui.open_folder") if kept is not None else "",
            SAID_KEY if kept is not None else "",
            lambda: open_path(session.desk, place),
        )

    def failed(error: Exception) -> None:
        session.begin_anew()
        session.window.page.strip.warn(sentence(error, session.desk.words))

    run_alone(session.desk, session.desk.words("long.restore"), act, done, failed)
