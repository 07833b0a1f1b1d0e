"""Times of day as typed."""

from __future__ import annotations

from datetime import time

import pytest

from app.domain.clock_times import parse_clock_time
from app.domain.errors import DomainError


@pytest.mark.parametrize(("text", "said"), [
    ("0920", time(9, 20)), ("9:20", time(9, 20)), ("920", time(9, 20)), ("9", time(9)),
    ("17:30", time(17, 30)), ("１７：３０", time(17, 30)), (" 8.05 ", time(8, 5)), ("0", time(0)),
    ("2359", time(23, 59)),
])
def test_a_time_is_read_as_people_type_it(text: str, said: time) -> None:
    assert parse_clock_time(text) == said


@pytest.mark.parametrize("text", ["24:00", "9:60", "", "noon", "9:2:0", "12345", "-1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="clock_time"):
        parse_clock_time(text)
