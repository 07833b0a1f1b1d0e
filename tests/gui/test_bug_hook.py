"""Our own bugs in a slot: the crash dialog with its report, once; never nowhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.gui.bug_hook import BugHook
from app.gui.crash_dialog import CrashDialog
from app.gui.session import Session


def _bug(said: str) -> None:
    raise LookupError(said)


def test_a_bug_in_a_slot_shows_the_crash_dialog_with_its_report(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
) -> None:
    session = open_session(filled_place)

    def dialogs() -> list[CrashDialog]:
        return [one for one in session.window.findChildren(CrashDialog) if one.isVisible()]

    with qtbot.captureExceptions():  # the fixture raises what has crashed, in the slot it is told
        before = sys.excepthook
        hook = BugHook(session.tasks)
        hook.install()
        try:
            QTimer.singleShot(0, session, lambda: _bug("a bug"))
            QTimer.singleShot(0, session, lambda: _bug("another"))
            qtbot.waitUntil(lambda: bool(dialogs()))
            qtbot.waitUntil(lambda: "another" in capsys.readouterr().err)
        finally:
            hook.remove()
        assert sys.excepthook is before
    assert len(dialogs()) == 1, "one at a time"
    dialogs()[0].accept()
    qtbot.waitUntil(lambda: not session.window.findChildren(CrashDialog))
    session.tasks.crashed.disconnect()


def test_a_bug_in_telling_of_a_bug_ends(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    session = open_session(filled_place)
    hook = BugHook(session.tasks)
    told: list[object] = []

    def crashes(error: object) -> None:
        told.append(error)
        raise ValueError

    session.tasks.crashed.disconnect()
    session.tasks.crashed.connect(crashes)
    hook.install()
    try:
        QTimer.singleShot(0, session, lambda: _bug("a bug"))
        qtbot.waitUntil(lambda: bool(told))
        qtbot.waitUntil(lambda: "ValueError" in capsys.readouterr().err)
    finally:
        hook.remove()
    assert len(told) == 1
