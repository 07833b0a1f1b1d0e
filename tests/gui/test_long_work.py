"""Work on the whole book: the window goes on meanwhile, says how far it is, and stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.frame.remembered import Remembered
from app.gui.operations import backups, workbook
from app.gui.operations.long_work import run_alone, run_long
from app.gui.parts.long_strip import _IN_BYTES
from app.gui.session import Session
from app.gui.tasks import Progress
from app.gui.theme.theme import Theme
from app.i18n import Language
from app.settings import SettingsFile
from tests.gui.sweeping import cut, nameless

WAIT = 20_000
Open = Callable[..., Session]


class Held:
    """Work that goes on until the test lets it, told of a stop."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.heard = False

    def __call__(self, progress: Progress) -> str:
        while progress(3_000_000, 12_000_000, "packing"):
            self.begun.set()
            if self.go_on.wait(0.01):
                return "made"
        from app.domain.errors import DomainError

        self.heard = True
        raise DomainError("errors.stopped")


@pytest.fixture
def work() -> Held:
    return Held()


def begin(session: Session, work: Held, qtbot: QtBot) -> list[Any]:
    done: list[Any] = []
    run_long(
        session.desk, "備份", lambda _context, progress: work(progress), done.append, done.append
    )
    qtbot.waitUntil(work.begun.is_set, timeout=WAIT)
    return done


def test_the_window_writes_and_reads_while_a_backup_is_made(
    open_session: Open, filled_place: Path, qtbot: QtBot, work: Held
) -> None:
    session = open_session(filled_place)
    done = begin(session, work, qtbot)
    strip = session.window.long
    qtbot.waitUntil(lambda: strip.count.text() == "打包 3 / 12 MB", timeout=WAIT)
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 12)
    assert strip.title.text() == "備份"
    written: list[int] = []
    session.tasks.write(lambda _context, _progress: 1, written.append)
    qtbot.waitUntil(lambda: written == [1], timeout=WAIT)
    work.go_on.set()
    qtbot.waitUntil(lambda: done == ["made"], timeout=WAIT)
    assert strip.isHidden()


@pytest.mark.parametrize("how", ["key", "button"])
def test_it_is_stopped_by_key_and_by_button_and_says_so(
    open_session: Open, filled_place: Path, qtbot: QtBot, work: Held, how: str
) -> None:
    session = open_session(filled_place)
    done = begin(session, work, qtbot)
    window = session.window
    if how == "key":
        window.activateWindow()
        qtbot.keyClick(  # type: ignore[no-untyped-call]
            window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier
        )
    else:
        window.long.stop.click()
    assert window.long.count.text() == "正在停止…"
    qtbot.waitUntil(lambda: work.heard and window.long.isHidden(), timeout=WAIT)
    assert "已停止" in window.toast.words
    assert done == []
    assert session.jobs.long is None
    assert session.jobs.running == []


def test_only_one_such_work_at_a_time_and_no_new_language_meanwhile(
    open_session: Open, filled_place: Path, qtbot: QtBot, work: Held, tmp_path: Path
) -> None:
    session = open_session(filled_place)
    begin(session, work, qtbot)
    strip = session.window.long
    for act in (
        lambda: backups.back_up_to(session.desk, tmp_path / "second.gendan"),
        lambda: session.commands.choose_language(Language.EN),
        session.commands.restore,
    ):
        session.window.toast.hide()
        act()
        assert session.window.toast.words == session.desk.words("gui.busy")
    assert session.window.long is strip
    work.go_on.set()
    qtbot.waitUntil(strip.isHidden, timeout=WAIT)
    assert not (tmp_path / "second.gendan").exists()


def test_closing_says_what_is_going_on_and_closing_again_stops_it(
    open_session: Open, filled_place: Path, qtbot: QtBot, work: Held
) -> None:
    session = open_session(filled_place)
    begin(session, work, qtbot)
    assert not session.window.close()
    assert session.window.toast.words == session.desk.words("long.still")
    assert session.window.close()
    session.close()
    assert work.heard


def test_a_backup_stopped_at_once_leaves_the_earlier_one(
    open_session: Open, filled_place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(filled_place)
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "firm.gendan").write_bytes(b"the one of yesterday")
    backups.back_up_to(session.desk, folder / "firm.gendan")
    session.window.long.cancel()
    qtbot.waitUntil(lambda: "已停止" in session.window.toast.words, timeout=WAIT)
    assert [one.read_bytes() for one in folder.iterdir()] == [b"the one of yesterday"]
    assert session.jobs.failed == []


def test_a_restore_stopped_at_once_leaves_the_book_and_the_window_working(
    open_session: Open, filled_place: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_session(filled_place)
    file = tmp_path / "firm.gendan"
    backups.back_up_to(session.desk, file)
    qtbot.waitUntil(lambda: session.jobs.long is None and file.is_file(), timeout=WAIT)
    backups.restore_from(session, file)
    session.window.long.cancel()
    qtbot.waitUntil(lambda: "已停止" in session.window.toast.words, timeout=WAIT)
    assert not list(filled_place.glob("*before-restore*"))
    assert not list(filled_place.glob(".restore-*"))
    answers: list[int] = []
    session.tasks.read(lambda context: context.book.head().seq, answers.append)
    session.tasks.write(lambda context, _progress: context.book.head().seq, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT)


def test_a_bug_in_it_ends_it_and_is_told(
    open_session: Open, filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    session.tasks.crashed.disconnect()
    told: list[Any] = []
    session.tasks.crashed.connect(told.append)
    run_alone(session.desk, "還原", lambda _progress: 1 // 0, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert [type(one) for one in told] == [ZeroDivisionError]
    assert session.jobs.long is None
    assert session.jobs.running == []
    assert session.window.long.isHidden()


def test_a_stop_is_no_longer_offered_once_the_book_is_swapped(
    open_session: Open, filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place)
    swapping, go_on = threading.Event(), threading.Event()

    def act(progress: Progress) -> None:
        progress(0, 0, "swapping")
        swapping.set()
        go_on.wait(20)

    done: list[Any] = []
    run_alone(session.desk, "還原", act, done.append, done.append)
    qtbot.waitUntil(lambda: swapping.is_set() and session.window.long.stop.isHidden(), timeout=WAIT)
    assert "不能再停止" in session.window.long.count.text()
    go_on.set()
    qtbot.waitUntil(lambda: done == [None], timeout=WAIT)


@pytest.mark.parametrize("kind", ["backup", "export"])
def test_the_toast_names_folder_and_file_and_opens_the_folder(
    open_session: Open, filled_place: Path, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, kind: str,
) -> None:
    session = open_session(filled_place)
    opened: list[Path] = []
    monkeypatch.setattr(backups, "open_path", lambda _desk, path: opened.append(path))
    monkeypatch.setattr(workbook, "open_path", lambda _desk, path: opened.append(path))
    folder = tmp_path / "隨身碟"
    folder.mkdir()
    if kind == "backup":
        file = folder / "firm.gendan"
        backups.back_up_to(session.desk, file)
    else:
        file = folder / "firm.xlsx"
        workbook.export_to(session.desk, file)
    toast = session.window.toast
    qtbot.waitUntil(lambda: file.name in toast.words, timeout=WAIT)
    assert "隨身碟" in toast.words
    assert file.is_file()
    qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert opened == [folder]
    session.window.notify("別的事")
    session.window.activateWindow()
    qtbot.keyClick(  # type: ignore[no-untyped-call]
        session.window, Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert opened == [folder, folder]


def test_an_older_book_says_that_it_is_brought_up_to_date_and_offers_no_stop(
    qapp: QApplication, theme: Theme, filled_place: Path, qtbot: QtBot, tmp_path: Path, book: Any
) -> None:
    told, go_on = threading.Event(), threading.Event()
    kept: list[Session] = []

    def slowly() -> Any:
        kept[0].opening.report(2, 4, "migrating")
        told.set()
        go_on.wait(20)
        return book.open_empty(filled_place, Language.ZH_TW)

    session = Session(
        qapp, theme, Remembered(SettingsFile(tmp_path / "s.json")), filled_place, slowly,
        lambda: book.NOW,
    )
    kept.append(session)
    session.show()
    strip = session.window.long
    qtbot.waitUntil(lambda: told.is_set() and strip.isVisible(), timeout=WAIT)
    assert "第 2 步" in strip.count.text()
    assert strip.stop.isHidden()
    with qtbot.waitSignal(session.opened, timeout=WAIT):
        go_on.set()
    assert strip.isHidden()
    session.window.close()
    session.close()
    session.window.deleteLater()
    session.deleteLater()


LARGE = (12_345_678_901, 98_765_432_109)
STAGES = {
    "long.backup": ("copying", "packing"),
    "long.export": ("copying", "rows", "filing"),
    "long.restore": ("unpacking", "checking", "journal", "comparing", "files", "swapping"),
    "long.opening": ("migrating",),
    "printing.saving": ("papers",),
}


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", list(Language))
def test_no_stage_is_cut_or_nameless(
    open_session: Open, filled_place: Path, language: Language, scale: float
) -> None:
    session = open_session(filled_place, language, scale=scale)
    strip = session.window.long
    words = session.desk.words
    for title, stages in STAGES.items():
        for stage in stages:
            strip.begin(words(title), lambda: None)
            few = stage not in _IN_BYTES
            strip.tell_stage(*(1_234_567, 9_876_543) if few else LARGE, stage)
            QApplication.processEvents()
            assert session.window.width() == 1366
            assert cut(strip) == [], (title, stage)
            assert nameless(strip) == []
