"""What the status bar tells of this machine, backups that are made and one that is restored."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.operations import backups
from app.gui.printing.port import Order
from app.gui.session import Session
from app.gui.theme.tokens import Ink
from app.i18n import Language
from app.settings import BackupSettings, LastBackup, book_key, remember_backup

WAIT = 20_000
Open = Callable[..., Session]


class Printers:
    """What a machine says of its printers."""

    def __init__(self, *known: str, broken: tuple[str, ...] = ()) -> None:
        self._known, self._broken = known, broken

    def names(self) -> tuple[str, ...]:
        return self._known

    def usual(self) -> str:
        return self._known[0] if self._known else ""

    def trouble(self, name: str) -> bool:
        return name in self._broken

    def open(self, order: Order) -> Any:
        raise NotImplementedError


@pytest.fixture
def place(filled_place: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled_place, tmp_path / "book"))


def _say_backup(session: Session, hours: float | None) -> tuple[str, Ink]:
    last = {}
    if hours is not None:
        at = session.desk.clock() - timedelta(hours=hours)
        last[book_key(session.place)] = LastBackup(at.isoformat(), "x.gendan")
    session.remembered.change_backup(BackupSettings(last=last))
    session.news.show()
    item = session.window.status.backup
    return item.text(), item._ink


def test_the_age_of_the_backup_is_told_louder_the_older_it_is(
    open_session: Open, place: Path
) -> None:
    session = open_session(place)
    assert _say_backup(session, None) == ("尚未備份", Ink.WARN)
    assert _say_backup(session, 73) == ("3 天前備份", Ink.LATE)
    assert _say_backup(session, 25) == ("1 天前備份", Ink.WARN)
    assert _say_backup(session, 23) == ("23 小時前備份", Ink.TEXT2)
    assert _say_backup(session, 0.5) == ("剛才備份過", Ink.TEXT2)


def test_another_language_says_it_all_again(
    open_session: Open, place: Path, qtbot: QtBot
) -> None:
    session = open_session(place)
    session.desk.printers = Printers("HP")
    session.news.look()
    qtbot.waitUntil(lambda: "HP" in session.window.status.printer.text(), timeout=WAIT)
    session.desk.printers = Printers("LQ")  # nobody asks it again: the words alone change
    session.commands.choose_language(Language.EN)
    assert session.window.status.printer.text() == "Printer HP"
    session.desk.printers = Printers("HP")
    session.news.look()
    qtbot.waitUntil(
        lambda: session.window.status.printer.text() == "Printer HP", timeout=WAIT
    )
    assert session.window.status.backup.text() == "Never backed up"


def test_an_answer_after_the_window_has_gone_is_told_to_nobody(
    open_session: Open, place: Path, qtbot: QtBot
) -> None:
    session = open_session(place)
    shiboken6.delete(session.window.status)
    session.news._on_printers(("HP",), "HP", False)  # nothing is raised
    session.news.show()


@pytest.mark.parametrize(
    ("printers", "name", "said"),
    [
        (Printers(), "", "沒有印表機"),
        (Printers("HP"), "", "印表機 HP"),
        (Printers("HP"), "LQ", "找不到印表機 LQ"),
        (Printers("HP", broken=("HP",)), "HP", "印表機 HP 有狀況"),
    ],
)
def test_the_printer_is_told_with_its_state(
    open_session: Open, place: Path, qtbot: QtBot, printers: Printers, name: str, said: str
) -> None:
    session = open_session(place)
    session.desk.printers = printers  # type: ignore[assignment]
    session.remembered.change_printer(
        replace(session.remembered.settings.printer, name=name)
    )
    session.news.look()
    qtbot.waitUntil(lambda: session.window.status.printer.text() == said, timeout=WAIT)


def test_the_printer_asked_last_is_told_of_though_another_answers_later(
    open_session: Open, place: Path, qtbot: QtBot
) -> None:
    session, go_on = open_session(place), Event()

    class Slow(Printers):
        def trouble(self, name: str) -> bool:
            go_on.wait(20)
            return True

    session.desk.printers = Slow("old")
    session.news.look()
    slow, told = session.news._asked, list[object]()
    assert slow is not None
    slow.known.connect(lambda *said: told.append(said), Qt.ConnectionType.QueuedConnection)
    session.desk.printers = Printers("new")
    session.news.look()
    bar = session.window.status
    qtbot.waitUntil(lambda: bar.printer.text() == "印表機 new")
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert bar.printer.text() == "印表機 new"


def test_a_backup_goes_to_its_place_without_a_question_and_is_remembered(
    open_session: Open, place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(place)
    session.remembered.change_backup(BackupSettings(place=str(tmp_path / "kept")))
    session.commands.back_up()
    qtbot.waitUntil(lambda: "備份" in session.window.toast.words, timeout=WAIT)
    session.news.show()
    assert session.window.status.backup.text() == "剛才備份過"
    made = list((tmp_path / "kept").iterdir())
    assert [str(one) for one in made] == [
        session.remembered._file.load().settings.backup.last[book_key(place)].file
    ]


def test_a_backup_made_by_the_command_beside_the_window_counts_and_is_not_forgotten(
    open_session: Open, place: Path, qtbot: QtBot
) -> None:
    session = open_session(place)
    session.desk.printers = Printers("HP")
    now = session.desk.clock()
    remember_backup(session.remembered._file, place, LastBackup(now.isoformat(), "x.gendan"))
    session.remembered.save()
    session.news.look()
    qtbot.waitUntil(
        lambda: session.window.status.backup.text() == "剛才備份過", timeout=WAIT
    )
    kept = session.remembered._file.load().settings.backup.last
    assert kept[book_key(place)].file == "x.gendan"


def test_a_failed_job_is_counted_and_may_be_tried_again(
    open_session: Open, place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(place)
    folder = tmp_path / "kept"
    folder.write_text("in the way")
    backups.back_up_to(session.desk, folder / "book.gendan")
    qtbot.waitUntil(lambda: session.news.failed.isVisible(), timeout=WAIT)
    assert "1" in session.news.failed.text()
    assert session.window.page.strip.isVisible()
    folder.unlink()
    assert session.desk.jobs is not None
    session.desk.jobs.retry(session.desk.jobs.failed[0])
    qtbot.waitUntil((folder / "book.gendan").is_file, timeout=WAIT)
    assert not session.news.failed.isVisible()


def test_a_backup_takes_the_place_of_the_book_and_every_page_is_new(
    open_session: Open, place: Path, qtbot: QtBot, tmp_path: Path, book: Any
) -> None:
    session = open_session(place)
    file = tmp_path / "book.gendan"
    backups.back_up_to(session.desk, file)
    qtbot.waitUntil(lambda: file.is_file() and session.jobs.long is None, timeout=WAIT)
    _rename(session, "改了名的公司", qtbot)
    backups.restore_from(session, file)
    qtbot.waitUntil(lambda: "還原" in session.window.toast.words, timeout=WAIT)
    qtbot.waitUntil(lambda: "承昌" in session.window.windowTitle(), timeout=WAIT)
    _rename(session, "又改了名", qtbot)  # the window works on, and still holds the book
    assert list(place.glob("*before-restore*"))


def test_a_damaged_backup_leaves_the_book_as_it_is(
    open_session: Open, place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(place)
    file = tmp_path / "book.gendan"
    file.write_bytes(b"no backup at all")
    backups.restore_from(session, file)
    qtbot.waitUntil(lambda: session.window.page.strip.isVisible(), timeout=WAIT)
    _rename(session, "照常工作", qtbot)


def _rename(session: Session, name: str, qtbot: QtBot) -> None:
    from app.gui.tasks import Progress

    def act(context: Any, _progress: Progress) -> Any:
        from app.services.firm import NameFirm, name_firm

        return context.perform("name_firm", name_firm, NameFirm(name))

    session.desk.tasks.write(
        act, lambda outcome: session.bus.publish(outcome.changes, outcome.seq)
    )
    qtbot.waitUntil(lambda: name in session.window.windowTitle(), timeout=WAIT)
