"""What is done with many statements of the month at once: made, sent, exported, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.domain.months import Month
from app.gui.operations.statement_papers import by_channel, send_statements
from app.gui.operations.statements import Run, export_statements, issue_statements
from app.gui.parts.asking_files import documents
from app.gui.statements.statement_actions import accounts_of, to_send
from app.gui.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.lists.list_page import Way
    from app.gui.operations.printing import StatementPick
    from app.gui.operations.statement_papers import ToSend
    from app.gui.statements.queue import QueueRow
    from app.gui.statements.statements_page import StatementsPage


ROOMY = 860
"""Under that the header has room for the first action alone; the others have keys."""


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None


class MonthRuns(QObject):
    """Of what is selected; where that is only the row one stands on, of all that is shown."""

    def __init__(self, page: StatementsPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._counted = ""
        """The search whose numbers stand in the filters."""
        page.header.filter_chosen.connect(lambda _key: self.name_buttons())
        if page.header.search is not None:
            page.header.search.asked.connect(lambda _text: self.name_buttons())

    @property
    def _text(self) -> str:
        return self._page.asked().text

    @property
    def _filter(self) -> str:
        return self._page.header.chosen

    def counted(self) -> None:
        self._counted = self._text
        self.name_buttons()

    def ways_out(self) -> Way:
        """Of a month without statements: to the last one that has any, or what makes one."""
        page, words = self._page, self._desk.words
        if page.month == Month.of(self._desk.today).previous():
            return (
                words("deliveries.title_new"),
                lambda: self._desk.go(Target("delivery", None, act="new")), "",
            )
        return words("gui.statement.last_month"), page.months.last_asked.emit, "Ctrl End"

    def _count(self, state: str) -> int:
        chosen = self._page.chosen()
        if chosen:
            return sum(row.row.state.value == state for row in chosen)
        if self._filter not in ("all", state) or self._text != self._counted:
            return 0
        button = self._page.header.filters.get(state)
        return (button.count if button is not None else 0) or 0

    @property
    def sends_first(self) -> bool:
        """What is made goes out before anything more is made."""
        return self._count("made") > 0

    def name_buttons(self) -> None:
        page, words = self._page, self._desk.words
        chosen, made, unmade = page.chosen(), self._count("made"), self._count("none")
        page.export.say(
            words("gui.statement.export_chosen", count=len(chosen)) if chosen
            else words("gui.statement.export_all")
        )
        page.primary.say(
            words("money.send_many", count=made) if made
            else words("gui.statement.issue_many", count=unmade)
        )
        page.primary.setVisible(made + unmade > 0)
        page.other.say(words("gui.statement.issue_many", count=unmade))
        roomy = page.width() >= self._desk.theme.px(ROOMY)
        page.other.setVisible(bool(made and unmade) and roomy)
        page.export.setVisible(roomy)
        page.header.arrange()

    def do_first(self) -> None:
        if self.sends_first:
            self.send()
        else:
            self.issue()

    def _shown(self, then: Callable[[list[QueueRow]], None]) -> None:
        """All that the search and the filter leave; asked of the book, for the list has read
        only so far."""
        queue, month, text, state = self._page.queue, self._page.month, self._text, self._filter

        def ask(context: Context) -> list[QueueRow]:
            found = queue.rows(context, month, text)
            return [one for one in found if state in ("all", one.row.state.value)]

        self._desk.tasks.read(ask, then, owner=self._page)

    def issue(self) -> None:
        chosen = self._page.chosen()
        if chosen:
            self._issue(chosen)
        elif self._text or self._filter != "all":
            self._shown(self._issue)
        else:
            self._issue_sure(self._count("none"), [])

    def issue_one(self, row: QueueRow) -> None:
        """A month that still runs is asked about: what is made cannot be taken back."""
        page, words, closes = self._page, self._desk.words, row.row.closes_on
        today = self._desk.today
        if closes > today and not page.confirm(
            self._desk.theme, words, words("gui.statement.issue_one"),
            words("money.issue_early", name=row.row.short_name, month=str(page.month),
                  day=words.day(closes, today)),
            words("gui.statement.issue_one"), page,
        ):
            return
        issue_statements(self._desk, page.progress, page.month, accounts_of([row]))

    def _issue(self, rows: list[QueueRow]) -> None:
        unmade = [row for row in rows if row.row.state.value == "none"]
        if unmade:
            self._issue_sure(len(unmade), unmade)

    def _issue_sure(self, count: int, unmade: list[QueueRow]) -> None:
        """``unmade`` empty: all of the month."""
        page, words = self._page, self._desk.words
        if len(unmade) == 1:
            self.issue_one(unmade[0])
            return
        runs = page.month.last_day() > self._desk.today
        sure = "money.issue_many_early" if runs else "gui.statement.issue_sure"
        if (count > 1 or runs) and not page.confirm(
            self._desk.theme, words, words("gui.statement.issue_many", count=count),
            words(sure, count=count, month=str(page.month)),
            words("gui.statement.issue_many", count=count), page,
        ):
            return
        issue_statements(self._desk, page.progress, page.month, accounts_of(unmade))

    def send(self) -> None:
        chosen = self._page.chosen()
        if chosen:
            self._send(chosen)
        else:
            self._shown(self._send)

    def _send(self, rows: list[QueueRow]) -> None:
        page, words = self._page, self._desk.words
        papers: list[ToSend] = [
            paper for row in rows if row.row.state.value == "made"
            and (paper := to_send(row)) is not None
        ]
        ways = words("money.ways_between").join(
            words("money.way", channel=words(f"gui.channel.{channel}") if channel
                  else words("money.no_channel"), count=count)
            for channel, count in by_channel(papers)
        )
        count = len(papers)
        if papers and page.confirm(
            self._desk.theme, words, words("money.send_title", count=count),
            words("money.send_sure", month=str(page.month), ways=ways),
            words("money.send_go", count=count), page,
        ):
            send_statements(self._desk, papers)

    def export_chosen(self) -> None:
        page = self._page
        folder = page.choose_folder(
            page, self._desk.words("gui.statement.export_where"), documents()
        )
        if folder is not None:
            run = Run(page.month, accounts_of(page.chosen()), folder)
            export_statements(self._desk, page.progress, run)

    def print_chosen(self) -> None:
        """What is selected, or the one row, to the remembered printer."""
        from app.gui.operations.printing import print_statements

        if picks := self._picks():
            print_statements(self._desk, self._page, picks)

    def preview_chosen(self) -> None:
        """The same papers, to be paged through."""
        from app.gui.operations.printing import preview_statements

        if picks := self._picks():
            preview_statements(self._desk, self._page, picks)

    def _picks(self) -> list[StatementPick]:
        current = self._page.current()
        rows = self._page.chosen() or ([current] if current is not None else [])
        return [self._pick(row) for row in rows]

    def _pick(self, row: QueueRow) -> StatementPick:
        from app.gui.operations.printing import StatementPick

        one = row.row
        return StatementPick(
            one.customer_id, one.currency, self._page.month, one.number or one.short_name
        )
