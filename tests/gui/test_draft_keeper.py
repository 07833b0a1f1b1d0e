"""A keeper of drafts alone: what was stored once is not stored again from a draft read before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.domain.errors import DomainError
from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.tasks import Tasks
from app.queries.drafts import has_draft
from app.services.calls import NoteCall, note_call
from app.services.drafts import DropDraft, KeepCells, drop_draft, keep_cells
from tests.gui.small_book import open_empty

CELLS = {(0, "said"): "李小姐：11/06 匯款"}
Ask = Callable[[Callable[[Context], Any]], Any]


@pytest.fixture
def tasks(filled_place: Path, qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(lambda: open_empty(filled_place))
    made.start(lambda _context: None)
    yield made
    made.close()


@pytest.fixture
def ask(tasks: Tasks, qtbot: QtBot) -> Ask:
    """On the writer's thread, in its turn."""

    def do(act: Callable[[Context], Any]) -> Any:
        answers: list[Any] = []
        tasks.write(lambda context, _progress: act(context), answers.append, failed=answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    return do


def _draft(context: Context) -> int:
    made: int = context.perform(
        "keep_draft", keep_cells, KeepCells("call_note", None, CELLS, 1)
    ).value
    return made


def _noting(keeper: DraftKeeper) -> Callable[[Context], Any]:
    def act(context: Context) -> Any:
        action = keeper.ending(note_call)
        return context.perform("note_call", action, NoteCall(1, CELLS[0, "said"])).value

    return act


def _taken(tasks: Tasks, draft_id: int) -> DraftKeeper:
    keeper = DraftKeeper(tasks, "call_note", {}, base_id=1)
    keeper.take_over(draft_id, CELLS)
    return keeper


def test_a_draft_stored_since_it_was_read_is_not_stored_again(tasks: Tasks, ask: Ask) -> None:
    draft_id = ask(_draft)
    assert isinstance(ask(_noting(_taken(tasks, draft_id))), int)
    assert not ask(lambda context: context.ask(has_draft, draft_id))
    refused = ask(_noting(_taken(tasks, draft_id)))
    assert isinstance(refused, DomainError)
    assert refused.message_id == "errors.record_gone"


def test_what_still_stands_here_is_stored_though_its_draft_was_thrown_away(
    tasks: Tasks, ask: Ask
) -> None:
    draft_id = ask(_draft)
    keeper = _taken(tasks, draft_id)
    ask(lambda context: context.perform("drop_draft", drop_draft, DropDraft(draft_id)))
    assert isinstance(ask(_noting(keeper)), int)
