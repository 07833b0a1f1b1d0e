"""The delivery editor, a full page in place of the list: F9 ships, Ctrl+P ships and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.gui.delivery_editor.ship_form import ShipForm
from app.gui.delivery_editor.ship_head import ShipHead
from app.gui.delivery_editor.ship_rows import ShipColumn, ShipRows
from app.gui.delivery_editor.ship_totals import ShipTotals
from app.gui.delivery_editor.shipping import Shipping
from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.draft_page import DraftPage
from app.gui.drafts.taking_back import TakingBack
from app.gui.fields.compose_guard import after_composing
from app.gui.fields.lookup import Lookup
from app.gui.fields.lookup_popup import LookupPopup
from app.gui.fields.lookup_rows import customer_row
from app.gui.grid.coming_back import ComingBack
from app.gui.grid.folding_head import FoldingHead
from app.gui.grid.typed_grid import TypedGrid
from app.gui.lists import cells
from app.gui.operations.deliveries import REISSUE_DRAFT, SHIP_DRAFT, ask_ship
from app.gui.operations.orders import ask_customers
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.empty_note import EmptyNote
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.gui.desk import Desk
    from app.queries.lookups.customers import CustomerHit
    from app.queries.ship_sheet import ShipSheet

FOLLOWS = frozenset({"orders", "order_line", "delivery", "delivery_line", "credit", "customer"})


def new_keeper(desk: Desk, form: ShipForm) -> DraftKeeper:
    of = form.reissue
    if of is None:
        return DraftKeeper(desk.tasks, SHIP_DRAFT, form.kept())
    return DraftKeeper(
        desk.tasks, REISSUE_DRAFT, form.kept(), base_id=of.delivery_id, base_version=of.version
    )


class DeliveryEditor(DraftPage):
    shipped = Signal(object, bool)
    """What was made, and whether it is to be printed."""
    resume_asked = Signal()

    def __init__(self, desk: Desk, form: ShipForm, keeper: DraftKeeper | None = None) -> None:
        super().__init__(desk)
        self.form = form
        self.first = form.kept()
        """What it began with: nobody typed that."""
        self.keeper = keeper if keeper is not None else new_keeper(desk, form)
        self.loading = self.awaits_order = False
        """What it begins with is on its way, and that is an order's lines: F9 waits for them."""
        self._make_header()
        self._make_parts()
        self.arm(self.save_button, self.and_print, keys=(
            ("Ctrl+P", self.save_and_print),
            ("Alt+A", lambda: self._propose(everything=True)),
            ("Alt+0", lambda: self._propose(everything=False)),
        ))
        self.shipping = Shipping(self)
        self._connect()
        self._show_form()
        self.taking_back = TakingBack(self, form.stand, self._put_back, ShipForm.kept)

    def _make_header(self) -> None:
        desk, words, of = self.desk, self.desk.words, self.form.reissue
        title = words("deliveries.title_new") if of is None else words(
            "deliveries.title_reissue", number=of.number
        )
        self.header = PageHeader(desk.theme, title, words("gui.more"))
        chip = cells.chip(words("editor.draft"), Glyph.DRAFT, Ink.IDLE, filled=True)
        self.header.insert_context(CellLabel(desk.theme, chip))
        self.and_print = Button(desk.theme, words("deliveries.ship_and_print"), key="Ctrl P")
        act = words("deliveries.ship" if of is None else "deliveries.reissue")
        self.save_button = Button(desk.theme, act, weight=Weight.PRIMARY, key="F9")
        self.header.finish(None, [self.throw, self.leave, self.and_print, self.save_button])
        self.and_print.setVisible(of is None)

    def _make_parts(self) -> None:
        desk, words = self.desk, self.desk.words
        self.strip = Strip(desk.theme)
        self.head = ShipHead(desk, self.form)
        self.rows = ShipRows(desk, self.form)
        self.grid = TypedGrid(desk, self.rows, words("deliveries.grid"))
        self.empty = EmptyNote(desk.theme, self.grid)
        self.totals = ShipTotals(desk)
        self.popup = LookupPopup(
            desk.theme, words("editor.customer"),
            lambda text: words("editor.fault.no_customer", text=text),
            words("forms.lookup_foot"), self,
        )
        customer = self.head.customer
        customer.lookup = Lookup(
            customer.line, self.popup, desk.tasks, ask_customers,
            lambda hit: customer_row(hit, words),
        )
        customer.lookup.picked.connect(customer.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = FoldingHead(desk, self.head, self.grid, lambda: self.head.said)
        for part in (self.header, self.strip, self.offer, head):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.totals)

    def _connect(self) -> None:
        self.and_print.clicked.connect(self.save_and_print)
        self.shipping.shipped.connect(self._on_shipped)
        self.head.changed.connect(self._on_changed)
        self.head.finished.connect(self.to_lines)
        self.head.customer.taken.connect(self._on_customer)
        self.head.customer.entered.connect(self.to_lines)
        self.grid.changed.connect(self._on_changed)
        ComingBack(self.grid, self.save_button)
        self.grid.before_first.connect(self.head.invoice_no.line.setFocus)
        self.desk.bus.changed.connect(self._on_book_changed)

    def begin(self) -> None:
        """The keyboard goes where something is wanted first."""
        if self.loading and self.awaits_order:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.customer is None:
            self.head.customer.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.to_lines()

    def load(self, sheet: ShipSheet | None, order: str) -> None:
        """What it was opened for has been read; nothing of it is a draft yet."""
        self.loading = False
        if sheet is not None:
            self.form.order = order
            self.form.take_sheet(sheet)
            self.first = self.form.kept()
            self.taking_back.forget()
            self.keeper = new_keeper(self.desk, self.form)
            self.head.show_form()
            self.grid.renew()
            self._show_form()
        if sheet is not None or self.hasFocus():
            self.begin()

    def to_lines(self) -> None:
        if not self.form.lines:
            self.head.carrier.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = next((at for at, one in enumerate(self.form.lines) if one.quantity), 0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(first, ShipColumn.QUANTITY)

    def _propose(self, *, everything: bool) -> None:
        """All that is open of the paper's currency, or nothing."""
        currency = self.form.currency
        for line in self.form.lines:
            if everything and line.open.currency == currency:
                line.propose()
            elif not everything:
                line.put_quantity("")
        self.grid.reopen()
        self.grid.refresh()

    def _on_customer(self, customer: CustomerHit | None) -> None:
        self.form.order = ""
        if customer is None:
            self._take_sheet(None)
            return
        self.desk.tasks.read(
            ask_ship(customer_id=customer.id), self._take_sheet, group=(id(self), "open"),
            owner=self,
        )

    def _take_sheet(self, sheet: ShipSheet | None) -> None:
        self.form.take_sheet(sheet)
        self.head.show_customer()
        self.grid.renew()
        self.grid.refresh()
        if self.isVisible() and sheet is not None:
            self.to_lines()

    def _on_book_changed(self, tables: frozenset[str] | None) -> None:
        customer = self.form.customer
        if self.gone or customer is None or self.form.reissue is not None:
            return
        if tables is None or tables & FOLLOWS:
            self.desk.tasks.read(
                ask_ship(customer_id=customer.id, order=self.form.order),
                lambda sheet: after_composing(self, lambda: self._renew(sheet)),
                group=(id(self), "renew"), owner=self,
            )

    def _renew(self, sheet: ShipSheet | None) -> None:
        """Somebody shipped or ordered meanwhile: what was typed here stays with its line."""
        if sheet is None or self.gone:
            return
        line = self.grid.line
        typed_to = None if line.hasSelectedText() else line.cursorPosition()
        self.grid.commit()
        self.form.customer, self.form.address = sheet.customer, sheet.address
        before = [line.open for line in self.form.lines]
        row, column = self.grid.row, self.grid.column
        stood = before[row].line_id if row < len(before) else None
        self.form.renew(sheet.lines)
        self.taking_back.note(answer=True)
        self.head.show_customer()
        now = [line.open for line in self.form.lines]
        if before != now:
            self.grid.renew()
            ids = [one.line_id for one in now]
            self.grid.go(ids.index(stood) if stood in ids else row, column)
            self.grid.refresh()
            if stood in ids and typed_to is not None:
                line.setCursorPosition(typed_to)  # the next key goes on, it replaces nothing

    def _on_changed(self) -> None:
        self._show_form()
        self.taking_back.note()
        self.keep()

    def _put_back(self, before: ShipForm) -> None:
        """What became open meanwhile is asked anew."""
        rows = len(self.form.lines)
        self.form.stand_as(before)
        self.head.show_form()
        if len(self.form.lines) != rows:
            self.grid.renew()
        self.grid.show_again()
        self._show_form()
        self._on_book_changed(None)

    def keep(self) -> None:
        kept = self.form.kept()
        if not self.settled and kept != self.keeper.known and self.form.customer is not None:
            self.keeper.keep(kept)

    def _show_form(self) -> None:
        self.totals.show_form(self.form)
        if self.form.customer is not None and not self.form.lines:
            self.empty.say(self.desk.words("deliveries.nothing_open"))
        else:
            self.empty.clear()

    def save(self) -> None:
        self.shipping.save(and_print=False)

    def save_and_print(self) -> None:
        self.shipping.save(and_print=True)

    def _on_shipped(self, made: dict[str, Any], and_print: bool) -> None:
        self.is_stored()
        self.shipped.emit(made, and_print)

    def resume(self) -> None:
        self.resume_asked.emit()

    def take_typed(self) -> None:
        self.grid.commit()
        self.head.take()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.popup.hide()
        self.empty.place()
