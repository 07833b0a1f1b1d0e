"""What the customer found when the goods came: counted and looked at, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.dates import parse_date
from app.gui.deliveries.received_rows import ReceivedColumn, ReceivedRows
from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.draft_page import DraftPage
from app.gui.drafts.taking_back import TakingBack
from app.gui.errors_worded import sentence
from app.gui.fields.compose_guard import after_composing
from app.gui.fields.typed_field import date_field
from app.gui.grid.coming_back import ComingBack
from app.gui.grid.typed_grid import TypedGrid
from app.gui.operations.received import RECEIVED_DRAFT, Counted, record_received
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.key_hint import KeyHint
from app.gui.parts.labels import Paragraph
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.queries.drafts import DraftContent
    from app.queries.panes.deliveries import DeliverySheet


class ReceivedEditor(DraftPage):
    saved = Signal()

    def __init__(self, desk: Desk, sheet: DeliverySheet, draft: DraftContent | None) -> None:
        super().__init__(desk)
        self.sheet, self._draft = sheet, draft
        theme, words = desk.theme, desk.words
        self.rows = ReceivedRows(desk, sheet)
        self.header = PageHeader(
            theme, words("deliveries.received_title", number=sheet.number), words("gui.more")
        )
        self.save_button = Button(theme, words("forms.save"), weight=Weight.PRIMARY, key="F9")
        self.header.finish(None, [self.throw, self.leave, self.save_button])
        self.strip = Strip(theme)
        self.arrived = date_field(
            theme, words, words("deliveries.field.arrived_on"), lambda: desk.today
        )
        self.arrived.set_value(sheet.arrived_on or desk.today)
        self.grid = TypedGrid(desk, self.rows, words("deliveries.grid_received"))
        self._lay_out()
        self.arm(self.save_button, keys=[("Alt+A", self._all_came)])
        self._first = self._kept()
        self.taking_back = TakingBack(self, self._kept, self._put_back)
        self.keeper = DraftKeeper(
            desk.tasks, RECEIVED_DRAFT, self._first, base_id=sheet.id,
            base_version=sheet.version, whole=False,
        )
        self._connect()
        if draft is not None:
            time = f"{draft.draft.changed_at:%m/%d %H:%M}"
            self.offer_left(draft.draft.id, words("forms.offer", time=time))

    def _lay_out(self) -> None:
        theme, words = self.desk.theme, self.desk.words
        px = theme.px
        head = QFrame()
        head.setObjectName("pane")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(20), px(12), px(20), px(12))
        row.setSpacing(px(20))
        self.arrived.setFixedWidth(px(180))
        row.addWidget(self.arrived)
        hint = Paragraph(theme, words("deliveries.received_hint"), face=Face.LABEL,
                         ink=Ink.TEXT3)
        row.addWidget(hint, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(KeyHint(theme, "Alt A", words("deliveries.hint.all_came")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.offer, head):
            column.addWidget(part)
        column.addWidget(self.grid, 1)

    def _connect(self) -> None:
        self.arrived.changed.connect(self.keep)
        self.arrived.line.returnPressed.connect(self.begin)
        self.grid.changed.connect(self.keep)
        ComingBack(self.grid, self.save_button)
        self.grid.before_first.connect(self.arrived.line.setFocus)

    def begin(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(0, ReceivedColumn.RECEIVED)

    def _kept(self) -> dict[tuple[int, str], str]:
        arrived = self.arrived.value.isoformat() if self.arrived.value else ""
        return {(0, "arrived_on"): arrived, **self.rows.kept()}

    def keep(self) -> None:
        if not self.settled:
            self.keeper.keep(self._kept())
            self.taking_back.note()

    def _put_back(self, before: dict[tuple[int, str], str]) -> None:
        arrived = before[0, "arrived_on"]
        self.arrived.set_value(parse_date(arrived) if arrived else None)
        self.rows.bring_back(before)
        self.grid.show_again()

    def _all_came(self) -> None:
        """What is not counted yet came as it was delivered."""
        self.grid.commit()
        self.rows.take_all()
        self.grid.reopen()
        self.grid.refresh()

    def resume(self) -> None:
        draft = self._draft
        if draft is None:
            return
        self.rest()
        typed = {key: text for key, text in self._kept().items() if self._first.get(key) != text}
        # A draft holds only what was typed: it is laid over what the book has now, and what was
        # typed here before it was asked for over that.
        left = {**self._first, **draft.cells}
        laid = {**left, **typed}
        self.keeper.take_over(draft.draft.id, left)
        self.keeper.keep(laid)
        self.rows.bring_back(laid)
        if laid.get((0, "arrived_on")):
            self.arrived.set_value(parse_date(laid[0, "arrived_on"]))
        self.offer.hide()
        self.grid.reopen()
        self.grid.refresh()

    def save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.grid.commit()
        self.arrived.take()
        if self.arrived.fault.text():
            self.arrived.line.setFocus()
            return
        wrong = next((at for at, one in enumerate(self.rows.lines) if one.wrong), None)
        if wrong is not None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.go(wrong, ReceivedColumn.RECEIVED)
            return
        self.under_way.begin()
        lines = tuple(
            Counted(one.line.id, one.line.version, one.received,
                    one.remark if one.remark != one.line.remark else None)
            for one in self.rows.lines if one.edited
        )
        arrived = self.arrived.value
        record_received(
            self.desk, self.sheet, lines, arrived if arrived != self.sheet.arrived_on else None,
            self.keeper, self._on_saved,
            lambda error: after_composing(self, lambda: self._on_refused(error)),
        )

    def _on_saved(self) -> None:
        self.is_stored()
        self.saved.emit()

    def _on_refused(self, error: Any) -> None:
        from app.services.perform import EditConflict

        self.under_way.end()
        self.rest()
        words = self.desk.words
        if isinstance(error, EditConflict):
            self.strip.warn(words("deliveries.changed_meanwhile", number=self.sheet.number))
        else:
            self.strip.warn(sentence(error, words))

    def take_typed(self) -> None:
        self.grid.commit()
        self.arrived.take()
