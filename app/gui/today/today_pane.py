"""One thing of the day: why it is here, whom to call, what to do, and what else to say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.lists import cells
from app.gui.lists.painting import paint_hairline
from app.gui.pane.facts import Fact, FactsGrid
from app.gui.pane.head import WhoLine
from app.gui.pane.pane import Pane
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import TimelineView, read_timeline
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink
from app.gui.today import row_times, row_words
from app.gui.today.call_rows import CallRows
from app.gui.today.mentions import MentionsView
from app.queries.day_rows import DayRow
from app.queries.waiting.item import Kind
from app.queries.waiting.urgency import PRESENTED_WITHIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.lists.columns import Wording
    from app.gui.theme.theme import Theme
    from app.queries.day_record import DayRecord
    from app.queries.record_timeline import RecordTimeline

    RowOf = Callable[[Any], DayRow | None]

ENTER, SPACE, LATER = "Enter", "Space", "S"
LAST_STEPS = 5
LISTED = 40
NUMBERS = 14
"""Room for the numbers of lines, at 100 %."""


class Rule(QWidget):
    """A hairline between two parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(5))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() // 2
        paint_hairline(painter, self._theme.tokens.line, QPointF(0, middle),
                       QPointF(self.width(), middle))
        painter.end()


class TodayPane(Pane["tuple[DayRecord, RecordTimeline | None]"]):
    last_right = False
    depends = frozenset({"put_off", "customer", "contact"})

    def __init__(self, desk: Desk, row_of: RowOf) -> None:
        super().__init__(desk)
        self._row_of = row_of
        self._place = ""
        words, theme = desk.words, desk.theme
        self.chip = CellLabel(theme)
        self.kind = Label(theme, face=Face.LABEL, ink=Ink.TEXT2)
        self.place = Label(theme, face=Face.LABEL, ink=Ink.TEXT3, right=True)
        self.title = Paragraph(theme, face=Face.LARGE)
        self.who = WhoLine(desk)
        self.calls = CallRows(desk)
        self.why = Paragraph(theme)
        self.grid = FactsGrid(theme)
        self.lines_title = SectionTitle(theme, words("today.lines"), above=0)
        self.lines = FactsGrid(theme, 1, least=NUMBERS)
        self.timeline = TimelineView(desk, above=0)
        self.mentions = MentionsView(desk)
        self._rules = {part: Rule(theme) for part in (
            self.calls, self.lines_title, self.timeline, self.mentions
        )}
        self.add(self._head())
        for part, above in (
            (self.title, 2), (self.who, 0), (self.action_row, 2), (self.calls, 0),
            (Rule(theme), 0), (SectionTitle(theme, words("today.why"), above=0), 0), (self.why, 0),
            (self.grid, 4), (self.lines_title, 0), (self.lines, 0), (self.timeline, 0),
            (self.mentions, 0),
        ):
            if part in self._rules:
                self.add(self._rules[part], 6)
            self.add(part, above)
        self.end()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.desk.theme.px(8))
        row.addWidget(self.chip)
        row.addWidget(self.kind, 1)
        row.addWidget(self.place)
        return head

    def show_place(self, place: int, count: int) -> None:
        """Which row of how many; said with the row itself."""
        self._place = self.desk.words("today.place", place=place, count=count) if place else ""
        if self.facts is not None:
            self.place.say(self._place)

    def reading(
        self, identity: Any
    ) -> Callable[[Context], tuple[DayRecord, RecordTimeline | None] | None]:
        """The row as the list has it now: the reader's thread never walks the window's model."""
        row, now = self._row_of(identity), self.desk.clock()
        found = self.desk.day.found if self.desk.day is not None else ()

        def read(context: Context) -> tuple[DayRecord, RecordTimeline | None] | None:
            from app.queries.day_record import DayRecordAsk, day_record

            if row is None:
                return None
            record = context.ask(day_record, DayRecordAsk(now, row, found))
            told = None if row.bundle else read_timeline(context, (row.first.record,), LAST_STEPS)
            return record, told

        return read

    def fill(self, facts: tuple[DayRecord, RecordTimeline | None]) -> None:
        record, told = facts
        row, wording = record.row, self.desk.wording()
        glyph, tone = row_words.shape(row)
        self.chip.show_cell(
            cells.chip(row_times.how_long(row, wording), glyph, tone, filled=True)
        )
        self.kind.say(wording.words(f"today.kind.{row.kind.value}"))
        self.place.say(self._place)
        self.title.say(_heading(row, wording))
        self.who.setVisible(not row.bundle)
        self.who.show_who(
            row.party.name, row.caller.contact, customer_id=row.first.customer_id
        )
        self.calls.show_numbers(
            *(("", "") if row.bundle else (row.caller.phone, row.caller.fax))
        )
        self.why.say(why(row, wording))
        self.grid.show_facts(_facts(record, wording))
        self.grid.setVisible(bool(record.facts))
        self._fill_lines(record, wording)
        self.mentions.show_mentions(record)
        self.timeline.setVisible(told is not None)
        if told is not None:
            self.timeline.show_timeline(told)
        for part, rule in self._rules.items():
            rule.setVisible(not part.isHidden())

    def _fill_lines(self, record: DayRecord, wording: Wording) -> None:
        """The open lines of an order; of a bundle whose they are."""
        words = wording.words
        if record.row.bundle:
            self.lines_title.say(words("today.members"))
            facts = [
                Fact(one.document or words("today.not_made"), record.names[one.customer_id],
                     row_words.member(one, wording))
                for one in record.row.members[:LISTED]
            ]
        else:
            self.lines_title.say(words("today.lines"))
            facts = []
            for line in record.lines:
                quantity = row_words.quantity_words(line.outstanding, line.unit, wording)
                note = words("today.line_open", quantity=quantity)
                if line.due is not None:
                    day = words.day(line.due, wording.today)
                    note = words("today.line_promised", open=note, day=day)
                facts.append(Fact(str(line.line), line.name, note))
        self.lines_title.setVisible(bool(facts))
        self.lines.setVisible(bool(facts))
        self.lines.show_facts(facts)


def _heading(row: DayRow, wording: Wording) -> str:
    """A complaint's matter stands alone: its kind is said above it."""
    if row.kind is Kind.COMPLAINT and row.subject.words:
        return row.subject.words
    return row_words.title(row, wording)


def why(row: DayRow, wording: Wording) -> str:
    words = wording.words
    if row.put_off_until is not None:
        day = words.day(row.put_off_until, wording.today)
        if row.put_off_reason:
            return words("today.why.put_off_reason", day=day, reason=row.put_off_reason)
        return words("today.why.put_off", day=day)
    first = row.first
    due = words.day(first.due, wording.today)
    month = row_words.month_words(first.month, wording)
    if row.kind is Kind.STATEMENT_TO_SEND:
        if row.bundle:
            return words("today.why.statements", month=month, due=due)
        made = "today.why.statement_to_send" if first.document else "today.why.statement_to_make"
        return words(made, month=month, due=due)
    if row.kind is Kind.STATEMENT_DIFFERS and first.values["theirs"]:
        return words("today.why.statement_differs_by", month=month, **{
            name: first.values[name] for name in ("theirs", "gap")
        })
    until = first.until
    if first.due is not None and row.kind is Kind.CHEQUE:
        until = datetime.combine(first.due + PRESENTED_WITHIN, datetime.min.time())
    told = "" if until is None else (
        row_times.moment(until, wording) if row.kind is Kind.COMPLAINT
        else words.day(until.date(), wording.today)
    )
    hours = int(str(first.values.get("hours", 0)))
    received = until - timedelta(hours=hours) if until is not None else None
    return words(
        f"today.why.{row.kind.value}", month=month, due=due, until=told, hours=hours,
        received=row_times.moment(received, wording) if received is not None else "",
    )


def _facts(record: DayRecord, wording: Wording) -> list[Fact]:
    return [
        Fact(wording.words(f"today.fact.{label}"), _value(value, wording))
        for label, value in record.facts
    ]


def _value(value: object, wording: Wording) -> str:
    if isinstance(value, datetime):
        return row_times.moment(value, wording)
    if isinstance(value, date):
        return wording.words.full_day(value)
    if isinstance(value, Decimal):
        return wording.words.quantity(value)
    if isinstance(value, str):
        return value
    return row_words.money(value.amount, value.currency)  # type: ignore[attr-defined]
