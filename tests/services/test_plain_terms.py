"""Customers of whom a workbook says no terms get those that were chosen for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import Context, open_context
from app.db.models import Customer
from app.domain.plain_terms import PlainTerms
from app.domain.terms import Settlement, TermUnit
from app.i18n import Language, Translator
from app.readers.heading_map import read_raw
from app.services.importing import ImportWorkbook, check_import, import_workbook
from app.services.importing.another import Reading, prepare_reading
from tests.readers.workbooks import workbook

WORDS = Translator(Language.ZH_TW)
CHOSEN = PlainTerms(Settlement.COD, 25, 60, TermUnit.DAYS)
ASKED = ("cod", 25, 60, "days")
USUAL = ("monthly", 31, 0, "months")
Rows = list[list[Any]]
Bring = Callable[..., int]



@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = open_context(tmp_path / "book", Language.ZH_TW)
    yield made
    made.close()


@pytest.fixture
def bring(context: Context, tmp_path: Path) -> Bring:
    """Bring a sheet of customers in; how many of them the terms were chosen for."""

    def bring_(rows: Rows, terms: PlainTerms = CHOSEN) -> int:
        raw = read_raw(workbook(tmp_path / "客戶.xlsx", {"customers": rows}))
        prepared = context.ask(
            lambda read, _: prepare_reading(read, Reading(raw, terms=terms), WORDS), None
        )
        done = context.perform("import", import_workbook, ImportWorkbook(prepared))
        assert not done.value.bad
        return prepared.plain

    return bring_


def terms_of(context: Context) -> dict[str, tuple[Any, ...]]:
    query = select(
        Customer.code, Customer.settlement, Customer.closing_day, Customer.term_count,
        Customer.term_unit,
    )
    with context.book.read() as read:
        return {row[0]: tuple(row[1:]) for row in read.session.execute(query)}


def test_a_sheet_without_columns_of_terms_gets_the_chosen_ones(
    context: Context, bring: Bring
) -> None:
    assert bring([["code", "name"], ["A", "長榮"], ["B", "大昌"]]) == 2
    assert terms_of(context) == {"A": ASKED, "B": ASKED}


def test_who_has_one_cell_of_terms_keeps_what_the_workbook_says(
    context: Context, bring: Bring
) -> None:
    rows: Rows = [
        ["code", "name", "closing_day", "term_count"], ["A", "長榮", 20, None],
        ["B", "大昌", None, None], ["C", "福記", None, 2],
    ]
    assert bring(rows) == 1
    assert terms_of(context) == {
        "A": ("monthly", 20, 0, "months"), "B": ASKED, "C": ("monthly", 31, 2, "months"),
    }


def test_who_is_in_the_book_keeps_his_terms(context: Context, bring: Bring) -> None:
    bring([["code", "name", "closing_day"], ["A", "長榮", 20], ["B", "大昌", None]], PlainTerms())
    assert terms_of(context)["B"] == USUAL
    assert bring([["code", "name"], ["A", "長榮食品"], ["B", "大昌"], ["C", "福記"]]) == 1
    assert terms_of(context) == {"A": ("monthly", 20, 0, "months"), "B": USUAL, "C": ASKED}


def test_who_was_entered_by_somebody_else_after_the_file_was_looked_at_keeps_his_terms(
    context: Context, bring: Bring, tmp_path: Path
) -> None:
    raw = read_raw(workbook(tmp_path / "a.xlsx", {"customers": [["code", "name"], ["A", "長榮"]]}))
    prepared = context.ask(
        lambda read, _: prepare_reading(read, Reading(raw, terms=CHOSEN), WORDS), None
    )
    for _ in range(2):  # what is only looked at changes nothing of what was read
        assert context.ask(check_import, ImportWorkbook(prepared)).stored == {"customers": 1}
    bring([["code", "name", "closing_day"], ["A", "長榮", 20]], PlainTerms())
    context.perform("import", import_workbook, ImportWorkbook(prepared))
    assert terms_of(context) == {"A": ("monthly", 20, 0, "months")}


def test_left_alone_an_empty_cell_means_what_it_always_meant(
    context: Context, bring: Bring
) -> None:
    assert bring([["code", "name"], ["A", "長榮"]], PlainTerms()) == 1
    assert terms_of(context) == {"A": USUAL}
