"""The clock of this machine, asked only where a context is put together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Local time."""

    def today(self) -> date: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC).astimezone().replace(tzinfo=None)

    def today(self) -> date:
        return self.now().date()
