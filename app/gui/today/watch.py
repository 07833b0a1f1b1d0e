"""What waits, kept up with the book and the clock, read in short pieces between other questions.

One a window: the badge needs what is late even while another tab is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.today.reading import read_day, read_pieces
from app.queries.day_rows import Day, DayFilter
from app.queries.waiting.part import Part

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from app.gui.desk import Desk
    from app.gui.today.reading import Piece
    from app.queries.page import Key
    from app.queries.waiting.item import Waiting

MINUTE_MS = 60_000
URGENT = (Part.PRESSING, Part.LATE_ORDERS, Part.STATEMENTS)
"""What the badge follows from; the rest is read while the tab is shown."""


def day_watch(desk: Desk) -> DayWatch:
    """The window's own, made when it is first asked for."""
    if desk.day is None:
        desk.day = DayWatch(desk)
    return desk.day


class DayWatch(QObject):
    answered = Signal(object)
    """A ``Day`` for the present question; ``complete`` tells whether more is on its way."""
    late_counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.bus)
        self._tasks = desk.tasks
        self._clock = desk.clock
        self._found: dict[Part, tuple[Waiting, ...]] = {}
        self._stale: set[Part] = set(Part)
        self._under_way: Part | None = None
        self._rows: list[Waiting] = []
        self._after: Key | None = None
        self._filter, self._text = DayFilter.MINE, ""
        self._wanted: tuple[Part, ...] = URGENT
        self._answered_once = False
        self._pending = False
        self._urgent_told = False
        """What presses was answered in whole, and the rest is still being read."""
        self._day: date | None = None
        self.late = 0
        desk.bus.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def complete(self) -> bool:
        """Everything that is wanted has been read, and answered."""
        return not self._pending and self._all_read

    @property
    def _all_read(self) -> bool:
        return not self._stale.intersection(self._wanted)

    @property
    def found(self) -> tuple[Waiting, ...]:
        return tuple(one for part in Part for one in self._found.get(part, ()))

    def ask(self, chosen: DayFilter, text: str) -> None:
        """A new question over what has been read."""
        self._filter, self._text = chosen, text
        if self._found:
            self._answer()
        self._read_on()

    def look(self, *, whole: bool) -> None:
        """``whole``: the tab is shown; otherwise only what the badge needs is kept up."""
        self._wanted = tuple(Part) if whole else URGENT
        self._read_on()

    def refresh(self, parts: Collection[Part] = tuple(Part)) -> None:
        """Reads those again; what stands stays until the new is whole."""
        self._stale.update(parts)
        self._urgent_told = False
        if self._under_way in parts:
            self._under_way = None
        self._read_on()

    def forget(self) -> None:
        """Another book stands in this one's place."""
        self._found.clear()
        self._answered_once = False
        self.refresh()

    def tick(self) -> None:
        """Clocks run on by themselves; at midnight everything does."""
        same_day = self._day in (None, self._clock().date())
        self.refresh((Part.PRESSING,) if same_day else tuple(Part))

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None:
            self.refresh()
        elif parts := [part for part in Part if tables & part.depends]:
            self.refresh(parts)
        elif tables & {"put_off", "customer", "contact"}:
            self._answer()

    def _read_on(self) -> None:
        todo = [part for part in self._wanted if part in self._stale]
        if not todo:
            return
        if self._under_way not in todo:
            self._under_way, self._rows, self._after = todo[0], [], None
        todo.remove(self._under_way)
        parts, after, now = (self._under_way, *todo), self._after, self._clock()
        self._day = now.date()
        self._tasks.read(
            lambda context: read_pieces(context, now, parts, after), self._on_pieces,
            group=(id(self), "pieces"), owner=self, behind=True,
        )

    def _on_pieces(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.part is not self._under_way:
                self._under_way, self._rows = piece.part, []
            self._rows += piece.rows
            self._after = piece.next_key
            if piece.next_key is None:
                self._found[piece.part] = tuple(self._rows)
                self._stale.discard(piece.part)
                self._under_way = None
        urgent = not self._stale.intersection(URGENT)
        if not self._answered_once or self._all_read or (urgent and not self._urgent_told):
            if self._under_way is not None and self._under_way not in self._found:
                self._found[self._under_way] = tuple(self._rows)
            self._answered_once, self._urgent_told = True, urgent
            self._answer()
        self._read_on()

    def _answer(self) -> None:
        now, found = self._clock(), self.found
        chosen, text = self._filter, self._text
        self._pending = True
        self._tasks.read(
            lambda context: read_day(context, now, found, chosen, text), self._on_day,
            group=(id(self), "day"), owner=self,
        )

    def _on_day(self, day: Day) -> None:
        self._pending = False
        self.answered.emit(day)
        self.late = day.late
        self.late_counted.emit(day.late)
