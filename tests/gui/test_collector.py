"""No widget is ever destroyed on a worker's thread."""

from __future__ import annotations

import gc
import threading
from typing import Any

import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.collector import Collector
from app.gui.start import keep_what_is_loaded
from app.gui.tasks import Tasks


class Noted:
    """Tells on which thread it was collected."""

    collected_on: list[threading.Thread] = []  # noqa: RUF012 - the test empties it

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.collected_on.append(threading.current_thread())


def _make_garbage(_context: Any) -> int:
    """Far more than would make Python collect by itself."""
    for _ in range(5000):
        Noted()
    return 5000


def test_what_a_worker_leaves_behind_is_collected_on_the_windows_thread(
    tasks: Tasks, qtbot: QtBot
) -> None:
    Noted.collected_on.clear()
    answered: list[int] = []
    tasks.read(_make_garbage, answered.append)
    qtbot.waitUntil(lambda: bool(answered), timeout=10_000)
    qtbot.waitUntil(lambda: bool(Noted.collected_on), timeout=10_000)
    assert set(Noted.collected_on) == {threading.main_thread()}


def test_it_stays_so_once_the_start_is_over(tasks: Tasks, qtbot: QtBot) -> None:
    Noted.collected_on.clear()
    keep_what_is_loaded()
    try:
        answered: list[int] = []
        tasks.read(_make_garbage, answered.append)
        qtbot.waitUntil(lambda: bool(answered) and bool(Noted.collected_on))
        assert set(Noted.collected_on) == {threading.main_thread()}
    finally:
        gc.unfreeze()


def test_one_that_was_only_dropped_does_not_count(tasks: Tasks, qapp: QApplication) -> None:
    dropped = Collector(qapp)
    shiboken6.delete(dropped)
    del dropped
    gc.collect()
    tasks.close()
    assert gc.isenabled()


def test_python_collects_by_itself_again_afterwards(tasks: Tasks) -> None:
    assert not gc.isenabled()
    tasks.close()
    assert gc.isenabled()
