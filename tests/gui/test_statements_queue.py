"""A month read a few customers at a time: nobody waits for the whole, and nothing jumps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Context
from app.domain.months import Month
from app.gui.lists.list_spec import Asked
from app.gui.statements import queue as queues
from app.gui.statements.month_spec import month_spec
from app.gui.statements.queue import MonthQueue
from app.services.statements import IssueStatement, issue_statement

OCTOBER = Month(2026, 10)


@pytest.fixture
def context(
    filled_place: Path, tmp_path: Path, book: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Context]:
    monkeypatch.setattr(queues, "SLICE", 3)
    shutil.copytree(filled_place, tmp_path / "book")
    opened = book.open_empty(tmp_path / "book")
    yield opened
    opened.close()


def codes(rows: Any) -> list[str]:
    return [one.row.code for one in rows]


def filled(context: Context) -> MonthQueue:
    queue = MonthQueue()
    while not queue.read_on(context, OCTOBER):
        pass
    return queue


def make(context: Context, queue: MonthQueue, place: int) -> int:
    row = queue.rows(context, OCTOBER, "")[place].row
    command = IssueStatement(row.customer_id, row.currency, OCTOBER)
    context.perform("issue_statement", issue_statement, command)
    queue.age()
    return row.customer_id


def test_the_first_page_is_what_there_is_and_the_rest_follows(context: Context) -> None:
    queue = MonthQueue()
    assert len(queue.page(context, OCTOBER, "all", "", None, 200).rows) == 3
    assert not queue.complete(OCTOBER)
    steps = 1
    while not queue.read_on(context, OCTOBER):
        steps += 1
    assert steps == 2
    assert queue.complete(OCTOBER)
    page = queue.page(context, OCTOBER, "all", "", None, 200)
    assert (len(page.rows), page.count) == (8, 8)
    assert queue.counts(context, OCTOBER)["none"] == 8


def test_of_one_state_too_a_few_customers_are_read_at_once(context: Context) -> None:
    make(context, filled(context), 7)
    queue = MonthQueue()
    spec, asked = month_spec(queue), Asked("made", "", "", False, date(2026, 11, 5), str(OCTOBER))
    assert len(queue.page(context, OCTOBER, "none", "", None, 200).rows) == 3
    assert not queue.complete(OCTOBER)
    assert queue.page(context, OCTOBER, "made", "", None, 200).count is None
    assert not queue.complete(OCTOBER)
    assert spec.more_to_come(asked)
    while not queue.read_on(context, OCTOBER):
        pass
    assert not spec.more_to_come(asked)
    assert queue.page(context, OCTOBER, "none", "", None, 200).count == 7
    assert queue.page(context, OCTOBER, "made", "", None, 200).count == 1


def test_a_row_that_is_seen_changes_at_once_and_keeps_its_place(context: Context) -> None:
    queue = filled(context)
    before = codes(queue.rows(context, OCTOBER, ""))
    customer = make(context, queue, 5)
    assert not queue.complete(OCTOBER)
    queue.read_again(context, OCTOBER, {customer})
    rows = queue.rows(context, OCTOBER, "")
    assert rows[5].row.state.value == "made"
    assert codes(rows) == before
    while not queue.read_on(context, OCTOBER):
        pass
    assert codes(queue.rows(context, OCTOBER, "")) == before

    queue.sort_anew()
    while not queue.read_on(context, OCTOBER):
        pass
    assert codes(queue.rows(context, OCTOBER, ""))[0] == before[5]


def test_what_changes_while_a_month_is_read_is_read_again(context: Context) -> None:
    queue = MonthQueue()
    queue.read_on(context, OCTOBER)
    queue.age()
    assert not queue.read_on(context, OCTOBER)
    assert not queue.read_on(context, OCTOBER)
    assert queue.read_on(context, OCTOBER)
    assert queue.complete(OCTOBER)


def test_a_search_asks_for_those_alone(context: Context) -> None:
    assert codes(MonthQueue().rows(context, OCTOBER, "茶業")) == ["H0023"]


def test_one_that_is_led_to_stands_among_the_first_rows(context: Context) -> None:
    last = filled(context).rows(context, OCTOBER, "")[-2]
    queue = MonthQueue()
    queue.want(last.identity)
    assert last.identity in [one.identity for one in
                             queue.page(context, OCTOBER, "all", "", None, 200).rows]
    assert not queue.complete(OCTOBER)
    while not queue.read_on(context, OCTOBER):
        pass
    page = queue.page(context, OCTOBER, "all", "", None, 2)  # it stands beyond the first two
    assert page.rows[-1].identity == last.identity
    following = queue.page(context, OCTOBER, "all", "", page.next_key, 2).rows
    rows = [*page.rows, *following]
    assert len({one.identity for one in rows}) == len(rows)
