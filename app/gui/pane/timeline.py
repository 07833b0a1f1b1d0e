"""What happened to a record, newest first: day, shape, and a sentence with its circumstances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.gui.lists.painting import paint_hairline
from app.gui.pane.happenings import worded
from app.gui.pane.section import ABOVE, SectionTitle
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import GLYPH_SIZE, paint_glyph
from app.gui.theme.painted_words import paint_words
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.pane.happenings import Happening
    from app.gui.theme.theme import Theme
    from app.queries.record_timeline import RecordTimeline

FIRST = 12
"""Happenings shown before somebody asks for the rest."""
ALL = 500
TWO_LINES, ONE_LINE = 38, 24
DAY_ROOM, ROOMY_FROM = 84, 330
"""What the days have at 100 %, so that the words of all records begin alike; in a narrow column
only what they need."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def read_timeline(
    context: Context, records: tuple[tuple[str, int], ...], limit: int = 60
) -> RecordTimeline:
    """For a pane's ``read``: the journal of these records, with what the sentences name."""
    from app.queries.record_timeline import RecordTimelineAsk, record_timeline

    return context.ask(record_timeline, RecordTimelineAsk(records, limit))


class TimelineView(QWidget):
    """``show_timeline`` fills it with what ``read_timeline`` gave."""

    changed_height = Signal()

    def __init__(self, desk: Desk, *, above: int = ABOVE) -> None:
        super().__init__()
        self._desk = desk
        self._all = False
        self._facts: RecordTimeline | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = SectionTitle(desk.theme, desk.words("pane.timeline"), above=above)
        self.title.link_asked.connect(self._show_all)
        self.list = HappeningList(desk.theme, desk.words("pane.timeline"))
        column.addWidget(self.title)
        column.addWidget(self.list)

    def show_timeline(self, facts: RecordTimeline) -> None:
        same = self._facts is not None and self._facts.records == facts.records
        self._all = self._all and same
        self._facts = facts
        if self._all and facts.more:
            self._read_all()
        else:
            self._show()

    def _show(self) -> None:
        facts, words = self._facts, self._desk.words
        assert facts is not None
        happenings = worded(facts, self._desk.wording())
        shown = happenings if self._all else happenings[:FIRST]
        hidden = facts.more or len(shown) < len(happenings)
        count = max(facts.count, len(happenings))
        self.title.show_link(words("pane.all", count=count) if hidden else "")
        self.list.show_happenings(shown, words("pane.nothing_happened"))

    def _show_all(self) -> None:
        self._all = True
        assert self._facts is not None
        if self._facts.more:
            self._read_all()
        else:
            self._show()

    def _read_all(self) -> None:
        assert self._facts is not None
        records = self._facts.records

        def read(facts: RecordTimeline) -> None:
            if self._facts is not None and self._facts.records == records:
                self._facts = facts
                self._show()

        self._desk.tasks.read(
            lambda context: read_timeline(context, records, ALL), read,
            group=(id(self), "timeline"), owner=self,
        )


class HappeningList(QWidget):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._empty = ""
        self.happenings: list[Happening] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_happenings(self, happenings: list[Happening], empty: str) -> None:
        self.happenings = happenings
        self._empty = empty
        self.setAccessibleName(self._name)
        spoken = "; ".join(f"{one.day} {one.words} {one.note}".strip() for one in happenings)
        self.setAccessibleDescription(spoken or empty)
        self.updateGeometry()
        self.update()

    def _height(self, one: Happening) -> int:
        return self._theme.px(TWO_LINES if one.note else ONE_LINE)

    def sizeHint(self) -> QSize:
        total = sum(self._height(one) for one in self.happenings) or self._theme.px(ONE_LINE)
        return QSize(self._theme.px(200), total)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        if not self.happenings:
            painter.setFont(theme.font(Face.LABEL))
            painter.setPen(theme.ink(Ink.TEXT3))
            painter.drawText(self.rect(), _LEFT, self._empty)
        left = self._day_room()
        top = 0
        for place, one in enumerate(self.happenings):
            height = self._height(one)
            box = QRect(0, top, self.width(), height)
            if box.intersects(event.rect()):
                self._paint_one(painter, box, left, one, place == len(self.happenings) - 1)
            top += height
        painter.end()

    def _day_room(self) -> int:
        metrics = self._theme.metrics(Face.LABEL)
        widest = max((metrics.horizontalAdvance(one.day) for one in self.happenings), default=0)
        usual = self._theme.px(DAY_ROOM) if self.width() >= self._theme.px(ROOMY_FROM) else 0
        return max(usual, widest + self._theme.px(12))

    def _paint_one(
        self, painter: QPainter, box: QRect, left: int, one: Happening, last: bool
    ) -> None:
        theme = self._theme
        line = theme.line(Face.VALUE)
        first = QRect(0, box.top() + theme.px(2), left, line)
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT3))
        painter.drawText(first, _LEFT, one.day)
        side = theme.px(GLYPH_SIZE)
        glyph = QRectF(left, first.center().y() - side / 2 + 0.5, side, side)
        paint_glyph(painter, one.glyph, glyph, theme.ink(one.tone))
        if not last:
            middle = round(glyph.center().x())
            paint_hairline(painter, theme.tokens.line, QPointF(middle, glyph.bottom() + 4),
                           QPointF(middle, box.bottom()))
        words = self._words_box(box, left)
        paint_words(painter, theme, one.words, Face.VALUE, Ink.TEXT,
                    QRect(words.left(), first.top(), words.width(), line))
        below = QRect(words.left(), first.bottom() + 1, words.width(), theme.line(Face.LABEL))
        paint_words(painter, theme, one.note, Face.LABEL, Ink.TEXT3, below)

    def _words_box(self, box: QRect, left: int) -> QRect:
        return box.adjusted(left + self._theme.px(GLYPH_SIZE + 11), 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        """The whole sentence where it was cut."""
        if isinstance(event, QHelpEvent):
            one = self._at(event.pos().y())
            if one is not None and self._cut(one):
                whole = f"{one.words}\n{one.note}" if one.note else one.words
                QToolTip.showText(event.globalPos(), whole, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _at(self, y: int) -> Happening | None:
        for one in self.happenings:
            y -= self._height(one)
            if y < 0:
                return one
        return None

    def _cut(self, one: Happening) -> bool:
        room = self._words_box(self.rect(), self._day_room()).width()
        return (
            self._theme.metrics(Face.VALUE).horizontalAdvance(one.words) > room
            or self._theme.metrics(Face.LABEL).horizontalAdvance(one.note) > room
        )
