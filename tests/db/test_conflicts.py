"""Two people editing one record: nothing is lost, and the second sees what the first did."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Customer
from app.db.unit_of_work import Work
from app.services.perform import Clash, EditConflict
from tests.books import act, add, customer, held


def edit(book: Book, base_version: int, **fields: Any) -> None:
    def change(work: Work) -> None:
        record = work.session.get_one(Customer, 1)
        work.guard(record, base_version, fields)
        for name, value in fields.items():
            setattr(record, name, value)

    act(book, change)


def test_the_same_field_is_shown_with_both_values(book: Book) -> None:
    add(book, customer(phone="1", remark="a"))
    edit(book, 1, phone="2")
    with pytest.raises(EditConflict) as shown:
        edit(book, 1, phone="3", remark="b")
    assert shown.value.fields == {"phone": Clash(theirs="2", yours="3")}
    assert (shown.value.entity, shown.value.record_id) == ("customer", 1)
    assert (held(book, Customer, 1).phone, held(book, Customer, 1).remark) == ("2", "a")


def test_different_fields_keep_both_edits(book: Book) -> None:
    add(book, customer(phone="1", remark="a"))
    edit(book, 1, phone="2")
    edit(book, 1, remark="b")
    assert (held(book, Customer, 1).phone, held(book, Customer, 1).remark) == ("2", "b")


def test_the_same_value_is_no_conflict(book: Book) -> None:
    add(book, customer(phone="1"))
    edit(book, 1, phone="2")
    edit(book, 1, phone="2")
    assert book.head().seq == 2


def test_a_change_among_many_rows_counts_too(book: Book) -> None:
    add(book, customer(phone="1"))
    act(book, lambda work: work.update_many(Customer, [{"id": 1, "phone": "2"}]))
    with pytest.raises(EditConflict):
        edit(book, 1, phone="3")
    edit(book, 2, phone="3")


def test_of_two_at_the_same_moment_one_is_stored_and_one_is_asked(book: Book) -> None:
    add(book, customer(phone="1"))
    start, told = threading.Barrier(2), []

    def try_it(phone: str) -> None:
        start.wait()
        try:
            edit(book, 1, phone=phone)
        except EditConflict as conflict:
            told.append((phone, conflict.fields["phone"].theirs))

    threads = [threading.Thread(target=try_it, args=(phone,)) for phone in ("2", "3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ((lost, won),) = told
    assert {lost, won} == {"2", "3"}
    assert held(book, Customer, 1).phone == won
