"""Every change is in the journal with its before and after, in the commit that made it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from app.db.blocks import Block, Op
from app.db.book import Book
from app.db.journal import blocks_of
from app.db.models import Counter, Customer, JournalEntry, Order, OrderLine
from app.db.unit_of_work import Work
from app.domain.months import Month
from tests.books import NOW, act, add, customer, held, order, order_line


def blocks(book: Book, seq: int) -> list[Block]:
    with book.read() as read:
        return list(blocks_of(read.session.connection(), seq))


def only(book: Book, seq: int) -> tuple[str, Op, dict[str, Any], dict[str, Any]]:
    (block,) = blocks(book, seq)
    (row,) = block.rows
    return block.entity, block.op, block.before(row), block.after(row)


def rows_of(book: Book, model: type[Any]) -> list[Any]:
    with book.read() as read:
        return list(read.session.scalars(select(model)))


def test_a_new_record_is_told_with_all_its_values_as_stored(book: Book) -> None:
    add(book, customer(credit_limit=Decimal("1500.50"), credit_hold=True))
    entity, op, before, after = only(book, 1)
    assert (entity, op, before) == ("customer", Op.INSERT, {})
    assert after["credit_limit"] == 150050
    assert (after["credit_hold"], after["name"], after["opening_date"]) == (1, "大華包裝", None)


def test_a_change_is_told_by_the_columns_that_changed(book: Book) -> None:
    add(book, customer(phone="1"))

    def edit(work: Work) -> None:
        held = work.session.get_one(Customer, 1)
        held.phone, held.name = "2", held.name

    act(book, edit)
    assert only(book, 2) == ("customer", Op.UPDATE, {"phone": "1"}, {"phone": "2"})
    assert held(book, Customer, 1).version == 2


def test_a_record_flushed_twice_in_one_action_counts_once(book: Book) -> None:
    def twice(work: Work) -> None:
        record = customer(phone="1")
        work.session.add(record)
        work.session.flush()
        record.phone = "2"
        work.session.flush()
        record.phone = "3"

    act(book, twice)
    _, op, _, after = only(book, 1)
    assert (op, after["phone"]) == (Op.INSERT, "3")


def test_a_change_and_its_opposite_in_one_action_are_nothing(book: Book) -> None:
    add(book, customer(phone="1"))

    def there_and_back(work: Work) -> None:
        record = work.session.get_one(Customer, 1)
        record.phone = "2"
        work.session.flush()
        record.phone = "1"

    assert act(book, there_and_back).seq == 0
    assert book.head().seq == 1


def test_what_an_object_was_is_read_from_the_book_even_when_it_was_never_loaded(book: Book) -> None:
    add(book, customer(phone="1"))

    def blind(work: Work) -> None:
        record = work.session.get_one(Customer, 1)
        work.session.expire(record)
        record.phone = "2"

    act(book, blind)
    assert only(book, 2)[2:] == ({"phone": "1"}, {"phone": "2"})


def test_derived_columns_make_no_journal_and_no_version_but_screens_are_told(book: Book) -> None:
    add(book, customer())
    add(book, order())

    def derive(work: Work) -> None:
        work.session.get_one(Order, 1).state = "done"

    outcome = act(book, derive)
    assert (outcome.seq, outcome.changes) == (0, frozenset({("orders", 1)}))
    assert (held(book, Order, 1).version, held(book, Order, 1).state) == (2, "done")
    assert "state" not in only(book, 2)[3]


def test_parents_come_before_children_and_go_after_them(book: Book) -> None:
    def make(work: Work) -> None:
        for record in (customer(), order(), order_line()):
            work.session.add(record)
            work.session.flush()

    act(book, make)
    assert [b.entity for b in blocks(book, 1)] == ["customer", "orders", "order_line"]

    def remove(work: Work) -> None:
        for model in (OrderLine, Order, Customer):
            work.session.delete(work.session.get_one(model, 1))
            work.session.flush()

    act(book, remove)
    assert [(b.entity, b.op) for b in blocks(book, 2)] == [
        ("order_line", Op.DELETE), ("orders", Op.DELETE), ("customer", Op.DELETE)
    ]


def test_entries_are_chained_by_hash(book: Book) -> None:
    for code in "ABC":
        add(book, customer(code))
    entries = rows_of(book, JournalEntry)
    assert [e.seq for e in entries] == [1, 2, 3]
    assert [e.prev_hash for e in entries] == ["", entries[0].hash, entries[1].hash]
    assert len({e.hash for e in entries}) == 3
    assert (entries[0].actor, entries[0].verb, entries[0].at) == ("mei", "test", NOW)


def test_an_action_that_fails_leaves_nothing(book: Book) -> None:
    def fail(work: Work) -> None:
        work.session.add(customer())
        work.next_number("SO", NOW.date())
        work.insert_many(Customer, [{"code": "C2", "name": "x"}])
        raise LookupError("stop")

    with pytest.raises(LookupError):
        act(book, fail)
    assert (rows_of(book, Customer), rows_of(book, Counter), book.head().seq) == ([], [], 0)


def test_a_read_cannot_write(book: Book) -> None:
    with book.read() as read:
        read.session.add(customer())
        with pytest.raises(OperationalError, match="readonly"):
            read.session.flush()
        read.session.rollback()


def test_many_rows_are_one_action_with_their_ids(book: Book) -> None:
    add(book, customer())

    def bring(work: Work) -> list[int]:
        rows = [{"number": f"SO{n}", "customer_id": 1, "date": NOW.date()} for n in range(7)]
        return list(work.insert_many(Order, rows))

    outcome = act(book, bring)
    assert outcome.value == [1, 2, 3, 4, 5, 6, 7]
    assert outcome.changes == frozenset({("orders", None)})
    (block,) = blocks(book, 2)
    assert [block.after(row)["number"] for row in block.rows] == [f"SO{n}" for n in range(7)]
    assert held(book, Order, 7).state == "open"
    assert held(book, Order, 7).version == 2


def test_many_rows_keep_every_kind_of_value(book: Book) -> None:
    add(book, customer())

    def bring(work: Work) -> None:
        work.insert_many(Customer, [{
            "code": "C2", "name": "x", "tax_rate": Decimal("0.05"), "credit_hold": True,
            "opening_date": NOW.date(), "opening_balance": Decimal("-1.25"),
        }])
        from app.db.models import Complaint, CustomerTerms

        work.insert_many(CustomerTerms, [{"customer_id": 2, "from_month": Month(2026, 11)}])
        work.insert_many(Complaint, [{"number": "CP1", "received_at": NOW, "customer_id": 2}])

    act(book, bring)
    record = held(book, Customer, 2)
    assert (record.tax_rate, record.opening_balance) == (Decimal("0.05"), Decimal("-1.25"))
    assert (record.credit_hold, record.opening_date) == (True, NOW.date())
    from app.db.models import Complaint, CustomerTerms

    assert held(book, CustomerTerms, 1).from_month == Month(2026, 11)
    assert held(book, Complaint, 1).received_at == NOW


def test_many_updates_tell_only_what_differs(book: Book) -> None:
    for code in "AB":
        add(book, customer(code))

    def same_and_other(work: Work) -> list[int]:
        rows = [{"id": 1, "name": "大華包裝"}, {"id": 2, "name": "新名"}]
        return work.update_many(Customer, rows)

    outcome = act(book, same_and_other)
    assert outcome.value == [2]
    assert only(book, 3)[2:] == ({"name": "大華包裝"}, {"name": "新名"})
    assert [held(book, Customer, i).version for i in (1, 2)] == [1, 3]
    assert act(book, same_and_other).seq == 0


def test_many_updates_of_derived_columns_alone_make_no_version(book: Book) -> None:
    add(book, customer())
    add(book, order())
    add(book, order("SO2"))
    rows = [{"id": 1, "state": "done", "remark": ""}, {"id": 2, "state": "done", "remark": "x"}]
    outcome = act(book, lambda work: work.update_many(Order, rows))
    assert outcome.value == [1, 2]
    assert only(book, 4) == ("orders", Op.UPDATE, {"remark": ""}, {"remark": "x"})
    found = [held(book, Order, i) for i in (1, 2)]
    assert [(o.state, o.version) for o in found] == [("done", 2), ("done", 4)]


def test_changes_one_by_one_and_many_at_once_stay_in_order(book: Book) -> None:
    def mixed(work: Work) -> str:
        record = customer(phone="1")
        work.session.add(record)
        work.session.flush()
        work.update_many(Customer, [{"id": 1, "phone": "2"}])
        seen = record.phone
        record.phone = "3"
        return seen

    assert act(book, mixed).value == "2"
    told = [(b.op, b.after(b.rows[0])["phone"]) for b in blocks(book, 1)]
    assert told == [(Op.INSERT, "1"), (Op.UPDATE, "2"), (Op.UPDATE, "3")]


@pytest.mark.parametrize("row", [{"code": "C1"}, {"code": "C1", "name": 5.0}])
def test_a_row_that_lacks_a_value_or_has_a_wrong_one_is_our_mistake(
    book: Book, row: dict[str, Any]
) -> None:
    with pytest.raises(TypeError):
        act(book, lambda work: work.insert_many(Customer, [row]))


def test_a_column_that_does_not_exist_is_our_mistake(book: Book) -> None:
    with pytest.raises(KeyError, match="colour"):
        act(book, lambda work: work.insert_many(Customer, [{"code": "1", "name": "", "colour": 1}]))


def test_an_id_is_never_given_again(book: Book) -> None:
    add(book, customer("A"))
    act(book, lambda work: work.session.delete(work.session.get_one(Customer, 1)))
    assert add(book, customer("B")) == 2
    act(book, lambda work: work.delete_many(Customer, [2]))
    assert list(act(book, lambda w: w.insert_many(Customer, [{"code": "C", "name": "x"}])).value) \
        == [3]


def test_the_book_runs_with_the_settings_that_survive_a_power_failure(book: Book) -> None:
    def pragmas(work: Work) -> list[Any]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [work.connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in names]

    assert act(book, pragmas).value == ["truncate", 2, 1]


def test_money_is_stored_as_whole_hundredths(book: Book) -> None:
    add(book, customer(opening_balance=Decimal("1234.5")))
    with closing(sqlite3.connect(book.path)) as raw:
        assert raw.execute("SELECT opening_balance FROM customer").fetchone() == (123450,)
