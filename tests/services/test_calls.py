"""Calls noted for a customer: kept with their moment, changed, taken away, brought back."""

from __future__ import annotations

import pytest

from app.db.book import Book
from app.domain.errors import DomainError
from app.queries.panes.customer_calls import calls_of
from app.services.calls import EditCall, NoteCall, RemoveCall, edit_call, note_call, remove_call
from app.services.perform import EditConflict
from app.services.undo import UndoLast, undo_last
from tests.books import NOW, act, add, customer


@pytest.fixture
def firm(book: Book) -> Book:
    add(book, customer())
    return book


def note(book: Book, text: str) -> int:
    return int(act(book, lambda w: note_call(w, NoteCall(1, text))).value)


def said(book: Book) -> list[str]:
    with book.read() as read:
        return [one.text for one in calls_of(read, 1, 5).rows]


def test_the_last_call_stands_first_with_its_moment(firm: Book) -> None:
    note(firm, " 李小姐：11/06 匯款\n下週再打 ")
    note(firm, "陳小姐：年節提袋要馬年款")
    with firm.read() as read:
        calls = calls_of(read, 1, 5)
        assert [(row.text, row.at) for row in calls.rows] == [
            ("陳小姐：年節提袋要馬年款", NOW), ("李小姐：11/06 匯款\n下週再打", NOW),
        ]
        assert calls.count == 2
        last = calls_of(read, 1, 1)
        assert ([row.text for row in last.rows], last.count) == (["陳小姐：年節提袋要馬年款"], 2)


@pytest.mark.parametrize("nothing", ["", "  ", "\n\t\x00"])
def test_a_call_of_nothing_is_not_noted(firm: Book, nothing: str) -> None:
    with pytest.raises(DomainError, match=r"errors\.call_empty"):
        note(firm, nothing)
    one = note(firm, "林先生：好")
    with pytest.raises(DomainError, match=r"errors\.call_empty"):
        act(firm, lambda w: edit_call(w, EditCall(one, 99, nothing)))
    assert said(firm) == ["林先生：好"]


def test_nobody_is_called_who_is_gone(firm: Book) -> None:
    with pytest.raises(DomainError, match=r"errors\.record_gone"):
        act(firm, lambda w: note_call(w, NoteCall(7, "喂")))


def test_two_people_on_one_note_do_not_lose_each_others_words(firm: Book) -> None:
    one = note(firm, "李小姐：明天")
    with firm.read() as read:
        seen = calls_of(read, 1, 5).rows[0].version
    act(firm, lambda w: edit_call(w, EditCall(one, seen, "李小姐：後天")))
    with pytest.raises(EditConflict):
        act(firm, lambda w: edit_call(w, EditCall(one, seen, "李小姐：不要了")))
    with pytest.raises(DomainError, match=r"errors\.record_changed"):
        act(firm, lambda w: remove_call(w, RemoveCall(one, seen)))
    assert said(firm) == ["李小姐：後天"]


def test_a_note_taken_away_comes_back_by_undo(firm: Book) -> None:
    one = note(firm, "李小姐：明天")
    act(firm, lambda w: remove_call(w, RemoveCall(one)))
    assert said(firm) == []
    act(firm, lambda w: undo_last(w, UndoLast()))
    assert said(firm) == ["李小姐：明天"]
