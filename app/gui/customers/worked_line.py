"""Terms as they are being typed, worked out to a date: the words alone could mean several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.calendar import TermShift
from app.domain.errors import DomainError
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.terms import Invoicing, TermBase, Terms, TermUnit
from app.domain.worked_terms import worked
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from datetime import date

    from app.domain.calendar import WorkingCalendar
    from app.domain.worked_terms import Worked
    from app.gui.forms.form_page import FormPage
    from app.gui.words import Words

EXAMPLE_DAY = 5


class WorkedLine(QFrame):
    def __init__(self, form: FormPage, calendar: WorkingCalendar) -> None:
        super().__init__()
        self._form, self._calendar = form, calendar
        theme = form.desk.theme
        self.setObjectName("quiet_box")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row = QHBoxLayout()
        column.addLayout(row)
        self.label = Label(theme, form.desk.words("customers.example"), face=Face.LABEL,
                           ink=Ink.TEXT3)
        self.words = Label(theme, face=Face.NAME)
        row.addWidget(self.label)
        row.addSpacing(theme.px(8))
        row.addWidget(self.words, 1)
        self._locked = "closing_day" in form.shown.locked
        if self._locked:
            why = form.desk.words("customers.terms_locked")
            column.addWidget(Paragraph(theme, why, face=Face.LABEL, ink=Ink.TEXT2))
        form.changed.connect(self.work)
        form.typed.connect(self.work)
        self.work()

    def work(self) -> None:
        form, words = self._form, self._form.desk.words
        if self._locked:  # it decides no due date, so no month has its own
            form.field("settlement").say_note(words("customers.settlement_free"))
        if "settlement" in form.fields and form.peek("settlement") not in (None, "monthly"):
            self.words.say(words("customers.example_not_monthly"), Ink.TEXT2)
            return
        terms = typed_terms(form)
        if terms is None:
            self.words.say(words("customers.example_none"), Ink.TEXT2)
            return
        try:
            example = worked(Schedule(terms), self._shipped(), self._calendar)
        except (DomainError, ValueError):
            self.words.say(words("customers.example_none"), Ink.TEXT2)
            return
        self.words.say(example_words(example, words, form.desk.today), Ink.TEXT)

    def _shipped(self) -> date:
        """Today; where the terms begin with a later month, a day in that."""
        form = self._form
        month = form.peek("from_month") if "from_month" in form.fields else None
        now = Month.of(form.desk.today)
        return month.day(EXAMPLE_DAY) if month is not None and month > now else form.desk.today


def show_worked(form: FormPage) -> None:
    """Under the terms of a form that has such."""
    if "closing_day" not in form.fields:
        return
    extra = form.shown.extra
    if "from_month" in form.fields:
        calendar, first = extra
        if form.value("from_month") is None:
            form.field("from_month").say_note(
                form.desk.words("customers.first_month", month=str(first))
            )
        form.add_below(WorkedLine(form, calendar))
    else:
        form.add_below(WorkedLine(form, extra), "customers.section.terms")


def typed_terms(form: FormPage) -> Terms | None:
    """None while something is missing or out of its bounds."""
    days, count = form.peek("closing_day"), form.peek("term_count")
    fixed = form.peek("term_fixed_day")
    names = ("term_base", "term_unit", "term_shift")
    base, unit, shift = (form.peek(name) for name in names)
    if None in (days, count, base, unit, shift) or not 1 <= days <= 31 or count < 0:
        return None
    if fixed is not None and not 1 <= fixed <= 31:
        return None
    invoicing = form.peek("invoicing") or Invoicing.PER_DELIVERY
    return Terms(days, Invoicing(invoicing), TermBase(base), count, TermUnit(unit), fixed,
                 TermShift(shift))


def example_words(example: Worked, words: Words, today: date) -> str:
    """``11/05 出貨 → 11/30 結帳 → 12/31 付``."""
    return words(
        "customers.worked", shipped=words.day(example.shipped, today),
        closing=words.day(example.closing, today), due=words.day(example.due, today),
    )
