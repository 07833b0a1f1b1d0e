"""Work in hand is saved cell by cell, without a number and without the journal."""

from __future__ import annotations

import pytest

from app.db.book import Book
from app.domain.errors import DomainError
from app.queries.drafts import draft_content, open_drafts
from app.services.drafts import DropDraft, OpenDraft, SaveCell, drop_draft, open_draft, save_cell
from tests.books import act


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
