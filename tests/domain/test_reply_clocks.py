"""A complaint is answered the same day, at the latest within 24 hours (domain §1.4, §7.1)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from app.domain.reply_clocks import DAY_ENDS, at_latest, parse_day_end, same_day

MORNING = datetime(2026, 11, 5, 9, 20)


def test_what_comes_in_the_morning_is_answered_by_the_days_end() -> None:
    clock = same_day(MORNING, DAY_ENDS)
    assert clock.due == datetime(2026, 11, 5, 17, 30)
    assert clock.left(datetime(2026, 11, 5, 14, 32)) == timedelta(hours=2, minutes=58)


@pytest.mark.parametrize(("received", "due"), [
    (datetime(2026, 11, 5, 17, 29), datetime(2026, 11, 5, 17, 30)),
    (datetime(2026, 11, 5, 17, 30), datetime(2026, 11, 6, 17, 30)),
    (datetime(2026, 11, 5, 23, 50), datetime(2026, 11, 6, 17, 30)),
])
def test_what_comes_after_the_days_end_has_the_next_day(received: datetime, due: datetime) -> None:
    assert same_day(received, DAY_ENDS).due == due


def test_the_day_never_lasts_longer_than_the_hours_agreed() -> None:
    late = datetime(2026, 11, 5, 17, 45)
    assert same_day(late, DAY_ENDS, hours=8).due == at_latest(late, 8).due


def test_the_latest_runs_over_the_night_and_the_weekend() -> None:
    friday = datetime(2026, 11, 6, 16, 20)
    assert at_latest(friday).due == datetime(2026, 11, 7, 16, 20)


@pytest.mark.parametrize(("hours_on", "share"), [(0, 1.0), (6, 0.75), (24, 0.0), (40, 0.0)])
def test_what_is_left_of_a_clock(hours_on: int, share: float) -> None:
    assert at_latest(MORNING).share_left(MORNING + timedelta(hours=hours_on)) == share


@pytest.mark.parametrize(("text", "end"), [
    ("17:30", time(17, 30)), (" 18:00 ", time(18)), ("", DAY_ENDS), ("five", DAY_ENDS),
])
def test_the_days_end_as_the_firm_keeps_it(text: str, end: time) -> None:
    assert parse_day_end(text) == end
