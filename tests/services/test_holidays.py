"""Days off and make-up days, set by hand."""

from __future__ import annotations

from datetime import date

from app.db.book import Book
from app.db.models import Holiday
from app.queries.parties import load_calendar
from app.services.holidays import RemoveHoliday, SetHoliday, remove_holiday, set_holiday
from app.services.perform import perform
from tests.books import NOW, act, held
from tests.services.trading import take_back

DAY_OFF = date(2027, 1, 1)


def test_a_day_is_set_changed_and_removed(book: Book) -> None:
    for command in (SetHoliday(DAY_OFF, "元旦"), SetHoliday(DAY_OFF, "補班", working=True)):
        assert perform(book, "mei", "set_holiday", set_holiday, command, now=NOW).value == 1
    assert (held(book, Holiday, 1).name, held(book, Holiday, 1).working) == ("補班", True)
    take_back(book)
    with book.read() as read:
        assert not load_calendar(read.session, "TW").is_working(DAY_OFF)
    act(book, lambda w: remove_holiday(w, RemoveHoliday(1)))
    assert held(book, Holiday, 1) is None
