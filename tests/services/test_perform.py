"""One action is one commit, and its outcome says what changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.db.book import Book
from app.db.models import Customer
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.perform import perform
from tests.books import NOW, act, add, customer, held


@dataclass(frozen=True, slots=True)
class Rename:
    customer_id: int
    name: str


def rename(work: Work, command: Rename) -> str:
    record = work.session.get_one(Customer, command.customer_id)
    old, record.name = record.name, command.name
    return old


def test_an_outcome_holds_value_changes_and_number(book: Book) -> None:
    add(book, customer())
    outcome = perform(book, "mei", "rename", rename, Rename(1, "新名"), now=NOW, batch="b1")
    assert (outcome.value, outcome.seq) == ("大華包裝", 2)
    assert outcome.changes == frozenset({("customer", 1)})
    with book.read() as read:
        entry = outcome_entry(read)
    assert entry == ("mei", "rename", "b1", NOW)


def outcome_entry(read: object) -> tuple[object, ...]:
    from sqlalchemy import select

    from app.db.models import JournalEntry as J

    query = select(J.actor, J.verb, J.batch, J.at).where(J.seq == 2)
    return tuple(read.session.execute(query).one())


def test_a_refused_action_leaves_nothing(book: Book) -> None:
    add(book, customer())

    def refuse(work: Work, command: Rename) -> None:
        rename(work, command)
        work.session.flush()
        raise DomainError("errors.refused")

    with pytest.raises(DomainError):
        perform(book, "mei", "rename", refuse, Rename(1, "新名"), now=NOW)
    assert held(book, Customer, 1).name == "大華包裝"
    assert book.head().seq == 1


def test_an_action_without_effect_is_not_in_the_journal(book: Book) -> None:
    assert act(book, lambda work: "nothing").seq == 0
    assert book.head() == (0, "")


def test_a_key_whose_outcome_was_no_plain_value_is_answered_with_a_refusal(book: Book) -> None:
    def add_one(work: Work) -> object:
        work.session.add(customer())
        return object()

    act(book, add_one, key="k")
    with pytest.raises(DomainError, match="already_done"):
        act(book, add_one, key="k")
    assert book.head().seq == 1


def test_a_file_is_stored_before_the_row_that_names_it(book: Book) -> None:
    def fail(work: Work) -> None:
        assert work.files.get(work.files.put(b"paper")) == b"paper"
        raise LookupError

    with pytest.raises(LookupError):
        act(book, fail)
    assert len(list(book.files.names())) == 1
