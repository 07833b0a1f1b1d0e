"""A time of day as it is typed: ``0920``, ``9:20``, ``9``, full-width digits too."""

from __future__ import annotations

import datetime as dt
import re

from app.domain.errors import DomainError
from app.domain.half_width import half_width

_TYPED = re.compile(r"([0-9]{1,2}):?([0-9]{2})?")


def parse_clock_time(text: str) -> dt.time:
    """DomainError ``errors.clock_time`` for what is none."""
    found = _TYPED.fullmatch(half_width(text).replace(".", ":").strip())
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return dt.time(hour, minute)
    raise DomainError("errors.clock_time", text=text)
