"""Work in hand is saved cell by cell, without a number and without the journal."""

from __future__ import annotations

import pytest

from app.db.book import Book
from app.domain.errors import DomainError
from app.queries.drafts import draft_content, open_drafts
from app.services.customers import AddCustomer, add_customer
from app.services.drafts import (
    DropDraft,
    OpenDraft,
    SaveCell,
    drop_draft,
    ending_draft,
    open_draft,
    save_cell,
)
from app.services.perform import perform
from tests.books import NOW, act


def type_in(book: Book, draft: int, row: int, field: str, typed: str) -> None:
    act(book, lambda w: save_cell(w, SaveCell(draft, row, field, typed)))


def test_each_cell_is_kept_as_typed(book: Book) -> None:
    draft = act(book, lambda w: open_draft(w, OpenDraft("order", base_id=7, base_version=3))).value
    type_in(book, draft, 0, "customer", "大華")
    type_in(book, draft, 1, "quantity", "=12*")
    type_in(book, draft, 1, "quantity", "=12*30")
    with book.read() as read:
        content = draft_content(read, draft)
    assert content is not None
    assert content.cells == {(0, "customer"): "大華", (1, "quantity"): "=12*30"}
    assert (content.draft.base_id, content.draft.base_version) == (7, 3)
    assert book.head().seq == 0


def test_a_dropped_draft_is_gone_with_its_cells(book: Book) -> None:
    draft = act(book, lambda w: open_draft(w, OpenDraft("order"))).value
    type_in(book, draft, 0, "customer", "大華")
    act(book, lambda w: drop_draft(w, DropDraft(draft)))
    with book.read() as read:
        assert open_drafts(read, "order") == ()
        assert draft_content(read, draft) is None
    with pytest.raises(DomainError, match="record_gone"):
        type_in(book, draft, 0, "customer", "x")


def test_what_is_posted_from_a_draft_ends_it_and_what_is_refused_does_not(book: Book) -> None:
    draft = act(book, lambda w: open_draft(w, OpenDraft("customer"))).value
    action = ending_draft(draft, add_customer)
    with pytest.raises(DomainError, match="value_required"):
        perform(book, "mei", "add_customer", action, AddCustomer(" "), now=NOW)
    with book.read() as read:
        assert len(open_drafts(read, "customer")) == 1
    perform(book, "mei", "add_customer", action, AddCustomer("大華"), now=NOW)
    with book.read() as read:
        assert open_drafts(read, "customer") == ()


def test_what_is_posted_stands_where_its_draft_was_thrown_away_meanwhile(book: Book) -> None:
    draft = act(book, lambda w: open_draft(w, OpenDraft("customer"))).value
    act(book, lambda w: drop_draft(w, DropDraft(draft)))
    outcome = perform(
        book, "test", "add_customer", ending_draft(draft, add_customer), AddCustomer("大華"),
        now=NOW,
    )
    assert outcome.value["id"]
