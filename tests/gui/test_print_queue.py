"""A queue that is paused or rejects is told of, though Qt hears nothing of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.printing.job import PaperJob
from app.gui.printing.port import Order
from app.gui.printing.print_paper import print_paper
from app.gui.printing.print_queue import PrintQueue, read_lpstat
from app.gui.printing.qt_printers import QtPort, QtPrinters
from app.gui.printing.sent_job import Jobs
from app.gui.session import Session
from app.writers.pdf.test_page import printer_test_pdf

WAIT = 20_000

IDLE = "printer HP is idle.  enabled since Mon Nov 23 02:44:14 2026\n"
TAKES = "HP accepting requests since Mon Nov 23 02:44:14 2026\n"
PAUSED = "printer HP disabled since Mon Nov 23 02:44:15 2026 -\n\tPaused\n"
JAMMED = "printer HP disabled since Mon Nov 23 02:44:15 2026 -\n\tpaper jam\n"
REJECTS = "HP not accepting requests since Mon Nov 23 02:44:15 2026 -\n\tmoved upstairs\n"
EARLIER = "HP-7                 mei              1024   Mon Nov 23 02:44:10 2026\n"
OURS = "HP-8                 mei              2048   Mon Nov 23 02:44:16 2026\n"


@dataclass
class Cups:
    """Stands where CUPS's own commands stand: says what is written in a file."""

    folder: Path

    def says(self, words: str) -> None:
        (self.folder / "said").write_text(words)

    @property
    def cancelled(self) -> str:
        kept = self.folder / "cancelled"
        return kept.read_text() if kept.exists() else ""

    def lets_cancel(self, may: bool) -> None:
        end = f'echo "$1" >> {self.folder}/cancelled' if may else "exit 1"
        self._make("cancel", end)

    def _make(self, name: str, does: str) -> None:
        script = self.folder / name
        script.write_text(f"#!/bin/sh\n{does}\n")
        script.chmod(0o755)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    if os.name == "nt":
        pytest.skip("there is no CUPS")
    folder = tmp_path / "cups"
    folder.mkdir()
    made = Cups(folder)
    made.says(IDLE + TAKES)
    made._make("lpstat", f"cat {folder}/said")
    made.lets_cancel(True)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return made


def no_cups(*, ended: bool) -> None:
    """Whatever this machine has: nobody's jobs are looked at."""


@dataclass
class QueuedPrinters:
    """A real QPrinter that writes a file, behind a queue that CUPS tells of."""

    path: Path
    meanwhile: Callable[[], None] = lambda: None
    """What befalls the queue while pages are drawn."""
    jobs: Jobs = no_cups

    def names(self) -> tuple[str, ...]:
        return ("HP",)

    def usual(self) -> str:
        return "HP"

    def trouble(self, name: str) -> bool:
        return QtPrinters().trouble(name)

    def open(self, order: Order) -> QtPort:
        queue = PrintQueue("HP", jobs=self.jobs)
        queue.begin()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        self.meanwhile()
        return QtPort(printer, order, "HP", queue)


def test_lpstat_is_read() -> None:
    assert read_lpstat(IDLE + TAKES, "HP") == read_lpstat("", "HP")
    state = read_lpstat(JAMMED + TAKES + EARLIER + OURS, "HP")
    assert (state.paused, state.rejects, state.reason) == (True, False, "paper jam")
    assert state.jobs == {"HP-7", "HP-8"}
    state = read_lpstat(IDLE + REJECTS, "HP")
    assert (state.paused, state.rejects, state.reason) == (False, True, "moved upstairs")
    assert not read_lpstat(PAUSED.replace("HP", "HP-2"), "HP").paused
    assert read_lpstat(PAUSED, "HP").reason == ""


def test_without_cups_the_printers_own_word_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    PrintQueue("HP").begin()
    with pytest.raises(DomainError, match="paused"):
        PrintQueue("HP", lambda: True).begin()


@pytest.fixture
def session(open_session: Callable[..., Session], filled_place: Path, tmp_path: Path) -> Session:
    made = open_session(filled_place)
    made.desk.printers = QueuedPrinters(tmp_path / "out.pdf")
    return made


def _print(session: Session, qtbot: QtBot) -> None:
    job = PaperJob(
        "ST20261031001", "statement", lambda _context: printer_test_pdf(
            "en", (210.0, 297.0), "Test", ("a", "b", "c")
        ),
    )
    running = print_paper(session.desk, session.window.page, job)
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)


@pytest.mark.parametrize(
    ("state", "said"),
    [(PAUSED + TAKES, "已暫停"), (JAMMED + TAKES, "paper jam"), (IDLE + REJECTS, "不收新的列印")],
    ids=["paused", "stopped", "rejects"],
)
def test_nothing_is_sent_into_a_queue_that_stands_and_it_can_be_sent_again(
    session: Session, qtbot: QtBot, cups: Cups, tmp_path: Path, state: str, said: str
) -> None:
    cups.says(state)
    _print(session, qtbot)
    assert said in session.window.page.strip.words
    assert "沒有遺失" in session.window.page.strip.words
    assert not (tmp_path / "out.pdf").exists()
    assert session.news.failed.isVisible()
    cups.says(IDLE + TAKES)
    session.jobs.retry(session.jobs.failed[0])
    qtbot.waitUntil(lambda: "HP" in session.window.toast.words, timeout=WAIT)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert session.jobs.failed == []


def test_a_queue_stopped_meanwhile_gives_our_job_back_and_no_other(
    session: Session, qtbot: QtBot, cups: Cups
) -> None:
    cups.says(IDLE + TAKES + EARLIER)
    printers = session.desk.printers
    assert isinstance(printers, QueuedPrinters)
    printers.meanwhile = lambda: cups.says(PAUSED + TAKES + EARLIER + OURS)
    _print(session, qtbot)
    assert "已暫停" in session.window.page.strip.words
    assert cups.cancelled.split() == ["HP-8"]
    assert len(session.jobs.failed) == 1


def test_what_the_queue_does_not_give_back_is_not_offered_twice(
    session: Session, qtbot: QtBot, cups: Cups
) -> None:
    cups.lets_cancel(False)
    printers = session.desk.printers
    assert isinstance(printers, QueuedPrinters)
    printers.meanwhile = lambda: cups.says(PAUSED + TAKES + OURS)
    _print(session, qtbot)
    assert "不必再送" in session.window.page.strip.words
    assert session.jobs.failed == []


def test_the_status_bar_tells_of_a_queue_that_rejects(
    session: Session, qtbot: QtBot, cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.printing.qt_printers._is_broken", lambda _name: False)
    session.news.look()
    qtbot.waitUntil(lambda: session.window.status.printer.text() == "印表機 HP", timeout=WAIT)
    cups.says(IDLE + REJECTS)
    session.news.look()
    qtbot.waitUntil(
        lambda: session.window.status.printer.text() == "印表機 HP 有狀況", timeout=WAIT
    )
