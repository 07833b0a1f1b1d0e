"""The keys of the statements' list, and what each of them does with the row one stands on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.choices import ReturnChannel
from app.gui.operations.doing import Doing
from app.gui.operations.opening_files import open_path
from app.gui.operations.statement_papers import Back, ToSend, chase, file_back, send_statements
from app.gui.operations.statements import (
    Run,
    export_one,
    revise_statement,
)
from app.gui.parts.asking_files import documents
from app.gui.parts.key_menu import KeyMenu
from app.gui.statements.paper_actions import ACTIONS, RETURNED, allows
from app.gui.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.gui.statements.queue import QueueRow
    from app.gui.statements.statements_page import StatementsPage

    Entry = tuple[str, str, Callable[[], None]]
    """(message id, key, what it does)."""

CHASE_DRAFT = "statement_chase"
_AGREE = ("agreed", "settled")
"""One more paper back changes nothing of such a row."""


class StatementActions(QObject):
    def __init__(self, page: StatementsPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self.menu: KeyMenu | None = None
        self._acts: dict[str, Callable[[QueueRow], None]] = {
            "issue": self._issue, "send": self._ask_channel, "back": self._ask_back,
            "chase": self._chase, "revise": self._revise, "settle": self._settle,
            "pdf": partial(self._export, ending="pdf"),
            "excel": partial(self._export, ending="xlsx"), "receipt": page.money.new_receipt,
            "credit": page.money.new_credit, "more": self._open_more,
            RETURNED: partial(page.money.new_back, differs=False),
        }
        self._doing = Doing()
        self._before: dict[object, QueueRow] = {}
        """By number the rows as they were when their paper was filed."""
        self._desk.bus.changed.connect(self._on_changed)
        for read in (page.model.replaced, page.model.refreshed):
            read.connect(self._on_rows)
        page.pane.paper.action_row.asked.connect(self.do)
        self._arm()

    def _arm(self) -> None:
        page = self._page
        entries: list[Entry] = [
            (one.words, one.key, partial(self.do, one.name)) for one in ACTIONS.values()
        ]
        entries += self._others()
        entries += [
            ("", str(digit), partial(page.months.type_month, str(digit))) for digit in range(10)
        ]
        for said, key, act in entries:
            for place in (page.view, page.pane.movements):
                shortcut = QShortcut(QKeySequence(key), place)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.setWhatsThis(self._desk.words(said) if said else "")
                shortcut.setAutoRepeat(key.isdigit())
                shortcut.activated.connect(act)

    def do(self, name: str) -> None:
        row = self._page.current()
        if row is not None and (name == RETURNED or allows(row.row.state.value, name)):
            self._acts[name](row)

    def _issue(self, row: QueueRow) -> None:
        self._page.runs.issue_one(row)

    def _ask_channel(self, row: QueueRow) -> None:
        """The usual way first: Return takes it."""
        menu = self._menu()
        usual = row.row.channel
        for channel in sorted(ReturnChannel, key=lambda one: one.value != usual):
            menu.addAction(
                self._desk.words(f"gui.channel.{channel.value}"),
                partial(self._send, row, channel.value),
            )
        self._pop("send")

    def _send(self, row: QueueRow, channel: str) -> None:
        paper = to_send(row, channel)
        if paper is not None:
            send_statements(self._desk, [paper])

    def _ask_back(self, row: QueueRow) -> None:
        if row.row.number in self._doing:
            return
        menu, words = self._menu(), self._desk.words
        menu.addAction(words("money.menu_agrees"), partial(self._agrees, row))
        menu.addAction(words("money.menu_signed"), partial(self._page.money.new_back, row, False))
        menu.addAction(words("money.menu_differs"), partial(self._page.money.new_back, row, True))
        self._pop("back")

    def _agrees(self, row: QueueRow) -> None:
        number, doing = row.row.number, self._doing
        assert number is not None
        if not doing.begin(number):
            return
        self._before[number] = row

        def failed(error: Exception) -> None:
            doing.failed(number)
            self._desk.tasks.refused.emit(error)

        back = Back(number, self._desk.today, row.row.channel)
        file_back(self._desk, back, partial(doing.done, number), failed)

    def _on_changed(self) -> None:
        """Something more was done since, taken back perhaps: the row may be as it was before."""
        for number in [one for one in self._before if self._doing.is_done(one)]:
            del self._before[number]

    def _on_rows(self) -> None:
        """Rows that were being read meanwhile may still be of before."""
        rows = {row.row.number: row.row for row in self._page.model.rows}

        def still(number: object) -> bool:
            before = self._before.get(number)
            return (
                before is not None and before.row.state.value not in _AGREE
                and rows.get(str(number)) == before.row
            )

        self._doing.seen(still)

    def _chase(self, row: QueueRow) -> None:
        """What the customer said, and when to ask again."""
        from app.gui.today.put_off_dialog import PutOffDialog

        of = CHASE_DRAFT, row.row.statement_id
        one, words = row.row, self._desk.words
        assert one.statement_id is not None
        statement = (one.statement_id, one.number or "")
        said = words("money.chase_what", name=one.short_name, number=one.number or "")
        dialog = PutOffDialog(self._desk, said, self._page, of)
        dialog.chosen.connect(
            lambda day, reason: chase(
                self._desk, statement, day, reason, dialog.is_stored, dialog.refuse,
                dialog.keeper,
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._take_keyboard_back, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def _revise(self, row: QueueRow) -> None:
        from app.gui.statements.reason_dialog import ReasonDialog

        number = row.row.number
        assert number is not None
        month, page = self._page.month, self._page
        dialog = ReasonDialog(self._desk, number, page, row.row.statement_id)

        def revise(reason: str) -> None:
            run = Run(
                month, accounts_of([row]), revise=True, reason=reason, keeper=dialog.keeper
            )
            revise_statement(self._desk, page.progress, run, number)

        dialog.decided.connect(revise)
        dialog.finished.connect(self._take_keyboard_back, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def _settle(self, row: QueueRow) -> None:
        """What came back last, where each paper that differs gets what became of it."""
        sheet = self._page.sheet
        if sheet is not None and sheet.back and sheet.content.number == row.row.number:
            one = sheet.back[0]
            self._desk.go(Target("returned_paper", one.id, one.document, "open"))

    def _export(self, row: QueueRow, ending: str) -> None:
        run = Run(self._page.month, accounts_of([row]), self.folder(), (ending,))
        export_one(self._desk, self._page.progress, run)

    def folder(self) -> Path:
        return documents() / "Gendan" / str(self._page.month)

    def open_folder(self) -> None:
        place = self.folder()
        while not place.is_dir() and place != place.parent:
            place = place.parent
        open_path(self._desk, place)

    def go_to_customer(self) -> None:
        row = self._page.current()
        if row is not None:
            self._desk.go(Target("customer", row.row.customer_id, row.row.code))

    def _open_more(self, row: QueueRow) -> None:
        """What has no button here, each with its key."""
        menu, words, page = self._menu(), self._desk.words, self._page
        state = row.row.state.value
        buttons = page.pane.paper.action_row.buttons
        entries: list[Entry] = [
            (one.words, one.key, partial(self.do, one.name)) for one in ACTIONS.values()
            if one.name != "more" and allows(state, one.name)
            and not buttons[one.name].isVisible()
        ]
        for words_id, key, act in entries + self._others():
            menu.addAction(f"{words(words_id)}\t{key}", act)
        self._pop("more")

    def _others(self) -> list[Entry]:
        """What can be done in every state, and has no button."""
        page = self._page
        return [
            ("money.print", "Ctrl+P", page.runs.print_chosen),
            ("money.preview", "Ctrl+Shift+P", page.runs.preview_chosen),
            ("money.papers", "L", partial(page.money.open_papers, "receipt")),
            ("money.file", "T", page.money.open_file),
            ("gui.open_folder", "O", self.open_folder),
            ("gui.statement.export_all", "X", page.runs.export_chosen),
            ("money.make_all", "Shift+I", page.runs.issue),
            ("money.send_all", "Shift+F", page.runs.send),
            ("money.to_customer", "C", self.go_to_customer),
        ]

    def _menu(self) -> KeyMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = KeyMenu(self._page)
        self.menu.aboutToHide.connect(
            self._take_keyboard_back, Qt.ConnectionType.QueuedConnection
        )
        return self.menu

    def _take_keyboard_back(self) -> None:
        """Not every window manager hands it back by itself."""
        self._page.window().activateWindow()

    def _pop(self, name: str) -> None:
        """Below its button, else below the row; its first entry stands ready for Return."""
        assert self.menu is not None
        button = self._page.pane.paper.action_row.buttons[name]
        if button.isVisible():
            corner = button.mapToGlobal(button.rect().topLeft())
            corner -= QPoint(0, self.menu.sizeHint().height())
        else:
            view = self._page.view
            row = view.visualRect(view.currentIndex())
            corner = view.viewport().mapToGlobal(row.bottomLeft())
        self.menu.popup(corner)
        self.menu.setActiveAction(self.menu.actions()[0])


def accounts_of(rows: list[QueueRow]) -> frozenset[tuple[str, str]] | None:
    """None, that is all, where none were chosen."""
    return frozenset((row.row.code, row.row.currency) for row in rows) or None


def to_send(row: QueueRow, channel: str = "") -> ToSend | None:
    one = row.row
    if one.statement_id is None or one.number is None:
        return None
    return ToSend(one.statement_id, one.version, one.number, channel or one.channel)
