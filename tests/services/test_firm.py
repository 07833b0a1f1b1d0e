"""The firm's own fields."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from app.db.book import Book
from app.db.models import Firm, Order
from app.domain.errors import DomainError
from app.services.check import check
from app.services.firm import EditFirm, KeepLogo, edit_firm, keep_logo
from tests.books import act, add, customer, held
from tests.services.trading import order, ship, take_back


def change(book: Book, **edited: Any) -> None:
    act(book, lambda w: edit_firm(w, EditFirm(book.head().seq, edited)), verb="edit_firm")


def test_a_new_rate_revalues_what_is_ordered(book: Book) -> None:
    add(book, customer())
    order(book, 10)
    change(book, name="承昌", tax_rate=Decimal("0.1"))
    assert (held(book, Firm, 1).name, held(book, Order, 1).gross) == ("承昌", 1100)
    take_back(book)
    assert held(book, Order, 1).gross == 1050
    assert check(book).sound


def test_what_papers_were_posted_by_stays(book: Book) -> None:
    add(book, customer())
    order(book, 10)
    change(book, tax_rounding="line", currency="CNY")
    change(book, currency="TWD")
    ship(book, (1, 1))
    for edited in ({"tax_rounding": "document"}, {"currency": "CNY"}):
        with pytest.raises(DomainError, match="firm_posted"):
            change(book, **edited)
    change(book, tax_rounding="line", statement_day=3)
    assert held(book, Firm, 1).statement_day == 3
    assert check(book).sound


def test_numbers_begin_with_the_letters_the_firm_chose(book: Book) -> None:
    add(book, customer())
    change(book, number_prefixes={"SO": "AB"})
    order(book, 10)
    assert held(book, Order, 1).number.startswith("AB2")
    change(book, number_prefixes={})
    order(book, 10)
    assert held(book, Order, 2).number.startswith("SO2")


def test_letters_that_two_kinds_would_share_are_refused(book: Book) -> None:
    with pytest.raises(DomainError, match="prefix_twice"):
        change(book, number_prefixes={"SO": "DN"})
    change(book, number_prefixes={"SO": "SO"})
    assert held(book, Firm, 1).number_prefixes == ""


def test_deadlines_of_the_firm_have_bounds(book: Book) -> None:
    change(book, sign_days=5, reply_hours=48, day_ends=time(18, 0), seal_box=False)
    firm = held(book, Firm, 1)
    assert (firm.sign_days, firm.reply_hours, firm.day_ends, firm.seal_box) == (
        5, 48, "18:00", False,
    )
    for edited in ({"sign_days": 0}, {"reply_hours": 999}, {"day_ends": None}):
        with pytest.raises(DomainError, match="value_"):
            change(book, **edited)


def test_a_logo_is_a_picture_on_white_and_may_go_again(book: Book) -> None:
    file = BytesIO()
    Image.new("RGBA", (3000, 1000), (200, 0, 0, 0)).save(file, "PNG")
    act(book, lambda w: keep_logo(w, KeepLogo(file.getvalue())), verb="keep_logo")
    with Image.open(BytesIO(book.files.get(held(book, Firm, 1).logo_file))) as kept:
        assert kept.size == (1200, 400)
        assert kept.getpixel((5, 5)) == (255, 255, 255)
    act(book, lambda w: keep_logo(w, KeepLogo(None)), verb="keep_logo")
    assert held(book, Firm, 1).logo_file == ""
    for wrong in (b"", b"no picture", file.getvalue()[:200]):
        with pytest.raises(DomainError, match="logo"):
            act(book, lambda w, one=wrong: keep_logo(w, KeepLogo(one)), verb="keep_logo")
