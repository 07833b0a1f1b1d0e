"""Filters of one's own: kept in order, named once, and each action taken back by undo."""

from __future__ import annotations

import pytest

from app.db.book import Book
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.saved_filters import SavedFiltersAsk, saved_filters
from app.services.perform import EditConflict, perform
from app.services.saved_filters import (
    MOST,
    MoveFilter,
    RemoveFilter,
    RenameFilter,
    SaveFilter,
    move_filter,
    remove_filter,
    rename_filter,
    save_filter,
)
from app.services.undo import UndoLast, undo_last
from tests.books import NOW


def keep(book: Book, name: str, *, tab: str = "orders", actor: str = "mei", **more: object) -> int:
    command = SaveFilter(tab, name, **{"base": "late", "words": "大華", **more})  # type: ignore[arg-type]
    return perform(book, actor, "save_filter", save_filter, command, now=NOW).value


def names(book: Book, tab: str = "orders", actor: str = "mei") -> list[str]:
    with book.read() as read:
        return [one.name for one in saved_filters(read, SavedFiltersAsk(actor, tab))]


def undo(book: Book) -> None:
    perform(book, "mei", "undo", undo_last, UndoLast(), now=NOW)


def test_a_filter_is_kept_with_all_that_is_asked(book: Book) -> None:
    kept = keep(book, "  大華八月 ", tab="statements", base="differs", month=Month(2026, 8))
    with book.read() as read:
        [row] = saved_filters(read, SavedFiltersAsk("mei", "statements"))
    assert (row.id, row.name, row.base, row.words, row.month) == (
        kept, "大華八月", "differs", "大華", Month(2026, 8),
    )


def test_filters_are_one_persons_and_of_one_tab(book: Book) -> None:
    keep(book, "急件")
    keep(book, "急件", actor="lin")
    keep(book, "急件", tab="customers")
    assert names(book) == names(book, actor="lin") == names(book, tab="customers") == ["急件"]
    assert names(book, tab="products") == []


@pytest.mark.parametrize(("name", "why"), [
    ("", "filter_nameless"), ("  　", "filter_nameless"), ("急件", "filter_name_taken"),
    (" RUSH ", "filter_name_taken"),
])
def test_a_name_is_given_and_stands_once(book: Book, name: str, why: str) -> None:
    first, _ = keep(book, "急件"), keep(book, "Rush")
    with pytest.raises(DomainError, match=why):
        keep(book, name)
    if why == "filter_nameless":
        command = RenameFilter(first, name, 1)
        with pytest.raises(DomainError, match=why):
            perform(book, "mei", "rename_filter", rename_filter, command, now=NOW)
    assert names(book) == ["急件", "Rush"]


def test_no_more_are_kept_than_can_be_counted(book: Book) -> None:
    for place in range(MOST):
        keep(book, f"第{place}個")
    with pytest.raises(DomainError, match="filters_many"):
        keep(book, "再一個")


def test_a_rename_is_taken_back(book: Book) -> None:
    kept = keep(book, "急件")
    command = RenameFilter(kept, "大華急件", 1)
    done = perform(book, "mei", "rename_filter", rename_filter, command, now=NOW)
    assert done.value == "大華急件"
    assert done.changes == {("saved_filter", kept)}
    undo(book)
    assert names(book) == ["急件"]


def test_two_names_given_at_once_are_not_lost_in_silence(book: Book) -> None:
    kept = keep(book, "急件")
    for name, refused in (("大華", False), ("急", True)):
        command = RenameFilter(kept, name, 1)
        if refused:
            with pytest.raises(EditConflict):
                perform(book, "mei", "rename_filter", rename_filter, command, now=NOW)
        else:
            perform(book, "mei", "rename_filter", rename_filter, command, now=NOW)
    assert names(book) == ["大華"]


def test_a_filter_moves_and_stops_at_the_ends(book: Book) -> None:
    first = keep(book, "甲")
    keep(book, "乙")
    keep(book, "丙")
    for by, expected in ((1, "乙甲丙"), (1, "乙丙甲"), (1, "乙丙甲"), (-9, "甲乙丙")):
        perform(book, "mei", "move_filter", move_filter, MoveFilter(first, by), now=NOW)
        assert "".join(names(book)) == expected
    undo(book)
    assert "".join(names(book)) == "乙丙甲"


def test_what_was_taken_away_comes_back_where_it_stood(book: Book) -> None:
    keep(book, "甲")
    middle = keep(book, "乙")
    keep(book, "丙")
    removed = perform(
        book, "mei", "remove_filter", remove_filter, RemoveFilter(middle, "乙"), now=NOW
    )
    assert (removed.value, names(book)) == ("乙", ["甲", "丙"])
    undo(book)
    assert names(book) == ["甲", "乙", "丙"]


def test_nobody_takes_away_anothers(book: Book) -> None:
    kept = keep(book, "甲", actor="lin")
    with pytest.raises(DomainError, match="record_gone"):
        perform(book, "mei", "remove_filter", remove_filter, RemoveFilter(kept, "甲"), now=NOW)
    assert names(book, actor="lin") == ["甲"]


def test_what_was_renamed_meanwhile_is_not_taken_away_unseen(book: Book) -> None:
    kept = keep(book, "甲")
    perform(book, "mei", "rename_filter", rename_filter, RenameFilter(kept, "乙", 1), now=NOW)
    with pytest.raises(DomainError, match="record_changed"):
        perform(book, "mei", "remove_filter", remove_filter, RemoveFilter(kept, "甲"), now=NOW)
