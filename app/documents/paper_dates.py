"""Dates as a paper writes them, in its own language."""

from __future__ import annotations

from datetime import date

from app.i18n import Translator


class PaperDates:
    """``crosses_year``: short dates would be ambiguous, so ``day`` gives the whole date."""

    __slots__ = ("_crosses_year", "_months", "_t", "_weekdays")

    def __init__(self, t: Translator, *, crosses_year: bool = False) -> None:
        self._t = t
        self._crosses_year = crosses_year
        self._weekdays = t("papers.date.weekdays").split()
        self._months = t("papers.date.months").split()

    def full(self, day: date) -> str:
        return self._words("papers.date.full", day)

    def day(self, day: date) -> str:
        return self.full(day) if self._crosses_year else self._words("papers.date.day", day)

    def _words(self, message_id: str, day: date) -> str:
        short = self._months[day.month - 1][:3]
        return self._t(message_id, year=day.year, month=day.month, day=day.day, short=short)

    def with_weekday(self, day: date) -> str:
        weekday = self._weekdays[day.weekday()]
        return self._t("papers.date.weekday", date=self.full(day), weekday=weekday)

    def in_sentence(self, day: date) -> str:
        weekday = self._weekdays[day.weekday()]
        return self._t("papers.date.weekday_in_sentence", date=self.full(day), weekday=weekday)

    def month_name(self, month: int) -> str:
        return self._months[month - 1]

    def period(self, start: date, end: date) -> str:
        """The year once where one year holds both, the month once in English."""
        if start.year != end.year:
            return self._t("papers.date.period", start=self.full(start), end=self.full(end))
        name = "period_same_month" if start.month == end.month else "period_same_year"
        return self._t(
            f"papers.date.{name}",
            start=self.full(start), end=self.full(end),
            start_day=self._words("papers.date.day", start),
            end_day=self._words("papers.date.day", end),
            first=start.day, last=end.day, year=end.year,
            month_name=self.month_name(end.month),
        )
