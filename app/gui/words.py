"""The translator as the window uses it, with the dates and figures of a list."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.i18n import Translator

if TYPE_CHECKING:
    from datetime import date, datetime

    from app.domain.months import Month
    from app.i18n import Language

DASH = "—"


class Words:
    def __init__(self, language: Language) -> None:
        self.language = language
        self._translate = Translator(language)

    def __call__(self, message_id: str, **params: object) -> str:
        return self._translate(message_id, **params)

    def has(self, message_id: str) -> bool:
        """Whether there is such a message: for words chosen by a value, such as a column's."""
        return self._translate.has(message_id)

    def day(self, day: date | None, today: date) -> str:
        """MM/DD, with the year if it is not this one; a dash for none."""
        if day is None:
            return DASH
        return f"{day:%m/%d}" if day.year == today.year else f"{day:%Y/%m/%d}"

    def full_day(self, day: date | None) -> str:
        return DASH if day is None else f"{day:%Y/%m/%d}"

    def month(self, month: Month, today: date) -> str:
        """``10 月`` of the last twelve, ``2025 年 10 月`` of any other."""
        name = self(f"gui.month.{month.month}")
        back = (today.year - month.year) * 12 + today.month - month.month
        return name if 0 <= back < 12 else self(
            "today.year_month", year=month.year, month_name=name
        )

    def moment(self, at: datetime, today: date) -> str:
        """The time of day, and the day where it is another."""
        time = f"{at:%H:%M}"
        return time if at.date() == today else f"{self.day(at.date(), today)} {time}"

    def money(self, value: Decimal | None, currency: str, home: str) -> str:
        """A dash for zero or none; the currency's mark only where it is not the firm's own."""
        if not value:
            return DASH
        return format_money(value, currency, mark=bool(home) and currency != home)

    def quantity(self, value: Decimal | None) -> str:
        if not value:
            return DASH
        plain = value.normalize()
        if plain == plain.to_integral_value():
            plain = plain.quantize(Decimal(1))
        return f"{plain:,f}"

    def quantity_of(self, count: int) -> str:
        return f"{count:,}" if count else DASH

    def price(self, value: Decimal | None) -> str:
        """At least two places, and as many more as it has."""
        if value is None:
            return DASH
        plain = value.normalize()
        places = max(2, -int(plain.as_tuple().exponent))
        return f"{plain:,.{places}f}"
