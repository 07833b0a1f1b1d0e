"""An order kept as a draft: posted and ended at once, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Order
from app.domain.choices import OrderKind
from app.domain.errors import DomainError
from app.queries.drafts import draft_content, open_drafts
from app.services.drafts import KeepCells, keep_cells
from app.services.order_drafts import ORDER_DRAFT, PostOrder, post_order
from app.services.order_lines import NewLine
from app.services.orders import EditOrder, PlaceOrder
from tests.books import DAY, act, add, customer


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book")
    add(opened, customer())
    yield opened
    opened.close()


def keep(book: Book, draft_id: int | None = None, **cells: str) -> int:
    command = KeepCells(ORDER_DRAFT, draft_id, {(1, name): text for name, text in cells.items()})
    return int(act(book, lambda w: keep_cells(w, command)).value)


def drafts(book: Book) -> list[int]:
    with book.read() as read:
        return [one.id for one in open_drafts(read, ORDER_DRAFT)]


def _order(**more: object) -> PlaceOrder:
    line = NewLine(Decimal(5), Decimal(2), name="箱")
    return PlaceOrder(**{"customer_id": 1, "date": DAY, "lines": (line,), **more})  # type: ignore[arg-type]


def test_a_posted_order_ends_its_draft_and_tells_its_number(book: Book) -> None:
    draft = keep(book, item="A1")
    keep(book, draft, quantity="5")
    other = keep(book, item="B1")
    made = act(book, lambda w: post_order(w, PostOrder(_order(), draft))).value
    assert drafts(book) == [other]
    with book.read() as read:
        assert read.session.get_one(Order, made["id"]).number == made["number"]
        assert draft_content(read, draft) is None


def test_a_refused_order_keeps_its_draft_whole(book: Book) -> None:
    draft = keep(book, item="A1", quantity="約三百")
    with pytest.raises(DomainError):
        act(book, lambda w: post_order(w, PostOrder(_order(lines=()), draft)))
    with book.read() as read:
        content = draft_content(read, draft)
        assert content is not None
        assert content.cells == {(1, "item"): "A1", (1, "quantity"): "約三百"}
        assert read.session.query(Order).count() == 0


def test_an_order_without_a_draft_is_posted_all_the_same(book: Book) -> None:
    repeated = _order(kind=OrderKind.REPEAT, repeat_of="SO20250101001")
    made = act(book, lambda w: post_order(w, PostOrder(repeated))).value
    edited = EditOrder(made["id"], 10**9, {"remark": "改"})
    assert act(book, lambda w: post_order(w, PostOrder(edited))).value == made
    with book.read() as read:
        stored = read.session.get_one(Order, made["id"])
        assert (stored.remark, stored.kind, stored.repeat_of) == ("改", "repeat", "SO20250101001")


def test_a_draft_that_is_gone_is_refused_and_nothing_is_posted(book: Book) -> None:
    with pytest.raises(DomainError, match="record_gone"):
        act(book, lambda w: post_order(w, PostOrder(_order(), 99)))
    with book.read() as read:
        assert read.session.query(Order).count() == 0
    with pytest.raises(DomainError, match="record_gone"):
        keep(book, 99, item="A1")
