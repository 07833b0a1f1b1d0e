"""The deliveries' tab: the list, the pane beside it, and the editors in place of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.deliveries.delivery_pane import DeliveryPane
from app.gui.deliveries.editors import DeliveryEditors
from app.gui.frame.tabs import Tab
from app.gui.lists.pane_page import PanePage
from app.gui.operations import deliveries as operations
from app.gui.operations.doing import Doing
from app.gui.operations.printing import NotePick, preview_notes, print_notes
from app.gui.pages.deliveries import DELIVERIES, DUE, ORDER, DeliveryColumn, columns_of
from app.gui.parts.buttons import Button, Weight
from app.gui.target import back_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.deliveries.void_dialog import VoidDialog
    from app.gui.desk import Desk
    from app.gui.lists.list_page import Way
    from app.gui.target import Target
    from app.queries.panes.deliveries import DeliverySheet


PANE, NARROW_PANE = 506, 396
WIDE_ENOUGH = 1200
"""Effective pixels of the window."""


class DeliveriesPage(PanePage[Any]):
    pane_width, wide_pane_width = PANE, 600
    pane: DeliveryPane
    _due = False

    def __init__(self, desk: Desk) -> None:
        self._doing = Doing()
        super().__init__(desk, DELIVERIES)
        self.pane.filled.connect(lambda: self._doing.seen())
        self.editors = DeliveryEditors(self)
        self._just_made: NotePick | None = None
        """What was shipped a moment ago, until the list stands on it."""
        self.dialog: VoidDialog | None = None
        self.model.replaced.connect(self._dress)
        self.model.replaced.connect(self._forget_just_made)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.editors.new)

    def ask(self) -> None:
        """What is most overdue to ship stands first, of what has shipped the newest."""
        due = self.header.chosen == DUE
        if due != self._due:
            self._due, self._descending = due, not due
            self._show_sorted()
        super().ask()

    def _dress(self) -> None:
        """An order to ship has no waybill, a delivery no promise."""
        columns = columns_of(self.asked().filter)
        if self.view.columns[0] is not columns[DeliveryColumn.NUMBER]:
            self.model.dress(columns)
            self.view.share_out()

    def arrange(self) -> None:
        """Below 1200 the list needs what the pane can spare: no state is ever cut."""
        self.pane_width = PANE if self.effective_width >= WIDE_ENOUGH else NARROW_PANE
        super().arrange()

    def make_pane(self) -> DeliveryPane:
        pane, words = DeliveryPane(self.desk), self.desk.words
        row = pane.action_row
        row.add(words("deliveries.print"), "Ctrl+P", self.print_note)
        row.add(words("deliveries.mark_arrived"), "A", lambda: self._with(self._arrive))
        row.add(words("deliveries.mark_signed"), "G", lambda: self._with(self._sign))
        row.add(words("deliveries.count_received"), "X",
                lambda: self._with(lambda one: self.editors.receive(one.id)))
        row.add(words("deliveries.edit"), "E",
                lambda: self._with(lambda one: self.editors.edit(one.id)))
        pane.ship_row.add(words("deliveries.ship"), "D", self._ship_due)
        pane.offer(words("deliveries.preview"), "Ctrl+Shift+P", self.preview_note)
        pane.offer(words("deliveries.signed_details"), "Shift+G",
                   lambda: self._with(self.editors.signed))
        pane.offer(words("deliveries.reissue"), "N",
                   lambda: self._with(lambda one: self.editors.reissue(one.id)))
        pane.offer(words("deliveries.void"), "V", lambda: self._with(self._void))
        return pane

    def _actions(self) -> list[Button]:
        self.new = Button(
            self.desk.theme, self.desk.words("deliveries.title_new"), weight=Weight.PRIMARY,
            key="Ctrl N",
        )
        self.new.clicked.connect(lambda: self.editors.new())
        return [self.new]

    def making(self) -> Way:
        return self.desk.words("deliveries.title_new"), lambda: self.editors.new(), "Ctrl N"

    def open_record(self, identity: Any) -> None:
        """An order still to ship is shipped; a delivery is edited."""
        if isinstance(identity, tuple):
            self._ship_due()
        else:
            self.editors.edit(identity)

    def _with(self, act: Callable[[DeliverySheet], object], *, voided: bool = False) -> None:
        """On the delivery that is meant, as soon as the pane has read it; on one that is voided
        only what may be done with it."""
        def shown() -> None:
            facts = self.pane.facts
            sheet = facts.sheet if facts is not None else None
            if sheet is not None and self.over is None and (voided or not sheet.voided):
                act(sheet)

        identity = self.pane.meant_from(self.view)
        if self.over is None and not isinstance(identity, tuple):
            self.pane.when_shown(identity, shown)

    def _arrive(self, sheet: DeliverySheet) -> None:
        operations.mark_arrived(self.desk, sheet)

    def _sign(self, sheet: DeliverySheet) -> None:
        """The first time it is filed as usual; again, what is known of it is opened."""
        if sheet.signed:
            self.editors.signed(sheet)
        else:
            operations.file_signed(
                self.desk, sheet, self._doing, lambda: self._note_seal(sheet)
            )

    def _note_seal(self, sheet: DeliverySheet) -> None:
        """Over the list as it stands: the note may have left it since it is signed."""
        self.desk.go(back_to(Tab.DELIVERIES))
        self.editors.signed(sheet)

    def _void(self, sheet: DeliverySheet) -> None:
        from app.gui.deliveries.void_dialog import VoidDialog

        dialog = self.dialog = VoidDialog(self.desk, sheet.number, self.window(), sheet.id)
        dialog.decided.connect(lambda reason: operations.void(
            self.desk, sheet, reason, dialog.keeper, dialog.is_stored, dialog.refuse
        ))
        dialog.finished.connect(lambda _result: self.view.setFocus())
        dialog.open()

    def _ship_due(self) -> None:
        identity = self.view.current_identity()
        row = self.current
        if isinstance(identity, tuple) and identity[0] == ORDER and row is not None:
            self.editors.new(order=row.number)

    def stand_on_new(self, delivery_id: int, number: str) -> None:
        """Back in the list, on what was just made: among all of them, it is none of the others."""
        if self.header.search is not None:
            self.header.search.show_text("")
        self.header.mark("all")
        self.close_over(delivery_id)
        self._just_made = NotePick(delivery_id, number)

    def _forget_just_made(self) -> None:
        self._just_made = None

    def _chosen_notes(self) -> list[NotePick]:
        return [NotePick(row.id, row.number) for row in self.view.chosen_rows()
                if row.order_id is None]

    def print_note(self) -> None:
        if self.over is not None:
            return
        chosen = self._chosen_notes()
        if self._just_made is not None:
            print_notes(self.desk, self, [self._just_made])
        elif len(chosen) > 1:
            print_notes(self.desk, self, chosen)
        else:
            self._with(lambda one: self.print_now(one.id, one.number), voided=True)

    def print_now(self, delivery_id: int, number: str) -> None:
        print_notes(self.desk, self, [NotePick(delivery_id, number)])

    def preview_note(self) -> None:
        """One, or all that are marked, to be paged through."""
        chosen = self._chosen_notes()
        if self.over is None and len(chosen) > 1:
            preview_notes(self.desk, self, chosen)
        else:
            self._with(
                lambda one: preview_notes(self.desk, self, [NotePick(one.id, one.number)]),
                voided=True,
            )

    def print_papers(self) -> None:
        self.print_note()

    def preview_paper(self) -> None:
        self.preview_note()

    def act(self, target: Target) -> None:
        if target.act in ("new", "ship"):
            self.editors.new(of=target.number)
        elif target.act == "open" and target.record_id is not None:
            self.editors.edit(target.record_id)
        elif target.act == "receive" and target.record_id is not None:
            self.editors.receive(target.record_id)
        elif target.act == "reissue" and target.record_id is not None:
            self.editors.reissue(target.record_id)
        elif target.act in ("void", "returned"):
            ask = self._void if target.act == "void" else self.editors.signed
            self.pane.once_shown(target.record_id, lambda: self._with(ask))
