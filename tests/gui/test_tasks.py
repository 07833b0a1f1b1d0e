"""Work off the window's thread: answers arrive on it, overtaken ones never, errors always."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.tasks import Progress, Tasks
from app.gui.worker import Ticket, tell


def _settled(tasks: Tasks, qtbot: QtBot) -> None:
    """Waits until everything asked of the reader so far has answered."""
    done = threading.Event()
    tasks.read(lambda _context: None, lambda _answer: done.set())
    qtbot.waitUntil(done.is_set)


def test_the_book_is_read_elsewhere_and_the_answer_comes_home(tasks: Tasks, qtbot: QtBot) -> None:
    home = threading.current_thread()
    seen: list[threading.Thread] = []
    tasks.read(
        lambda _context: seen.append(threading.current_thread()),
        lambda _answer: seen.append(threading.current_thread()),
    )
    _settled(tasks, qtbot)
    assert seen[0] is not home
    assert seen[1] is home


def test_a_question_that_was_overtaken_gets_no_answer(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[int] = []
    gate = threading.Event()
    tasks.read(lambda _context: gate.wait(5), lambda _answer: None)
    for number in range(3):
        tasks.read(lambda _context, one=number: one, answers.append, group="list")
    gate.set()
    _settled(tasks, qtbot)
    assert answers == [2]


def test_an_answer_on_its_way_is_dropped_when_a_newer_question_is_asked(
    tasks: Tasks, qtbot: QtBot
) -> None:
    answers: list[str] = []
    answered = threading.Event()
    tasks.read(lambda _context: answered.set() or "old", answers.append, group="list")
    assert answered.wait(5)
    tasks.read(lambda _context: "new", answers.append, group="list")
    _settled(tasks, qtbot)
    assert answers == ["new"]


def test_a_question_after_the_writes_knows_what_was_written(tasks: Tasks, qtbot: QtBot) -> None:
    written: list[str] = []
    answers: list[list[str]] = []
    gate = threading.Event()

    def write(_context: Any, _progress: Progress) -> None:
        assert gate.wait(5)
        written.append("draft")

    tasks.write(write, lambda _none: None)
    tasks.read(lambda _context: list(written), answers.append)
    tasks.read(lambda _context: list(written), answers.append, after_writes=True)
    qtbot.waitUntil(lambda: answers == [[]])
    gate.set()
    qtbot.waitUntil(lambda: answers == [[], ["draft"]])


def test_a_question_does_not_wait_for_long_work(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[str] = []
    gate = threading.Event()
    tasks.write(
        lambda _context, _progress: gate.wait(5), lambda _none: None,
        progress=lambda *_told: None,
    )
    tasks.read(lambda _context: "now", answers.append, after_writes=True)
    qtbot.waitUntil(lambda: answers == ["now"])
    gate.set()


def test_questions_of_other_groups_are_left_alone(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[str] = []
    tasks.read(lambda _context: "rows", answers.append, group="rows")
    tasks.read(lambda _context: "counts", answers.append, group="counts")
    _settled(tasks, qtbot)
    assert answers == ["rows", "counts"]


def test_what_nobody_waits_for_stands_behind_what_is_asked_later(
    tasks: Tasks, qtbot: QtBot
) -> None:
    answers: list[str] = []
    gate = threading.Event()
    tasks.read(lambda _context: gate.wait(5), lambda _answer: None)
    for number in range(3):
        tasks.read(lambda _context, one=number: f"count {one}", answers.append, behind=True)
    tasks.read(lambda _context: "pane", answers.append)
    tasks.read(lambda _context: "rows", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == ["pane", "rows", "count 0", "count 1", "count 2"]


def test_a_piece_that_asks_for_the_next_lets_a_question_between(
    tasks: Tasks, qtbot: QtBot
) -> None:
    told: list[str] = []

    def piece(number: int) -> None:
        told.append(f"piece {number}")
        if number == 1:
            tasks.read(lambda _context: "pane", told.append)
        if number < 3:
            tasks.read(lambda _context: number + 1, piece, behind=True)

    tasks.read(lambda _context: 0, piece, behind=True)
    qtbot.waitUntil(lambda: told[-1:] == ["piece 3"])
    assert told == ["piece 0", "piece 1", "pane", "piece 2", "piece 3"]


def test_what_stands_behind_is_still_done_before_the_reader_ends(qapp: QApplication) -> None:
    done = threading.Event()
    tasks = Tasks(lambda: SimpleNamespace(close=lambda: None))  # type: ignore[arg-type]
    tasks.start(lambda _context: None)
    tasks.read(lambda _context: done.set(), lambda _none: None, behind=True)
    tasks.close()
    assert done.is_set()


@pytest.mark.timeout(20)
def test_the_end_does_not_wait_for_work_that_was_stopped_before_its_turn(
    qapp: QApplication,
) -> None:
    tasks = Tasks(lambda: SimpleNamespace(close=lambda: None))  # type: ignore[arg-type]
    tasks.start(lambda _context: None)
    go_on, stop = threading.Event(), Ticket()
    begun: list[str] = []
    tasks.write(lambda _context, _progress: go_on.wait(5), lambda _none: None)
    tasks.with_book_closed(lambda: begun.append("restore"), _nothing, _nothing, stop)
    stop.cancel()
    go_on.set()
    tasks.close()
    assert begun == []


def _nothing(_answer: object) -> None:
    pass


def test_a_refusal_that_nobody_words_is_told_to_all(tasks: Tasks, qtbot: QtBot) -> None:
    def refuse(_context: Any) -> None:
        raise DomainError("errors.month_unreadable", text="x")

    with qtbot.waitSignal(tasks.refused) as told:
        tasks.read(refuse, lambda _answer: None)
    assert told.args[0].message_id == "errors.month_unreadable"


def test_a_refusal_goes_to_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def act(_context: Any, _progress: Progress) -> None:
        raise OSError(28, "No space left")

    tasks.write(act, lambda _answer: None, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], OSError)
    assert not tasks.busy


def test_our_own_bug_is_never_swallowed(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.read(lambda _context: 1 // 0, lambda _answer: None, failed=lambda _error: None)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_our_own_bug_is_told_even_where_the_question_was_overtaken(
    tasks: Tasks, qtbot: QtBot
) -> None:
    begun, asked = threading.Event(), threading.Event()

    def break_down(_context: object) -> None:
        begun.set()
        asked.wait(5)
        raise ZeroDivisionError

    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.read(break_down, lambda _answer: None, group="list")
        assert begun.wait(5)
        tasks.read(lambda _context: None, lambda _answer: None, group="list")
        asked.set()
    assert isinstance(told.args[0], ZeroDivisionError)


def test_a_bug_of_who_is_told_is_never_swallowed(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.write(lambda _context, _progress: 0, lambda answer: 1 // answer)
    assert isinstance(told.args[0], ZeroDivisionError)
    with qtbot.waitSignal(tasks.crashed) as told:
        tasks.read(_refuses, lambda _answer: None, failed=lambda _error: [][0])
    assert isinstance(told.args[0], IndexError)
    assert not tasks.busy


def _refuses(_context: object) -> None:
    raise DomainError("errors.record_gone")


def test_work_is_told_to_stop_and_still_says_what_it_did(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def act(_context: Any, progress: Progress) -> int:
        for number in range(100):
            if not progress(number, 100, "對帳單"):
                return number
            begun.set()
            go_on.wait(5)
        return 100

    ticket = tasks.write(act, done.append)
    assert begun.wait(5)
    assert tasks.busy
    ticket.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [1]
    assert not tasks.busy


def test_progress_is_told_at_home_and_its_end_always(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str, bool]] = []
    home = threading.current_thread()

    def act(_context: Any, progress: Progress) -> None:
        for number in range(1, 501):
            progress(number, 500, "x")

    tasks.write(
        act, lambda _answer: None,
        progress=lambda done, of, what: told.append(
            (done, of, what, threading.current_thread() is home)
        ),
    )
    qtbot.waitUntil(lambda: bool(told) and told[-1][0] == 500)
    assert told[-1] == (500, 500, "x", True)
    assert len(told) < 100


@pytest.mark.usefixtures("qapp")
def test_closing_waits_for_what_is_being_written() -> None:
    written: list[str] = []

    class Book:
        def close(self) -> None:
            written.append("closed")

    made = Tasks(Book)  # type: ignore[arg-type]
    made.start(lambda _context: None)
    made.write(lambda _context, _progress: written.append("written"), lambda _answer: None)
    made.close()
    assert written == ["written", "closed"]


def test_a_book_that_cannot_be_opened_says_why_and_answers_nothing(qtbot: QtBot) -> None:
    def refuse() -> Any:
        raise DomainError("errors.month_unreadable", text="x")

    made = Tasks(refuse)
    failures: list[Exception] = []
    made.start(lambda _context: None, failures.append)
    made.read(lambda _context: None, lambda _answer: None, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 2)
    made.close()
    assert str(failures[1]) == "errors.book_not_open()"


def test_a_write_that_is_stopped_before_it_begins_leaves_nothing_busy(
    tasks: Tasks, qtbot: QtBot
) -> None:
    done: list[str] = []
    hold = threading.Event()
    tasks.write(lambda _context, _progress: hold.wait(), lambda _answer: done.append("first"))
    second = tasks.write(lambda _context, _progress: None, lambda _answer: done.append("second"))
    second.cancel()
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert done == ["first"]


def test_who_waits_for_a_write_that_never_began_is_told_so(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[Exception] = []
    hold = threading.Event()
    tasks.write(lambda _context, _progress: hold.wait(), lambda _answer: None)
    second = tasks.write(
        lambda _context, _progress: None, lambda _answer: None, failed=told.append
    )
    second.cancel()
    hold.set()
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "errors.stopped_unbegun()"
    assert not tasks.busy


def test_nobody_is_told_once_who_would_be_is_gone(qapp: QApplication) -> None:
    heard: list[object] = []
    told = Tasks(lambda: _refuses(None))  # type: ignore[arg-type]
    told.crashed.connect(heard.append)
    tell(told.crashed.emit, "here")
    told.close()
    shiboken6.delete(told)
    tell(told.crashed.emit, "gone")
    assert heard == ["here"]
