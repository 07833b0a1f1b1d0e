"""A program that is killed in mid-typing loses the cell that was being typed, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.db.book import Book
from app.gui.frame.tabs import Tab
from app.gui.session import Session
from app.queries.drafts import draft_content
from app.queries.unfinished import unfinished
from app.services.check import check


def _faults(place: Path) -> object:
    """The small firm's rows were made by hand, and do not add up: a kill may add nothing."""
    book = Book.open(place)
    report = check(book)
    book.close()
    return report.faults


@pytest.fixture
def killed(filled_place: Path) -> Path:
    """A book after a program died that had a form, a delivery and a dialog open on it."""
    before = _faults(filled_place)
    ran = subprocess.run(
        [sys.executable, Path(__file__).with_name("typist.py"), filled_place, "everywhere"],
        check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True,
        text=True, timeout=100,
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert ran.stdout == "typed\n"
    assert _faults(filled_place) == before
    return filled_place


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_form_a_delivery_and_a_dialog_lose_no_more_than_the_cell_being_typed(
    killed: Path, open_session: Callable[..., Session], qtbot: QtBot
) -> None:
    book = Book.open(killed)
    with book.read() as read:
        left = {
            row.kind: draft_content(read, row.draft.id) for row in unfinished(read)
        }
    book.close()
    assert set(left) == {"product", "delivery", "put_off"}
    cells = {kind: content.cells for kind, content in left.items() if content is not None}
    assert cells["product"][0, "name"] == "Paper bag"
    assert "unfinished" in cells["product"].values()  # the cell that another tab was left for
    assert cells["delivery"][0, "customer"] == "C0001"
    assert cells["delivery"][1, "quantity"] == "70"
    assert cells["delivery"][2, "quantity"] == "3"  # the dialog took the keyboard from it
    assert cells["put_off"] == {(0, "day"): "2026/11/08"}  # the reason was being typed
    session = open_session(killed, tab=Tab.CUSTOMERS)
    qtbot.waitUntil(lambda: session.unfinished.strip is not None, timeout=20_000)
    strip = session.unfinished.strip
    assert strip is not None
    assert "3 份" in strip.words
