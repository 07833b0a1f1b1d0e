"""A paper to be printed: the firm's logo, frozen with what was issued, and never where neutral."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from app.db.book import Book
from app.db.models import Delivery, DeliveryLine
from app.domain.errors import DomainError
from app.queries.note_content import note_contents
from app.services.firm import KeepLogo, keep_logo
from app.services.one_paper import NotePaper, StatementPaper, note_drawing, statement_drawing
from app.services.received import ReceivedLine, RecordReceived, record_received
from app.writers.page_pictures import PagePictures
from tests.books import act, add, customer
from tests.services.trading import NOVEMBER, issue, order, ship


@pytest.fixture
def desk(book: Book) -> Any:
    def ask(query: Any, question: Any) -> Any:
        with book.read() as read:
            return query(read, question)

    add(book, customer(name="大昌五金有限公司"))
    order(book, 10)
    ship(book, (1, 60))
    return SimpleNamespace(book=book, ask=ask)


def keep(book: Book, colour: str | None) -> None:
    file = BytesIO()
    if colour is not None:
        Image.new("RGB", (400, 200), colour).save(file, "PNG")
    content = file.getvalue() if colour is not None else None
    act(book, lambda w: keep_logo(w, KeepLogo(content)), verb="keep_logo")


def note_pdf(desk: Any, ask: NotePaper) -> bytes:
    return note_drawing(desk, ask)()


def statement_pdf(desk: Any, ask: StatementPaper) -> bytes:
    found = statement_drawing(desk, ask)
    return found if isinstance(found, bytes) else found()


def pictures(pdf: bytes) -> int:
    with PagePictures(pdf) as pages:
        return len(pages.pictures_on(0))


def test_a_note_printed_after_the_goods_were_counted_says_how_many_there_were(desk: Any) -> None:
    with desk.book.read() as read:
        versions = [read.session.get_one(kind, 1).version for kind in (Delivery, DeliveryLine)]
        number = read.session.get_one(Delivery, 1).number
    counted = ReceivedLine(1, versions[1], Decimal(58), "破損")
    command = RecordReceived(1, versions[0], (counted,))
    act(desk.book, lambda w: record_received(w, command), verb="record_received")
    row = desk.ask(note_contents, [number])[0].lines[0]
    assert (row.quantity, row.received, row.remark) == (Decimal(60), Decimal(58), "破損")
    assert row.amount == row.received * row.unit_price


def test_a_note_carries_the_logo_that_the_firm_has_now(desk: Any) -> None:
    assert pictures(note_pdf(desk, NotePaper(1))) == 0
    keep(desk.book, "red")
    assert pictures(note_pdf(desk, NotePaper(1, "241x140"))) == 1


def test_a_note_to_a_third_party_never_shows_our_logo(desk: Any) -> None:
    keep(desk.book, "red")
    ship(desk.book, (1, 10), third_party=True, ship_to="別人")
    assert pictures(note_pdf(desk, NotePaper(2))) == 0


def test_an_issued_statement_keeps_the_logo_it_was_issued_with(desk: Any) -> None:
    keep(desk.book, "red")
    ask = StatementPaper(1, "TWD", NOVEMBER)
    issue(desk.book)
    issued = statement_pdf(desk, ask)
    assert pictures(issued) == 1
    keep(desk.book, None)
    assert statement_pdf(desk, ask) == issued


def test_what_is_not_there_is_said(desk: Any) -> None:
    with pytest.raises(DomainError, match="delivery_unknown"):
        note_pdf(desk, NotePaper(77))
    with pytest.raises(DomainError, match="no_statement"):
        statement_pdf(desk, StatementPaper(1, "USD", NOVEMBER))
