"""Document numbers: unique and without a gap, however many programs give them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.db.book import Book
from app.db.models import Firm, Order
from app.db.unit_of_work import Work
from tests.books import act, add, customer, order

DAY = date(2026, 11, 5)

WRITER = '''
import sys
from datetime import date
from pathlib import Path
from app.db.book import Book
from tests.books import act, order

book = Book.open(Path(sys.argv[1]))

def place(work):
    work.session.add(order(work.next_number("SO", date(2026, 11, 5))))

for _ in range(int(sys.argv[2])):
    act(book, place)
'''


def numbers(book: Book) -> list[str]:
    with book.read() as read:
        return sorted(record.number for record in read.session.query(Order))


def test_eight_programs_give_every_number_once(book: Book) -> None:
    add(book, customer())
    each = 6
    command = [sys.executable, "-c", WRITER, str(book.place), str(each)]
    programs = [
        subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    said = [program.communicate()[1] for program in programs]
    assert [p.returncode for p in programs] == [0] * 8, said
    assert numbers(book) == [f"SO20261105{n:03d}" for n in range(1, 8 * each + 1)]
    assert book.head().seq == 1 + 8 * each


def test_a_firm_that_counts_by_the_month_starts_again_with_the_next(book: Book) -> None:
    add(book, Firm(id=1, name="承昌", number_style="month", number_prefixes='{"SO": "OR"}'))

    def some(work: Work) -> list[str]:
        days = (DAY, date(2026, 11, 30), date(2026, 12, 1))
        return [work.next_number("SO", day) for day in days]

    assert act(book, some).value == ["OR2026110001", "OR2026110002", "OR2026120001"]


def test_each_prefix_and_day_counts_from_one(book: Book) -> None:
    def some(work: Work) -> list[str]:
        asked = [("SO", DAY), ("DN", DAY), ("SO", DAY), ("SO", date(2026, 11, 6))]
        return [work.next_number(prefix, day) for prefix, day in asked]

    assert act(book, some).value == [
        "SO20261105001", "DN20261105001", "SO20261105002", "SO20261106001"
    ]


def test_a_number_brought_in_from_elsewhere_is_passed_over(book: Book) -> None:
    add(book, customer())
    add(book, order("SO20261105001"))
    add(book, order("SO20261105003"))
    given = act(book, lambda w: [w.next_number("SO", DAY) for _ in range(2)]).value
    assert given == ["SO20261105002", "SO20261105004"]


def test_an_action_that_fails_gives_its_number_back(book: Book) -> None:
    def fail(work: Work) -> None:
        work.next_number("SO", DAY)
        raise LookupError

    with pytest.raises(LookupError):
        act(book, fail)
    assert act(book, lambda w: w.next_number("SO", DAY)).value == "SO20261105001"


def test_after_999_a_number_grows_longer(book: Book) -> None:
    def many(work: Work) -> list[str]:
        return [work.next_number("SO", DAY) for _ in range(1001)]

    assert act(book, many).value[998:] == ["SO20261105999", "SO202611051000", "SO202611051001"]
