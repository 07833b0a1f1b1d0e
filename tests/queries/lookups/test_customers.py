"""Customers found while typed, in a book: by code, names, numbers and every way they may sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from app.db.book import Book
from app.db.models import Customer
from app.queries.lookups.customers import (
    CustomersAsk,
    customer_by_code,
    customer_by_id,
    find_customers,
)
from app.queries.lookups.same_po import SamePoAsk, same_po
from tests.books import act, add, customer, order

NAMES = ("重慶包裝", "長榮食品", "樂行音樂", "會計師單", "行家會員", "朝陽乾貨", "Pacific 太平洋")
"""多音字 in most of them: 重 長 樂 行 會 單 朝 乾."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    opened = Book.open(tmp_path_factory.mktemp("lookups") / "book")
    for place, name in enumerate(NAMES, start=1):
        add(opened, customer(f"C{place}", name=name + "股份有限公司", short_name=name))
    add(opened, customer("H0023", name="和泰茶業", phone="049-276-0158;0912-345-678",
                         fax="049-276-0160", tax_id="12345675"))
    yield opened
    opened.close()


def found(book: Book, text: str) -> list[str]:
    with book.read() as read:
        return [hit.code for hit in find_customers(read, CustomersAsk(text))]


def _readings(name: str, style: Style) -> list[list[str]]:
    return [
        list(dict.fromkeys(pinyin(one, style=style, heteronym=True)[0]))
        for one in name if one >= "\u4e00"
    ]


@pytest.mark.parametrize("place", range(len(NAMES)))
def test_every_reading_of_every_character_finds_it(book: Book, place: int) -> None:
    code, name = f"C{place + 1}", NAMES[place]
    symbols = _readings(name, Style.BOPOMOFO_FIRST)
    letters = _readings(name, Style.NORMAL)
    assert symbols
    for sounds in product(*symbols):
        assert code in found(book, "".join(sounds)), sounds
    for sounds in product(*letters):
        plain = [sound.replace("ü", "v") for sound in sounds]
        assert code in found(book, "".join(one[0] for one in plain)), sounds
        assert code in found(book, "".join(plain)), sounds


@pytest.mark.parametrize(
    "typed", ["h0023", "Ｈ００２３", "和泰", "0158", "2760158", "276-0160", "0912345", "12345675",
              "ht", "hetai", "ㄏㄊ", "ㄊㄔ"],
)
def test_code_name_numbers_and_sound_find_the_same(book: Book, typed: str) -> None:
    assert found(book, typed)[0] == "H0023"


def test_what_is_not_there_is_not_found(book: Book) -> None:
    assert found(book, "zzzz") == []
    assert found(book, "ㄓㄓㄓㄓ") == []
    with book.read() as read:
        assert customer_by_code(read, "C99") is None
        assert customer_by_id(read, 99) is None


def test_who_was_renamed_answers_to_the_new_name(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book")
    add(book, customer("C1", name="舊名"))
    assert found(book, "jm") == ["C1"]

    def rename(work: object) -> None:
        work.session.get(Customer, 1).name = "新號"  # type: ignore[attr-defined]

    act(book, rename)
    assert found(book, "xh") == ["C1"]
    assert found(book, "jm") == []
    book.close()


def test_a_number_of_the_customers_is_found_on_its_other_orders_only(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book")
    add(book, customer())
    add(book, customer("C2"))
    add(book, order("SO1", customer_po="PO-7"))
    add(book, order("SO2", customer_po="PO-8", cancelled=True))
    add(book, order("SO3", customer_id=2, customer_po="PO-9"))
    with book.read() as read:
        assert same_po(read, SamePoAsk(1, " PO-7 ")) == "SO1"
        assert same_po(read, SamePoAsk(1, "PO-7", order_id=1)) == ""
        for other in ("PO-8", "PO-9", "", "  "):
            assert same_po(read, SamePoAsk(1, other)) == ""
    book.close()
