"""One window on one book, put together: look, words, work and news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.errors import DomainError
from app.gui.change_bus import ChangeBus
from app.gui.commands import Commands
from app.gui.desk import Desk, Firm
from app.gui.drafts.unfinished import UnfinishedDrafts
from app.gui.frame.status_news import StatusNews
from app.gui.frame.tabs import Tab
from app.gui.jobs import Jobs
from app.gui.long_run import LongRun
from app.gui.pages.make import make_page
from app.gui.tasks import NOT_OPEN, Tasks
from app.gui.theme.tokens import Ink
from app.gui.window import Window
from app.gui.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from app.bootstrap import Context
    from app.gui.crash_dialog import CrashDialog
    from app.gui.frame.late_badges import LateBadges
    from app.gui.frame.remembered import Remembered
    from app.gui.theme.theme import Theme
    from app.queries.lists.firm import FirmRow


LATER_MS = 1500
"""What nobody waits for, after the first rows."""
WARM_MS = 4000
"""What makes the first search by sound as quick as the next."""
TAKEN = "errors.window_open"


def _claimed(context: Context) -> Context:
    """One window a book: two would undo and restore behind each other's back."""
    if context.claim_window():
        return context
    context.close()
    raise DomainError(TAKEN)


def _read_head(context: Context) -> int:
    from app.queries.lists.journal_head import journal_head

    return context.ask(journal_head, None)


def _read_firm(context: Context) -> FirmRow:
    from app.queries.lists.firm import firm_row

    return context.ask(firm_row, None)


class Session(QObject):
    """Owns the window and everything it works with, until ``close``."""

    opened = Signal()
    """The book is open and the firm's name is known."""
    claimed = Signal()
    """This is the book's window."""
    taken = Signal()
    """Another window has the book; this one shows nothing of it."""
    badges: LateBadges | None = None

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        remembered: Remembered,
        place: Path,
        open_context: Callable[[], Context],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(application)
        self._application = application
        self.theme = theme
        self.remembered = remembered
        self.place = place
        self.tasks = Tasks(lambda: _claimed(open_context()), self)
        self.bus = ChangeBus(self.tasks, _read_head, self)
        self.window = Window(make_page, self._first_tab())
        self.desk = Desk(
            theme, Words(theme.language), self.tasks, self.bus, clock, self.window.notify,
            remembered=remembered, jobs=Jobs(self), go=self.window.go,
            long=lambda: self.window.long,
        )
        self.opening = LongRun(self)
        """Told of by whoever opens the book, where that takes long: see ``Book.open``."""
        self.opening.told.connect(self._on_migrating, Qt.ConnectionType.QueuedConnection)
        self._close_asked = False
        """Closing again while something is printed means it."""
        self.window.furnish(self.desk)
        self.window.setWindowTitle(self.desk.words("gui.title"))
        self.window.before_close = self._before_close
        self.window.painted.connect(self.start)
        self.commands = Commands(self)
        self.unfinished = UnfinishedDrafts(self)
        self.news = StatusNews(self, self.jobs)
        self.tasks.crashed.connect(self._on_crashed)
        self.tasks.refused.connect(self._on_refused)
        self.bus.changed.connect(self._on_changed)
        self._actor = ""
        self._crash: CrashDialog | None = None
        self._saved_at: datetime | None = None

    @property
    def jobs(self) -> Jobs:
        assert self.desk.jobs is not None
        return self.desk.jobs

    def _first_tab(self) -> Tab:
        known = self.remembered.settings.window.tab
        return Tab(known) if known in set(Tab) else Tab.STATEMENTS

    def show(self) -> None:
        self.remembered.place(self.window)
        self.window.show()
        self.window.painted.connect(lambda: self.remembered.fit_frame(self.window))

    def start(self) -> None:
        """Opens the book behind the frame that already stands."""
        from app.gui.fields.compose_guard import ComposeGuard
        from app.gui.frame.keyboard_in_sight import KeyboardInSight

        self.guard = ComposeGuard(self._application)
        self.guard.setParent(self)  # an event filter of the application, for as long as this
        KeyboardInSight(self.window)
        self.window.arm()
        self.commands.furnish()
        self.remembered.refused = self.tasks.refused.emit
        self.tasks.start(self._on_opened, self._on_not_opened)
        self.tasks.read(_read_firm, self._on_first_firm)
        self.window.show_tab(self.window.tab)
        if self.remembered.set_aside is not None:
            self.window.page.strip.warn(
                self.desk.words("errors.settings_damaged", path=self.remembered.set_aside)
            )

    def close(self) -> None:
        self.bus.stop()
        self.jobs.stop_all()
        self.tasks.close()

    def _on_migrating(self, done: int, of: int, what: str) -> None:
        """An older book, brought to our schema once: said, and not to be stopped."""
        strip = self.window.long
        if strip.isHidden():
            strip.begin(self.desk.words("long.opening"), lambda: None)
            strip.settle()
        strip.tell_stage(done, of, what)

    def _on_opened(self, context: Context) -> None:
        self.window.long.end()
        self._actor = context.actor
        self._say_saved()
        self.claimed.emit()
        QTimer.singleShot(0, self.theme, self.theme.register_fallback)
        QTimer.singleShot(LATER_MS, self, self.news.begin)
        QTimer.singleShot(LATER_MS, self, self._watch_day)
        QTimer.singleShot(WARM_MS, self, lambda: self._warm_names(0))
        self.bus.watch()

    def _warm_names(self, step: int) -> None:
        """Piece after piece: what the user asks meanwhile goes in between."""
        from app.queries.lookups.warming import STEPS, warm_names

        if step < STEPS:
            self.tasks.read(
                lambda context: context.ask(warm_names, step),
                lambda _nothing: self._warm_names(step + 1), owner=self, behind=True,
            )

    def _on_not_opened(self, error: Exception) -> None:
        self.window.long.end()
        self._on_refused(error)
        if isinstance(error, DomainError) and error.message_id == TAKEN:
            self.taken.emit()

    def _on_first_firm(self, firm: FirmRow) -> None:
        self._on_firm(firm)
        if firm.empty:
            from app.gui.first_start.first_start import FirstStart

            FirstStart.open_over(self)
        else:
            self.unfinished.begin()
        self.opened.emit()

    def _on_firm(self, firm: FirmRow) -> None:
        before = self.desk.firm
        self.desk.firm = Firm(firm.name, firm.currency, firm.region)
        self.news.show()
        words = self.desk.words
        self.window.setWindowTitle(
            words("gui.window_title", firm=firm.name) if firm.name else words("gui.title")
        )
        if firm.name:
            self.window.status.firm.say(
                words("gui.status.who", actor=self._actor, firm=firm.name)
                if self._actor else firm.name
            )
            self.window.status.fit()
        if before.currency != firm.currency:
            self.window.page.reload()

    def _on_changed(self, tables: frozenset[str] | None) -> None:
        self._saved_at = self.desk.clock()
        self.desk.drafts.forget_thrown()
        self._say_saved()
        if tables is None or "firm" in tables:
            self.read_firm()

    def _say_saved(self) -> None:
        words, at = self.desk.words, self._saved_at
        said = words("gui.status.open") if at is None else words(
            "gui.status.saved", time=f"{at:%H:%M}"
        )
        self.window.status.saved.say(said, icon_ink=Ink.GOOD)

    def _watch_day(self) -> None:
        """What is late today stands on the rail, whichever tab is shown."""
        from app.gui.frame.late_badges import LateBadges
        from app.gui.today.watch import day_watch

        watch = day_watch(self.desk)
        watch.late_counted.connect(self._show_late_today)
        watch.refresh()
        self.badges = LateBadges(self.window, self.desk)
        self.badges.look()

    def _show_late_today(self, count: int) -> None:
        self.window.rail.items[Tab.TODAY].show_late(count)

    def read_firm(self) -> None:
        self.news.show()  # in the language that is spoken now
        self._say_saved()
        self.tasks.read(_read_firm, self._on_firm, group="firm", owner=self.window)

    def begin_anew(self) -> None:
        """Another book stands in the place of this one: nothing of the old one may be shown."""
        if self.desk.day is not None:
            self.desk.day.forget()
        self.commands.rebuild()
        self.bus.forget()
        self.unfinished.begin_anew()

    def _on_crashed(self, error: Exception) -> None:
        """One dialog at a time: a bug in what is painted comes back with every painting."""
        from app.gui.crash_dialog import CrashDialog

        if self._crash is None:
            self._crash = CrashDialog(self.theme, self.desk.words, error, self.window)
            self._crash.finished.connect(self._on_crash_read)
            self._crash.open()

    def _on_crash_read(self) -> None:
        if self._crash is not None:
            self._crash.deleteLater()
            self._crash = None

    def _on_refused(self, error: Exception) -> None:
        from app.gui.errors_worded import sentence

        if isinstance(error, DomainError) and error.message_id == NOT_OPEN:
            return  # why it could not be opened stands there already
        self.window.page.strip.warn(sentence(error, self.desk.words))

    def _before_close(self) -> bool:
        if self.jobs.running and not self._close_asked:
            self._close_asked = True
            self.window.notify(self.desk.words(
                "long.still" if self.jobs.long is not None else "printing.still"
            ))
            return False
        self.remembered.change(tab=self.window.tab.value)
        self.remembered.keep_geometry(self.window)
        self.remembered.save()
        return True
