"""What the status bar tells of this machine: its printer, the age of the backup, failed jobs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from shiboken6 import isValid

from app.gui.theme.tokens import Ink
from app.settings import book_key

if TYPE_CHECKING:
    from app.gui.frame.status_bar import StatusBar
    from app.gui.jobs import Jobs
    from app.gui.printing.printer_names import PrinterNames
    from app.gui.session import Session

WARN_AFTER = timedelta(days=1)
LATE_AFTER = timedelta(days=3)
LOOK_EVERY_MS = 5 * 60_000
_HOUR = timedelta(hours=1)


class StatusNews(QObject):
    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__(session)
        self._session, self._jobs = session, jobs
        self._bar: StatusBar | None = None
        self._printers: tuple[tuple[str, ...], str, bool] | None = None
        """As they were answered last, and not yet worded: the language may change."""
        self._asked: PrinterNames | None = None
        """Whoever was asked before it may answer after it."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        jobs.ended.connect(self.look)

    def begin(self) -> None:
        """Late and off the window's thread: a print server may take its time."""
        self._timer.start()
        self.look()

    def show(self) -> None:
        """Says it all in the bar that stands now: another language makes a new one."""
        bar = self._session.window.status
        if not isValid(bar):
            return  # an answer that comes after the window has gone
        if bar is not self._bar:
            self._bar = bar
            self._add_failed(bar)
        bar.printer.say(*self._printer())
        bar.backup.say(*self._backup())
        bar.fit()

    def _add_failed(self, bar: StatusBar) -> None:
        from app.gui.frame.failed_item import FailedItem

        desk = self._session.desk
        self.failed = FailedItem(desk.theme, desk.words, self._jobs)
        bar.layout().insertWidget(3, self.failed)  # type: ignore[union-attr]

    def look(self) -> None:
        from app.gui.printing.print_paper import printers_of
        from app.gui.printing.printer_names import PrinterNames

        self._session.remembered.look_for_backups()
        asked = self._asked = PrinterNames(printers_of(self._session.desk), self)
        asked.known.connect(self._on_printers, Qt.ConnectionType.QueuedConnection)
        asked.known.connect(asked.deleteLater, Qt.ConnectionType.QueuedConnection)
        asked.ask(self._session.remembered.settings.printer.name)

    def _on_printers(self, names: tuple[str, ...], usual: str, trouble: bool) -> None:
        if self.sender() in (None, self._asked):
            self._printers = (names, usual, trouble)
            self.show()

    def _printer(self) -> tuple[str, Ink]:
        if self._printers is None:
            return "", Ink.TEXT2
        words, (names, usual, trouble) = self._session.desk.words, self._printers
        name = self._session.remembered.settings.printer.name or usual
        if not name:
            return words("gui.status.no_printer"), Ink.TEXT2
        if name not in names:
            return words("settings.status.printer_gone", name=name), Ink.WARN
        if trouble:
            return words("settings.status.printer_trouble", name=name), Ink.WARN
        return words("gui.status.printer", name=name), Ink.TEXT2

    def _backup(self) -> tuple[str, Ink]:
        words, session = self._session.desk.words, self._session
        last = session.remembered.settings.backup.last.get(book_key(session.place))
        try:
            made = datetime.fromisoformat(last.at) if last is not None else None
        except ValueError:  # a hand may have spoilt the file
            made = None
        if made is None:
            return words("settings.status.no_backup"), Ink.WARN
        age = session.desk.clock() - made
        ink = Ink.LATE if age > LATE_AFTER else Ink.WARN if age > WARN_AFTER else Ink.TEXT2
        if age > WARN_AFTER:
            return words("settings.status.backup_days", days=age.days), ink
        if age < _HOUR:
            return words("settings.status.backup_now"), ink
        return words("settings.status.backup_hours", hours=age // _HOUR), ink
