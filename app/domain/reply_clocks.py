"""The two clocks of a complaint: the same day, at the latest 24 hours (domain §1.4, §7.1).

Both run by the clock, not by working days: whoever complained waits over the weekend too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DAY_ENDS = dt.time(17, 30)
REPLY_HOURS = 24


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """Runs from ``begun`` to ``due``, both in local time."""

    begun: dt.datetime
    due: dt.datetime

    def left(self, now: dt.datetime) -> dt.timedelta:
        """Negative once it has run out."""
        return self.due - now

    def share_left(self, now: dt.datetime) -> float:
        """1 at its beginning, 0 when it has run out."""
        whole = (self.due - self.begun).total_seconds()
        left = self.left(now).total_seconds()
        return min(1, max(0, left / whole)) if whole > 0 else 0


def parse_day_end(text: str) -> dt.time:
    """``17:30`` as the firm's row keeps it; what is no time counts as half past five."""
    try:
        return dt.time.fromisoformat(text.strip())
    except ValueError:
        return DAY_ENDS


def same_day(received: dt.datetime, day_ends: dt.time, hours: int = REPLY_HOURS) -> ReplyClock:
    """Until the day's end; what comes in after it has the next day, never more than ``hours``."""
    due = dt.datetime.combine(received.date(), day_ends)
    if received >= due:
        due += dt.timedelta(days=1)
    return ReplyClock(received, min(due, at_latest(received, hours).due))


def at_latest(received: dt.datetime, hours: int = REPLY_HOURS) -> ReplyClock:
    return ReplyClock(received, received + dt.timedelta(hours=hours))
