"""Customers, their contacts and their terms, edited by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.db.book import Book
from app.db.models import Contact, Customer, CustomerTerms, Delivery, Order
from app.domain.errors import DomainError
from app.domain.months import Month
from app.services.check import check
from app.services.contacts import (
    AddContact,
    EditContact,
    RemoveContact,
    add_contact,
    edit_contact,
    remove_contact,
)
from app.services.customer_terms import ChangeTerms, change_terms
from app.services.customers import AddCustomer, EditCustomer, add_customer, edit_customer
from app.services.given import FieldRefused
from app.services.perform import EditConflict, perform
from tests.books import NOW, act, held
from tests.services.trading import DECEMBER, NOVEMBER, issue, order, ship, take_back


def make(book: Book, name: str = "大華包裝", code: str = "", **fields: Any) -> str:
    command = AddCustomer(name, code, fields)
    return str(act(book, lambda w: add_customer(w, command)).value["number"])


def change(book: Book, base: int | None = None, **edited: Any) -> None:
    command = EditCustomer(1, book.head().seq if base is None else base, edited)
    act(book, lambda w: edit_customer(w, command), verb="edit_customer")


def agree(book: Book, month: Month, **edited: Any) -> None:
    act(book, lambda w: change_terms(w, ChangeTerms(1, month, edited)), verb="change_terms")


def test_a_name_is_enough(book: Book) -> None:
    assert make(book) == "C001"
    assert make(book, code="C003") == "C003"
    assert make(book, "  永豐  ") == "C004"
    one = held(book, Customer, 3)
    assert (one.name, one.closing_day, one.settlement) == ("永豐", 31, "monthly")
    take_back(book)
    assert held(book, Customer, 3) is None


@pytest.mark.parametrize(
    ("fields", "refusal", "named"),
    [
        ({"closing_day": 32}, "value_whole_number", "closing_day"),
        ({"tax": "some"}, "value_choice", "tax"),
        ({"credit_limit": Decimal(-1)}, "value_negative", "credit_limit"),
        ({"currency": "$"}, "value_currency", "currency"),
        ({"name": " "}, "value_required", "name"),
    ],
)
def test_a_field_that_cannot_be_stored_is_named(
    book: Book, fields: dict[str, Any], refusal: str, named: str
) -> None:
    make(book)
    with pytest.raises(FieldRefused, match=refusal) as refused:
        change(book, **fields)
    assert refused.value.field == named


def test_a_code_is_there_once(book: Book) -> None:
    make(book, code="A")
    make(book, code="B")
    with pytest.raises(DomainError, match="value_taken"):
        make(book, code=" B ")
    with pytest.raises(DomainError, match="value_taken"):
        change(book, code="B")
    change(book, code="A", phone="1")


def test_an_emptied_field_is_its_default_and_money_has_its_currencys_places(book: Book) -> None:
    make(book, tax_rate=Decimal("0.13"), settlement="cod", credit_limit=Decimal("100.6"))
    assert held(book, Customer, 1).credit_limit == 101
    change(book, tax_rate=None, settlement="", opening_balance=Decimal("-5.5"))
    one = held(book, Customer, 1)
    assert (one.tax_rate, one.settlement, one.opening_balance) == (None, "monthly", -6)


def test_two_editing_one_customer_lose_nothing(book: Book) -> None:
    make(book)
    change(book, phone="1", fax="2")
    with pytest.raises(EditConflict):
        change(book, base=1, phone="3")
    change(book, base=1, email="a@b.c")
    assert (held(book, Customer, 1).phone, held(book, Customer, 1).email) == ("1", "a@b.c")


def test_orders_are_worth_what_the_new_tax_makes_them(book: Book) -> None:
    make(book)
    order(book, 10)
    change(book, tax="zero")
    assert held(book, Order, 1).gross == 1000
    take_back(book)
    assert held(book, Order, 1).gross == 1050
    assert check(book).sound


def test_the_currency_stays_once_anything_is_posted(book: Book) -> None:
    make(book)
    order(book, 10)
    change(book, currency="USD")
    change(book, currency="TWD")
    ship(book, (1, 1))
    with pytest.raises(DomainError, match="customer_posted"):
        change(book, currency="USD")


def test_opening_and_terms_stay_once_a_statement_is_issued(book: Book) -> None:
    make(book)
    order(book, 10)
    ship(book, (1, 1))
    change(book, opening_balance=Decimal(100), opening_date=date(2026, 10, 31))
    change(book, term_count=1)
    issue(book)
    with pytest.raises(DomainError, match="customer_stated"):
        change(book, opening_balance=Decimal(0))
    with pytest.raises(DomainError, match="terms_stated"):
        change(book, closing_day=25)
    change(book, closing_day=31, remark="same as before")


def test_a_new_closing_day_gives_open_papers_their_months_anew(book: Book) -> None:
    make(book)
    order(book, 10)
    ship(book, (1, 1))
    change(book, closing_day=4)
    assert held(book, Delivery, 1).statement_month == DECEMBER
    change(book, opening_date=date(2026, 11, 5))
    assert held(book, Delivery, 1).statement_month is None
    take_back(book)
    take_back(book)
    assert held(book, Delivery, 1).statement_month == NOVEMBER
    assert check(book).sound


def test_new_terms_start_after_what_is_issued(book: Book) -> None:
    make(book)
    order(book, 10)
    ship(book, (1, 1))
    issue(book)
    ship(book, (1, 1), date=date(2026, 12, 20))
    with pytest.raises(DomainError, match="terms_month_issued"):
        agree(book, NOVEMBER, closing_day=15)
    agree(book, DECEMBER, closing_day=15, term_count=60, term_unit="days")
    agree(book, DECEMBER, term_count=45)
    terms = held(book, CustomerTerms, 1)
    assert (terms.closing_day, terms.term_count, terms.invoicing) == (15, 45, None)
    assert held(book, Delivery, 1).statement_month == NOVEMBER
    assert held(book, Delivery, 2).statement_month == DECEMBER.next()
    take_back(book)
    take_back(book)
    assert held(book, CustomerTerms, 1) is None
    assert held(book, Delivery, 2).statement_month == DECEMBER
    assert check(book).sound


def test_two_who_agree_on_one_month_are_told(book: Book) -> None:
    make(book)
    seen = book.head().seq
    agree(book, DECEMBER, closing_day=15)
    mine = ChangeTerms(1, DECEMBER, {"closing_day": 20}, seen)
    with pytest.raises(EditConflict) as conflict:
        act(book, lambda w: change_terms(w, mine))
    assert conflict.value.fields["closing_day"] == (15, 20)
    act(book, lambda w: change_terms(w, ChangeTerms(1, DECEMBER, {"term_count": 45}, seen)))
    act(book, lambda w: change_terms(
        w, ChangeTerms(1, DECEMBER, {"closing_day": 20}, book.head().seq)))
    terms = held(book, CustomerTerms, 1)
    assert (terms.closing_day, terms.term_count) == (20, 45)


def test_a_paper_that_came_too_late_stays_out_of_the_issued_month(book: Book) -> None:
    make(book)
    order(book, 10)
    ship(book, (1, 1))
    issue(book)
    ship(book, (1, 1))
    agree(book, DECEMBER, closing_day=20)
    assert held(book, Delivery, 2).statement_month == DECEMBER


def test_emptiness_cannot_be_agreed(book: Book) -> None:
    make(book)
    with pytest.raises(DomainError, match="terms_fixed_day"):
        agree(book, DECEMBER, term_fixed_day=None)
    with pytest.raises(FieldRefused, match="value_required"):
        agree(book, DECEMBER, closing_day=None)


def test_contacts_come_change_and_go(book: Book) -> None:
    make(book)
    act(book, lambda w: add_contact(w, AddContact(1, "王小姐", {"phone": "1"})))
    act(book, lambda w: add_contact(w, AddContact(1, "林先生", {"authorised_signatory": True})))
    edited = {"name": "林經理"}
    act(book, lambda w: edit_contact(w, EditContact(2, 3, edited)))
    assert (held(book, Contact, 2).name, held(book, Contact, 2).authorised_signatory) == (
        "林經理", True
    )
    for name in ("王小姐", " 林經理"):
        same = AddContact(1, name)
        with pytest.raises(DomainError, match="value_taken"):
            perform(book, "mei", "add_contact", add_contact, same, now=NOW)
    with pytest.raises(DomainError, match="value_taken"):
        act(book, lambda w: edit_contact(w, EditContact(2, 4, {"name": "王小姐"})))
    first = held(book, Contact, 1).version
    with pytest.raises(DomainError, match="record_changed"):
        act(book, lambda w: remove_contact(w, RemoveContact(1, first - 1)))
    act(book, lambda w: remove_contact(w, RemoveContact(1, first)))
    assert held(book, Contact, 1) is None
    take_back(book)
    assert held(book, Contact, 1).phone == "1"


def test_an_empty_code_follows_the_highest_in_its_width(book: Book) -> None:
    make(book, code="C0056")
    make(book, code="C0060")
    make(book, code="CN9")
    assert make(book) == "C0061"
