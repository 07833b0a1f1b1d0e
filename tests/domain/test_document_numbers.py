from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document_numbers import (
    DocumentNumber,
    Prefix,
    document_number,
    parse_document_number,
    revision_number,
    split_revision,
)

DAY = date(2026, 11, 5)


def test_a_number_is_prefix_day_and_serial() -> None:
    assert document_number(Prefix.ORDER, DAY, 1) == "SO20261105001"
    assert document_number(Prefix.DELIVERY, DAY, 1000) == "DN202611051000"


def test_a_revision_is_a_suffix_and_revisions_do_not_pile_up() -> None:
    assert revision_number("ST20261130001", 1) == "ST20261130001-R1"
    assert revision_number("ST20261130001-R1", 2) == "ST20261130001-R2"
    assert revision_number("ST20261130001-R1", 0) == "ST20261130001"
    assert split_revision("ST20261130001-R12") == ("ST20261130001", 12)
    assert split_revision("OLD-7") == ("OLD-7", 0)


@pytest.mark.parametrize(
    "text", ["", "SO2026", "SO20261305001", "11511050001", "SO2026110501", "so20261105001"]
)
def test_other_people_s_numbers_are_left_alone(text: str) -> None:
    assert parse_document_number(text) is None


@given(
    st.sampled_from(Prefix), st.dates(date(2000, 1, 1)), st.integers(1, 99_999), st.integers(0, 20)
)
def test_a_number_reads_back_and_fits_its_place(
    prefix: Prefix, day: date, serial: int, revision: int
) -> None:
    number = DocumentNumber(prefix, day, serial, revision)
    assert parse_document_number(str(number)) == number
    assert len(str(number)) <= 20
