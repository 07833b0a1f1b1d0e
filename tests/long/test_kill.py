"""Killed at any moment, nothing that was said to be saved is lost, and the book stays sound."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db.book import Book
from app.db.models import Customer, Order
from app.services.check import check
from tests.books import add, customer

WORKER = '''
import sys
from itertools import count
from pathlib import Path
from app.db.book import Book
from app.db.models import Order, OrderLine
from tests.books import act, order

book = Book.open(Path(sys.argv[1]))

def place(work):
    number = work.next_number("SO", work.today)
    record = order(number, remark=work.files.put(number.encode() * 50))
    work.session.add(record)
    work.session.flush()
    work.insert_many(OrderLine, [
        {"order_id": record.id, "line": n, "name": "膠帶", "quantity": 1, "unit_price": 1}
        for n in range(1, 40)
    ])
    return number

print("ready", flush=True)
while True:
    print(act(book, place).value, flush=True)
'''


def killed(book: Book, rng: random.Random) -> list[str]:
    """Let a program work, kill it at a random moment, and return what it said it had saved."""
    child = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(book.place)], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == "ready\n"
        time.sleep(rng.uniform(0.0, 0.12))  # the moment itself is what is at random
        child.kill()
        child.wait()
        lines = said.read().split("\n")
    return lines[:-1]  # the last one was cut off, or is empty


def survive(place: Path, kills: int, seed: int) -> None:
    rng = random.Random(seed)
    book = Book.open(place)
    add(book, customer())
    saved: list[str] = []
    for kill in range(kills):
        saved += killed(book, rng)
        with book.read() as read:
            held = list(read.session.scalars(select(Order.number).order_by(Order.id)))
        assert set(saved) <= set(held), f"lost after kill {kill}"
        assert held == sorted(held)
        assert [int(n[-(len(n) - 10) :]) for n in held] == list(range(1, len(held) + 1))
        if kill % 25 == kills % 25 or kill == kills - 1:
            assert [f for f in check(book).faults if f.kind != "derived"] == []
    with book.read() as read:
        for order in read.session.scalars(select(Order)):
            assert read.files.get(order.remark) == order.number.encode() * 50
        assert read.session.get(Customer, 1) is not None
    book.close()


def test_five_kills_lose_nothing(tmp_path: Path) -> None:
    survive(tmp_path / "book", 5, seed=1)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    survive(tmp_path / "book", 500, seed=2)
