"""Taiwan's days off around the worked due dates of domain §4.3."""

from __future__ import annotations

from datetime import date

from app.domain.calendar import WorkingCalendar

TAIWAN = WorkingCalendar(
    holidays=frozenset(
        {
            date(2026, 1, 1), date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18),
            date(2026, 2, 19), date(2026, 2, 20), date(2026, 2, 27), date(2026, 4, 3),
            date(2026, 4, 6), date(2026, 5, 1), date(2026, 6, 19), date(2026, 9, 25),
            date(2026, 9, 28), date(2026, 10, 9), date(2026, 10, 26), date(2026, 12, 25),
            date(2027, 1, 1), date(2027, 2, 4), date(2027, 2, 5), date(2027, 2, 8),
            date(2027, 2, 9), date(2027, 2, 10), date(2027, 3, 1), date(2027, 4, 5),
            date(2027, 4, 6),
        }
    )
)  # fmt: skip
