"""A job that a queue took is looked after: given up there, it is told and can be sent again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.printing.cups_jobs import CupsJob, JobState
from app.gui.printing.following import FOLLOWED_FOR, STANDS_FOR, Following
from app.gui.printing.job import PaperJob
from app.gui.printing.print_paper import print_paper
from app.gui.printing.print_queue import PrintQueue
from app.gui.printing.sent_job import CupsSent, Fate, Seen
from app.gui.session import Session
from app.writers.pdf.test_page import printer_test_pdf
from tests.gui.test_printing import FakePrinters

WAIT = 20_000
IDLE = "printer HP is idle.  enabled since Mon Nov 23 06:12:17 2026\n\tAlerts: none\n"
DISABLED = "printer HP disabled since Mon Nov 23 06:12:17 2026 -\n\tpaper jam\n\tAlerts: paused\n"
OFFLINE = IDLE.replace("none", "connecting-to-device offline-report")
JOBS = (
    "HP-7                 mei              1024   Mon Nov 23 06:12:10 2026\n"
    "\tStatus: of another\n\tAlerts: job-printing\n\tqueued for HP\n"
    "HP-8                 mei              1024   Mon Nov 23 06:12:17 2026\n"
    "\tStatus: cable unplugged\n\tAlerts: processing-to-stop-point\n\tqueued for HP\n"
)


def job(state: JobState, title: str = "ST1", printer: str = "HP") -> CupsJob:
    return CupsJob(printer, title, state)


@dataclass
class Server:
    """A CUPS in two answers: its jobs, and what ``lpstat`` and ``cancel`` say."""

    jobs_held: dict[int, CupsJob] | None = field(default_factory=dict)
    printer: str | None = IDLE
    lets_cancel: bool = True
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def jobs(self, *, ended: bool) -> dict[int, CupsJob] | None:
        if self.jobs_held is None or ended:
            return self.jobs_held
        return {n: one for n, one in self.jobs_held.items() if one.state < JobState.CANCELLED}

    def ask(self, program: str, *words: str) -> str | None:
        self.asked.append((program, *words))
        if program == "cancel":
            return "" if self.lets_cancel else None
        return JOBS if "-o" in words else self.printer


@pytest.mark.parametrize(
    ("state", "printer", "seen"),
    [
        (JobState.COMPLETED, IDLE, Seen(Fate.DONE)),
        (JobState.ABORTED, IDLE, Seen(Fate.ABORTED, "cable unplugged")),
        (JobState.CANCELLED, IDLE, Seen(Fate.CANCELLED, "cable unplugged")),
        (JobState.CANCELLED, None, Seen(Fate.GONE)),
        (JobState.HELD, IDLE, Seen(Fate.STANDS, "cable unplugged")),
        (JobState.STOPPED, IDLE, Seen(Fate.STANDS, "cable unplugged")),
        (JobState.PENDING, DISABLED, Seen(Fate.STANDS, "cable unplugged")),
        (JobState.PENDING, IDLE, Seen(Fate.UNDER_WAY)),
        (JobState.PROCESSING, IDLE, Seen(Fate.UNDER_WAY)),
        (JobState.PROCESSING, OFFLINE, Seen(Fate.STANDS, "cable unplugged")),
        (None, IDLE, Seen(Fate.DONE)),
        (None, None, Seen(Fate.GONE)),
    ],
)
def test_what_became_of_a_job(state: JobState | None, printer: str | None, seen: Seen) -> None:
    server = Server({} if state is None else {8: job(state)}, printer)
    assert CupsSent("HP", 8, server.jobs, server.ask).look() == seen


def test_a_server_that_does_not_answer_says_nothing_of_a_job() -> None:
    server = Server(None)
    assert CupsSent("HP", 8, server.jobs, server.ask).look() == Seen(Fate.UNKNOWN)


def test_a_job_is_taken_back_by_its_number() -> None:
    server = Server({8: job(JobState.HELD)})
    assert CupsSent("HP", 8, server.jobs, server.ask).take_back()
    assert server.asked == [("cancel", "HP-8")]
    server.lets_cancel = False
    assert not CupsSent("HP", 8, server.jobs, server.ask).take_back()


def _queue(server: Server, monkeypatch: pytest.MonkeyPatch) -> PrintQueue:
    monkeypatch.setattr("app.gui.printing.print_queue._ask", server.ask)
    queue = PrintQueue("HP", jobs=server.jobs)
    queue.begin()
    return queue


def test_our_job_is_the_new_one_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server({7: job(JobState.COMPLETED)})
    queue = _queue(server, monkeypatch)
    server.jobs_held = {
        7: job(JobState.COMPLETED), 8: job(JobState.PROCESSING),
        9: job(JobState.PENDING, "DN4"), 10: job(JobState.PENDING, printer="LQ"),
    }
    sent = queue.ended("ST1")
    assert sent is not None
    assert (sent.printer, sent.number) == ("HP", 8)


def test_a_job_that_never_came_into_the_queue_was_refused(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server({7: job(JobState.COMPLETED)})
    with pytest.raises(DomainError, match="refused"):
        _queue(server, monkeypatch).ended("ST1")


def test_a_server_that_forgets_what_is_done_refuses_nothing(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _queue(Server(), monkeypatch).ended("ST1") is None
    assert _queue(Server(None), monkeypatch).ended("ST1") is None


def test_a_queue_removed_while_pages_were_drawn_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    queue = _queue(server, monkeypatch)
    server.printer = None
    with pytest.raises(DomainError, match="gone"):
        queue.ended("ST1")


UNDER_WAY = Seen(Fate.UNDER_WAY)


@dataclass
class Told:
    """A job in a queue whose fate the test says."""

    seen: Seen = UNDER_WAY
    printer: str = "HP"
    taken: bool = True
    looks: int = 0
    taken_back: int = 0

    def look(self) -> Seen:
        self.looks += 1
        return self.seen

    def take_back(self) -> bool:
        self.taken_back += 1
        return self.taken


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path) -> Session:
    made = open_session(filled_place)
    made.desk.printers = FakePrinters()
    return made


def _print(session: Session, qtbot: QtBot, sent: Told) -> Following:
    printers = session.desk.printers
    assert isinstance(printers, FakePrinters)
    printers.port.sent = sent
    paper = PaperJob(
        "ST20261031001", "statement", lambda _context: printer_test_pdf(
            "en", (210.0, 297.0), "Test", ("a", "b", "c")
        ),
    )
    running = print_paper(session.desk, session.window.page, paper)
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    following = Following.of(session.jobs, session.desk)
    following._timer.setInterval(3_600_000)  # the test looks
    return following


def _look(following: Following, qtbot: QtBot, times: int = 1) -> None:
    for _ in range(times):
        one = following._followed[0]
        before = one.looks
        following.look()
        qtbot.waitUntil(lambda: one.looks > before, timeout=WAIT)  # noqa: B023 - at once


def test_a_job_given_up_in_the_queue_is_told_and_sent_again(
    session: Session, qtbot: QtBot
) -> None:
    sent = Told()
    following = _print(session, qtbot, sent)
    _look(following, qtbot)
    assert session.jobs.failed == []
    sent.seen = Seen(Fate.ABORTED, "cable unplugged")
    _look(following, qtbot)
    said = session.window.toast.words
    assert "ST20261031001" in said
    assert "HP (cable unplugged)" in said
    assert "沒有遺失" in said
    assert [one.words for one in session.jobs.failed] == ["ST20261031001"]
    assert session.news.failed.isVisible()
    assert following.count == 0
    printers = session.desk.printers
    assert isinstance(printers, FakePrinters)
    session.jobs.retry(session.jobs.failed[0])
    qtbot.waitUntil(lambda: len(printers.orders) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: following.count == 1, timeout=WAIT)
    assert sent.taken_back == 0
    assert session.jobs.failed == []


@pytest.mark.parametrize(
    ("fate", "words"), [(Fate.CANCELLED, "被取消"), (Fate.GONE, "已被移除")]
)
def test_a_job_cancelled_or_gone_with_its_queue_is_told(
    session: Session, qtbot: QtBot, fate: Fate, words: str
) -> None:
    following = _print(session, qtbot, Told(Seen(fate)))
    _look(following, qtbot)
    assert words in session.window.toast.words
    assert len(session.jobs.failed) == 1


def test_a_printed_job_is_not_looked_after_any_more(session: Session, qtbot: QtBot) -> None:
    following = _print(session, qtbot, Told(Seen(Fate.DONE)))
    said = session.window.toast.words
    _look(following, qtbot)
    assert following.count == 0
    assert not following._timer.isActive()
    assert session.window.toast.words == said


def test_a_job_that_stands_is_told_after_minutes_and_forgotten_once_it_is_printed(
    session: Session, qtbot: QtBot
) -> None:
    sent = Told(Seen(Fate.STANDS))
    following = _print(session, qtbot, sent)
    _look(following, qtbot, STANDS_FOR - 1)
    assert session.jobs.failed == []
    _look(following, qtbot)
    assert "停了好幾分鐘" in session.window.toast.words
    assert len(session.jobs.failed) == 1
    _look(following, qtbot, 2)
    assert len(session.jobs.failed) == 1
    sent.seen = Seen(Fate.DONE)
    _look(following, qtbot)
    assert session.jobs.failed == []


def test_standing_counts_anew_once_the_printer_went_on(session: Session, qtbot: QtBot) -> None:
    sent = Told(Seen(Fate.STANDS))
    following = _print(session, qtbot, sent)
    _look(following, qtbot, STANDS_FOR - 1)
    sent.seen = UNDER_WAY
    _look(following, qtbot)
    sent.seen = Seen(Fate.STANDS)
    _look(following, qtbot, 2)
    assert session.jobs.failed == []


@pytest.mark.parametrize("taken", [True, False], ids=["taken", "kept"])
def test_a_job_that_stands_is_taken_out_of_its_queue_before_it_is_printed_again(
    session: Session, qtbot: QtBot, taken: bool
) -> None:
    sent = Told(Seen(Fate.STANDS), taken=taken)
    following = _print(session, qtbot, sent)
    following._followed[0].stood = STANDS_FOR - 1
    _look(following, qtbot)
    session.jobs.retry(session.jobs.failed[0])
    printers = session.desk.printers
    assert isinstance(printers, FakePrinters)
    if taken:
        qtbot.waitUntil(lambda: len(printers.orders) == 2, timeout=WAIT)
    else:
        qtbot.waitUntil(lambda: "無法從印表機" in session.window.toast.words, timeout=WAIT)
        assert len(printers.orders) == 1
    assert sent.taken_back == 1


def test_nobody_follows_for_ever(session: Session, qtbot: QtBot) -> None:
    following = _print(session, qtbot, Told())
    following._followed[0].looks = FOLLOWED_FOR - 1
    _look(following, qtbot)
    assert following.count == 0


def test_the_window_closes_while_a_job_is_followed(session: Session, qtbot: QtBot) -> None:
    following = _print(session, qtbot, Told())
    following.look()
    session.close()
    assert following.count == 0
    assert not following._timer.isActive()
