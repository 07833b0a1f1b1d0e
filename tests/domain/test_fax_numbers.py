from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.choices import FaxMatch
from app.domain.fax_numbers import match_fax, normalise_fax, same_fax, split_fax_numbers


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("+886 4 2375 9399", "0423759399"), ("04-23759399", "0423759399"),
        ("(04)2375-9399", "0423759399"), ("886-4-23759399", "0423759399"),
        ("00886 4 2375 9399", "0423759399"), ("+886 (0)4 2375 9399", "0423759399"),
        ("(+886) 4 2375 9399", "0423759399"), ("０４－２３７５９３９９", "0423759399"),
        ("04-2375-9399#12", "0423759399"), ("04-2375-9399 分機 12", "0423759399"),
        ("Fax: 04-2375-9399 ext. 12", "0423759399"), ("037-123-456", "037123456"),
        ("+86 755 8345 6789", "075583456789"), ("0755-83456789", "075583456789"),
        ("86-10-87654321", "01087654321"), ("+86 138 0013 8000", "13800138000"),
        ("+852 2123 4567", "21234567"), ("85221234567", "21234567"), ("2123 4567", "21234567"),
        ("8612 3456", "86123456"), ("(5) 555-3745", "55553745"), ("", ""), ("none", ""),
    ],
)  # fmt: skip
def test_a_number_becomes_what_one_dials_at_home(text: str, digits: str) -> None:
    assert normalise_fax(text) == digits


def test_the_last_eight_digits_decide() -> None:
    assert same_fax("23759399", "+886 4 2375 9399")
    assert same_fax("02-2375-9399", "04-2375-9399")
    assert not same_fax("04-2375-9399", "04-2375-9398")
    assert not same_fax("3759390", "04-2375-9399")


def test_seven_are_enough_where_there_are_no_more() -> None:
    assert same_fax("234-5678", "049-234-5678")
    assert not same_fax("34-5678", "049-234-5678")
    assert same_fax("12345", "12345")


def test_a_shown_number_is_looked_for_among_all_that_are_registered() -> None:
    registered = split_fax_numbers("04-2375-9399; 04-2375-9400；")
    assert registered == ("04-2375-9399", "04-2375-9400")
    assert match_fax("+886423759400", registered) == (FaxMatch.MATCH, "04-2375-9400")
    assert match_fax("02-2345-6789", registered) == (FaxMatch.MISMATCH, None)
    assert match_fax(" - ", registered) == (FaxMatch.NOT_SHOWN, None)


def test_where_none_is_registered_there_is_nothing_to_differ_from() -> None:
    assert match_fax("02-2345-6789", ()) == (FaxMatch.NONE_KNOWN, None)
    assert match_fax("", ()) == (FaxMatch.NOT_SHOWN, None)


@given(st.text("0123456789+- ()#", max_size=20), st.text("0123456789+- ()#", max_size=20))
def test_comparison_looks_the_same_from_both_sides(one: str, other: str) -> None:
    assert same_fax(one, other) == same_fax(other, one)
    assert same_fax(one, one) == bool(normalise_fax(one))
