from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document_numbers import (
    NumberStyle,
    Prefix,
    counted_from,
    date_part,
    document_number,
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


@pytest.mark.parametrize(("style", "number"), [
    (NumberStyle.DAY, "SO20261105001"), (NumberStyle.SHORT_DAY, "SO26110500001"),
    (NumberStyle.ROC_DAY, "SO11511050001"), (NumberStyle.MONTH, "SO2026110001"),
    (NumberStyle.SHORT_MONTH, "SO261100001"), (NumberStyle.YEAR, "SO202600001"),
])
def test_a_firm_may_write_the_date_its_own_way(style: NumberStyle, number: str) -> None:
    assert document_number("SO", DAY, 1, style) == number


@pytest.mark.parametrize(("style", "first"), [
    (NumberStyle.DAY, DAY), (NumberStyle.ROC_DAY, DAY), (NumberStyle.SHORT_DAY, DAY),
    (NumberStyle.MONTH, date(2026, 11, 1)), (NumberStyle.SHORT_MONTH, date(2026, 11, 1)),
    (NumberStyle.YEAR, date(2026, 1, 1)),
])
def test_serials_are_counted_within_what_the_number_shows(
    style: NumberStyle, first: date
) -> None:
    assert counted_from(DAY, style) == first


@given(
    st.sampled_from(Prefix), st.dates(date(2000, 1, 1), date(2910, 12, 31)),
    st.integers(1, 99_999), st.integers(0, 20), st.sampled_from(NumberStyle),
)
def test_a_number_fits_its_place_and_two_of_one_span_differ(
    prefix: Prefix, day: date, serial: int, revision: int, style: NumberStyle
) -> None:
    number = document_number(prefix, day, serial, style)
    assert len(revision_number(number, revision)) <= 20
    assert number != document_number(prefix, day, serial + 1, style)
    assert date_part(counted_from(day, style), style) == date_part(day, style)
