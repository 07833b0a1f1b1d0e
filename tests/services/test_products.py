"""Products and customers' prices, edited by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.conflicts import EditConflict
from app.db.models import CustomerPrice, Product
from app.domain.errors import DomainError
from app.services.given import FieldRefused
from app.services.products import (
    AddProduct,
    EditCustomerPrice,
    EditProduct,
    RemoveCustomerPrice,
    SetCustomerPrice,
    add_product,
    edit_customer_price,
    edit_product,
    remove_customer_price,
    set_customer_price,
)
from tests.books import act, add, customer, held
from tests.services.trading import take_back


def make(book: Book, name: str = "封箱膠帶", code: str = "", **fields: Any) -> str:
    command = AddProduct(name, code, fields)
    return str(act(book, lambda w: add_product(w, command)).value["number"])


def price(book: Book, amount: str, day: date | None = None) -> int:
    command = SetCustomerPrice(1, 1, Decimal(amount), day, "T-1")
    return int(act(book, lambda w: set_customer_price(w, command)).value)


def test_a_name_is_enough(book: Book) -> None:
    assert make(book) == "P001"
    with pytest.raises(DomainError, match="value_taken"):
        make(book, code="P001")
    take_back(book)
    assert held(book, Product, 1) is None


def test_a_product_is_edited_and_its_code_stays_single(book: Book) -> None:
    make(book, code="A", tolerance_percent=Decimal("0.05"))
    make(book, code="B")
    edited = {"code": "A1", "price": Decimal("1.234567"), "tolerance_percent": None}
    act(book, lambda w: edit_product(w, EditProduct(1, 2, edited)))
    one = held(book, Product, 1)
    assert (one.code, one.price, one.tolerance_percent) == ("A1", Decimal("1.234567"), None)
    with pytest.raises(DomainError, match="value_taken"):
        act(book, lambda w: edit_product(w, EditProduct(1, 3, {"code": "B"})))


def test_a_price_of_the_same_day_is_replaced_and_another_days_kept(book: Book) -> None:
    add(book, customer())
    make(book)
    assert [price(book, "3"), price(book, "4")] == [1, 1]
    assert price(book, "5", date(2026, 12, 1)) == 2
    assert price(book, "6", date(2026, 12, 1)) == 2
    assert (held(book, CustomerPrice, 1).price, held(book, CustomerPrice, 2).price) == (4, 6)
    act(book, lambda w: remove_customer_price(w, RemoveCustomerPrice(1)))
    assert held(book, CustomerPrice, 1) is None
    take_back(book)
    assert held(book, CustomerPrice, 1).customer_item_no == "T-1"


def change(book: Book, price_id: int, version: int, **edited: Any) -> None:
    command = EditCustomerPrice(price_id, version, edited)
    act(book, lambda w: edit_customer_price(w, command))


def test_a_price_moves_to_another_day_and_stays_one(book: Book) -> None:
    add(book, customer())
    make(book)
    price(book, "3")
    change(book, 1, held(book, CustomerPrice, 1).version, valid_from=date(2026, 12, 1))
    one = held(book, CustomerPrice, 1)
    assert (one.price, one.valid_from, one.customer_item_no) == (3, date(2026, 12, 1), "T-1")
    assert held(book, CustomerPrice, 2) is None


def test_a_day_that_another_price_has_is_refused_where_it_was_given(book: Book) -> None:
    add(book, customer())
    make(book)
    price(book, "3")
    price(book, "5", date(2026, 12, 1))
    for one, day in ((1, date(2026, 12, 1)), (2, None)):
        with pytest.raises(FieldRefused, match="price_day_taken") as refused:
            change(book, one, held(book, CustomerPrice, one).version, valid_from=day)
        assert refused.value.field == "valid_from"
    assert (held(book, CustomerPrice, 1).price, held(book, CustomerPrice, 2).price) == (3, 5)


def test_a_price_that_was_changed_is_removed_only_once_it_is_seen(book: Book) -> None:
    add(book, customer())
    make(book)
    price(book, "3")
    seen = held(book, CustomerPrice, 1).version
    change(book, 1, seen, price=Decimal(4))
    with pytest.raises(DomainError, match="record_changed"):
        act(book, lambda w: remove_customer_price(w, RemoveCustomerPrice(1, seen)))
    now = held(book, CustomerPrice, 1).version
    act(book, lambda w: remove_customer_price(w, RemoveCustomerPrice(1, now)))
    assert held(book, CustomerPrice, 1) is None


def test_two_who_change_one_price_are_told_and_other_fields_join(book: Book) -> None:
    add(book, customer())
    make(book)
    price(book, "3")
    seen = held(book, CustomerPrice, 1).version
    change(book, 1, seen, price=Decimal(4))
    with pytest.raises(EditConflict) as conflict:
        change(book, 1, seen, price=Decimal(5))
    assert conflict.value.fields["price"] == (Decimal(4), Decimal(5))
    change(book, 1, seen, customer_item_no="T-2")
    one = held(book, CustomerPrice, 1)
    assert (one.price, one.customer_item_no) == (4, "T-2")
