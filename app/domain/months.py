"""A calendar month: the name of a statement."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple, Self

from app.domain.errors import DomainError


class Month(NamedTuple):
    """Year and month 1–12, ordered in time."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def number(self) -> int:
        """YYYYMM."""
        return self.year * 100 + self.month

    def plus(self, months: int) -> Month:
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def next(self) -> Month:
        return self.plus(1)

    def previous(self) -> Month:
        return self.plus(-1)

    def day(self, day: int) -> date:
        """That day of the month, clamped to its last (29–31 in a short month)."""
        return date(self.year, self.month, min(day, monthrange(self.year, self.month)[1]))

    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    def last_day(self) -> date:
        return self.day(31)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @classmethod
    def from_number(cls, number: int) -> Self:
        return cls(*divmod(number, 100))

    @classmethod
    def parse(cls, text: str) -> Self:
        """``YYYY-MM``; DomainError ``errors.month_unreadable`` for anything else."""
        year, dash, month = text.strip().partition("-")
        if not (dash and year.isdecimal() and month.isdecimal() and len(year) == 4):
            raise DomainError("errors.month_unreadable", text=text)
        if not 1 <= int(month) <= 12 or not 1 <= len(month) <= 2:
            raise DomainError("errors.month_unreadable", text=text)
        return cls(int(year), int(month))
