"""The order editor, a full page in place of the list: F9 stores, Esc leaves and keeps the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.draft_page import DraftPage
from app.gui.drafts.taking_back import TakingBack
from app.gui.grid.coming_back import ComingBack
from app.gui.grid.folding_head import FoldingHead
from app.gui.lists import cells
from app.gui.operations.orders import AT
from app.gui.order_editor.conflict_panel import ConflictPanel
from app.gui.order_editor.draft_menu import DraftMenu
from app.gui.order_editor.finding import LineFinding
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.head_form import HeadForm
from app.gui.order_editor.line_model import LineModel
from app.gui.order_editor.order_form import OrderForm
from app.gui.order_editor.order_grid import OrderGrid
from app.gui.order_editor.saving import OrderSaving
from app.gui.order_editor.searching import Searching
from app.gui.order_editor.side_pane import SidePane
from app.gui.order_editor.totals_bar import OrderTotals
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from app.gui.desk import Desk
    from app.queries.lookups.customers import CustomerHit
    from app.services.records import Made

__all__ = ["AT", "OrderEditor", "new_keeper"]

ORDER_DRAFT = "order"
PANE_FROM = 1200
"""Effective pixels of the window below which the side pane gives way."""


def new_keeper(desk: Desk, form: OrderForm) -> DraftKeeper:
    stored = form.stored
    return DraftKeeper(
        desk.tasks, ORDER_DRAFT, form.kept(),
        base_id=stored.order_id if stored is not None else None,
        base_version=stored.version if stored is not None else 0,
    )


class OrderEditor(DraftPage):
    saved = Signal(object)
    """What was made or edited: its id and number."""
    thrown = Signal()

    def __init__(self, desk: Desk, form: OrderForm, keeper: DraftKeeper | None = None) -> None:
        super().__init__(desk)
        self.form = form
        self.keeper = keeper if keeper is not None else new_keeper(desk, form)
        self._typed = keeper is not None
        self._head_field = ""
        self._make_header()
        self._make_parts()
        self._lay_out()
        self.arm(self.save_button, keys=[("Ctrl+L", lambda: self.finding.ask_last_order())])
        self.taking_back = TakingBack(self, form.stand, self._put_back, OrderForm.kept)
        self.searching = Searching(self)
        self.finding = LineFinding(desk, form, self.grid, self.head)
        self.saving = OrderSaving(self)
        self._connect()
        self.grid.refresh()
        self._show_form()
        self.finding.find_unknown()

    def _make_header(self) -> None:
        desk, words, stored = self.desk, self.desk.words, self.form.stored
        title = words("editor.title_new") if stored is None else stored.number
        self.header = PageHeader(desk.theme, title, words("gui.more"))
        chip = words("editor.draft") if stored is None else words("editor.editing")
        self.header.insert_context(
            CellLabel(desk.theme, cells.chip(chip, Glyph.DRAFT, Ink.IDLE, filled=True))
        )
        if self.form.repeat_of:
            of = words("editor.repeat_of", number=self.form.repeat_of)
            self.header.insert_context(CellLabel(desk.theme, cells.quiet(of)))
        self.save_button = Button(
            desk.theme, words("editor.save"), weight=Weight.PRIMARY, key="F9"
        )
        self.header.finish(None, [self.throw, self.leave, self.save_button])
        self.throw.setHidden(not self._typed)

    def _make_parts(self) -> None:
        desk = self.desk
        self.strip = Strip(desk.theme)
        self.drafts = DraftMenu(desk, self)
        self.conflicts = ConflictPanel(desk, self.form)
        self.head = HeadForm(desk, self.form)
        self.model = LineModel(desk, self.form, self)
        self.grid = OrderGrid(desk, self.model)
        self.totals = OrderTotals(desk)
        self.pane = SidePane(desk, self.form)

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(self.conflicts)
        work.addWidget(FoldingHead(self.desk, self.head, self.grid, lambda: self.head.said))
        work.addWidget(self.grid, 1)
        work.addWidget(self.totals)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(work, 1)
        row.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.offer):
            column.addWidget(part)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.saving.stored.connect(self._on_stored)
        self.head.changed.connect(self._on_changed)
        self.head.dates_changed.connect(self.model.tell)
        self.head.customer.entered.connect(self._to_lines)
        self.head.customer_taken.connect(self._on_customer)
        self.grid.changed.connect(self._on_changed)
        self.grid.before_first.connect(self.head.remark.line.setFocus)
        ComingBack(self.grid, self.save_button)
        self.grid.items_pasted.connect(self.finding.find)
        self.conflicts.chosen.connect(self._on_merged)
        self.pane.customer_gone.connect(self._on_customer_gone)
        self.desk.bus.changed.connect(self.pane.on_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def begin(self, at: str = "") -> None:
        """The keyboard goes where it was (``at``), or where something is wanted first."""
        place, _, name = at.partition(":")
        if place == "head" and self.head.focus_on(name):
            return
        if place.isdigit() and name in GridColumn.__members__:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.go(int(place), GridColumn[name])
        elif self.form.customer is None:
            self.head.customer.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_lines()

    @property
    def at(self) -> str:
        """Which cell has the keyboard, for ``begin``."""
        if self._head_field:
            return f"head:{self._head_field}"
        return f"{self.grid.row}:{self.grid.column.name}"

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is self.grid.line:
            self._head_field = ""
        else:
            self._head_field = self.head.name_of(now) or self._head_field

    def offer_drafts(
        self, offers: Sequence[tuple[str, Callable[[], None]]], ids: Sequence[int]
    ) -> None:
        """What may be gone on with, in words; ``ids``: the drafts of them, to be thrown away."""
        self.drafts.offer(offers, ids)

    def _to_lines(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(len(self.form.filled) if self.form.stored is None else 0, GridColumn.ITEM)

    def _on_changed(self) -> None:
        self._show_form()
        self.taking_back.note(answer=self.finding.answering)
        if self._typed or self.form.kept() != self.keeper.known:
            self.keep()

    def _show_form(self) -> None:
        self.totals.show_form(self.form)
        self.pane.show_form()

    def keep(self) -> None:
        """The draft is what stands here, and opens by itself where the window goes away."""
        if self.under_way.on:
            return
        if not self._typed:
            self._typed = True
            self.throw.show()
        self.keeper.keep({**self.form.kept(), AT: self.at})

    def _on_customer(self, customer: CustomerHit | None) -> None:
        """Last prices are this customer's now; prices that were typed stay."""
        typed, last = self.taking_back.now.unread.get("customer_text"), self.taking_back.last
        asked = last is not None and last.unread.get("customer_text") != typed
        self.taking_back.note(answer=bool(typed) and asked)
        self.finding.find(list(range(len(self.form.lines))))

    def _on_customer_gone(self) -> None:
        """It was made in place, and that was taken back."""
        customer = self.form.customer
        if customer is not None:
            self.head.customer.lose(customer)
            self.taking_back.forget()

    def _on_merged(self) -> None:
        at = self.at
        self.head.show_form()
        self.grid.reopen()
        self.grid.refresh()
        self.taking_back.forget()
        if self._typed:
            self.keep()
        if not self.conflicts.open:
            if self.form.stored is not None:
                self.keeper.settle(self.form.stored.version)
            self.begin(at)

    def _put_back(self, before: OrderForm) -> None:
        stood = self.form.stand()
        self.form.stand_as(before)
        self.head.show_form()
        self.grid.show_again(stood)
        if self.form.customer is None and stood.customer is not None:
            self.begin()

    def save(self) -> None:
        self.saving.save()

    def _on_stored(self, made: Made) -> None:
        self.is_stored()
        self.saved.emit(made)

    def take_typed(self) -> None:
        self.grid.commit()
        self.head.take()

    def rest(self) -> None:
        if self.settled:
            return
        at = self.at
        self.take_typed()
        if self._typed:
            self.keeper.keep({**self.form.kept(), AT: at})

    def keep_left(self) -> None:
        """It does not open by itself again."""
        if self._typed:
            self.keeper.keep(self.form.kept())

    def resume(self) -> None:
        self.drafts.resume()

    def throw_away(self) -> None:
        """Nothing of it is offered again, save with the next order."""
        if self.under_way.on:
            return
        self.take_typed()
        if not self._typed:
            self.go_away()
            return
        self.gone = True
        self.keeper.drop()
        self.thrown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.searching.hide()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.pane.setVisible(self.window().width() / self.desk.theme.scale >= PANE_FROM)
