"""Products stand in the order people count, a page at a time as well as all at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Context, open_context
from app.db.models import Product
from app.db.unit_of_work import Work
from app.i18n import Language
from app.queries.lists.natural_order import natural_key
from app.queries.lists.products import ProductsAsk, product_list

CODES = ["A2", "A10", "A1", "A02", "B", "10", "2", "1", "AB-7-12", "AB-7-3", "A", "A2b",
         "9" * 25, "8" * 25, "é10", "é9"]
IN_ORDER = ["1", "2", "10", "8" * 25, "9" * 25, "A", "A1", "A02", "A2", "A10", "A2b", "AB-7-3",
            "AB-7-12", "B", "é9", "é10"]


def _fill(work: Work, _nothing: None) -> None:
    work.insert_many(Product, [{"code": code, "name": code, "unit": "個"} for code in CODES])


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = open_context(tmp_path / "book", Language.ZH_TW)
    made.perform("test.fill", _fill, None)
    yield made
    made.close()


def _all(context: Context, **asked: Any) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        page = context.ask(
            product_list, ProductsAsk(context.clock.today(), after=after, **asked)
        )
        found += [row.code for row in page.rows]
        after = page.next_key
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 5, 200])
def test_the_number_a_code_ends_with_counts_as_a_number(context: Context, limit: int) -> None:
    assert _all(context, limit=limit) == IN_ORDER


@pytest.mark.parametrize("limit", [1, 3])
def test_backwards_it_is_the_same_the_other_way_round(context: Context, limit: int) -> None:
    assert _all(context, limit=limit, descending=True) == IN_ORDER[::-1]


def test_the_key_read_on_from_is_what_the_book_orders_by() -> None:
    assert sorted(CODES, key=natural_key) == IN_ORDER
