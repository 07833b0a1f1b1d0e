"""The order editor, a full page in place of the list: F9 stores, Esc leaves and keeps the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.drafts.draft_keeper import DraftKeeper
from app.gui.drafts.draft_offer import DraftOffer
from app.gui.errors_worded import sentence
from app.gui.lists import cells
from app.gui.operations.orders import (
    ask_codes,
    ask_customers,
    ask_last_order,
    ask_products,
    save_order,
)
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.order_editor.grid_line import from_stored
from app.gui.order_editor.head_form import HeadForm
from app.gui.order_editor.line_model import LineModel
from app.gui.order_editor.lookup import Lookup
from app.gui.order_editor.lookup_popup import LookupPopup
from app.gui.order_editor.lookup_rows import customer_row, product_row
from app.gui.order_editor.order_grid import OrderGrid
from app.gui.order_editor.totals_bar import TotalsBar
from app.gui.parts.buttons import Button, Weight
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.page_header import PageHeader
from app.gui.parts.strip import Strip
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import SheetLine
    from app.queries.lookups.products import ProductHit


LOOK_AGAIN_MS = 20
ORDER_DRAFT = "order"


class OrderEditor(QWidget):
    left = Signal()
    saved = Signal(int)
    """The order's id."""
    resume_asked = Signal()
    throw_asked = Signal()

    def __init__(self, desk: Desk, form: OrderForm, draft_id: int | None = None) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        self.keeper = self._make_keeper(draft_id)
        self._make_parts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.strip, self.offer, self.head):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        column.addWidget(self.totals)
        self._make_lookups()
        self._connect()
        self.grid.refresh()
        self.totals.show_form(form)

    def _make_keeper(self, draft_id: int | None) -> DraftKeeper:
        stored = self.form.stored
        keeper = DraftKeeper(
            self.desk.tasks, ORDER_DRAFT, self.form.kept(),
            base_id=stored.order_id if stored is not None else None,
            base_version=stored.version if stored is not None else 0,
        )
        if draft_id is not None:
            keeper.take_over(draft_id, self.form.kept())
        return keeper

    def _make_parts(self) -> None:
        desk, words, stored = self.desk, self.desk.words, self.form.stored
        title = words("editor.title_new") if stored is None else stored.number
        self.header = PageHeader(desk.theme, title, words("gui.more"))
        chip = cells.chip(
            words("editor.draft") if stored is None else words("editor.editing"),
            Glyph.DRAFT, Ink.IDLE, filled=True,
        )
        self.header.insert_context(CellLabel(desk.theme, chip))
        self.leave = Button(desk.theme, words("editor.leave"), key="Esc")
        self.save_button = Button(
            desk.theme, words("editor.save"), weight=Weight.PRIMARY, key="F9"
        )
        self.header.finish(None, [self.leave, self.save_button])
        self.strip = Strip(desk.theme)
        self.offer = DraftOffer(desk)
        self.head = HeadForm(desk, self.form)
        self.model = LineModel(desk, self.form, self)
        self.grid = OrderGrid(desk, self.model)
        self.totals = TotalsBar(desk)

    def _make_lookups(self) -> None:
        desk, words = self.desk, self.desk.words
        self.customer_popup = LookupPopup(
            desk.theme, words("editor.customer"),
            lambda text: words("editor.fault.no_customer", text=text),
            words("editor.lookup.foot_customer"), self,
        )
        self.product_popup = LookupPopup(
            desk.theme, words("editor.column.item"),
            lambda text: words("editor.fault.no_product", text=text),
            words("editor.lookup.foot_product"), self,
        )
        customer = self.head.customer
        customer.lookup = Lookup(
            customer.line, self.customer_popup, desk.tasks, ask_customers,
            lambda hit: customer_row(hit, words),
        )
        self.grid.lookup = Lookup(
            self.grid.line, self.product_popup, desk.tasks,
            lambda text: ask_products(text, self.form),
            lambda hit: product_row(hit, self.form, words, desk.today),
        )
        customer.lookup.picked.connect(customer.take)
        self.grid.lookup.picked.connect(self.grid.take_hit)

    def _connect(self) -> None:
        self.offer.taken.connect(self._resume)
        self.offer.thrown.connect(self.throw_asked)
        self.leave.clicked.connect(self.go_away)
        self.save_button.clicked.connect(self.save)
        for key, act in (("F9", self.save), ("Esc", self.go_away), ("F3", self._resume)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.head.changed.connect(self._on_changed)
        self.head.customer.entered.connect(self._to_lines)
        self.head.customer_taken.connect(self._on_customer)
        self.grid.changed.connect(self._on_changed)
        self.grid.before_first.connect(self.head.promised.line.setFocus)
        self.grid.finished.connect(self.save_button.setFocus)
        self.grid.last_order_asked.connect(self._ask_last_order)
        self.grid.items_pasted.connect(self._find_items)

    def begin(self) -> None:
        """The keyboard goes where something is wanted first."""
        if self.form.customer is None:
            self.head.customer.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_lines()

    def offer_draft(self, words: str) -> None:
        self.offer.say(words)

    def _resume(self) -> None:
        if self.offer.isVisible():
            self.resume_asked.emit()

    def _to_lines(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go(len(self.form.filled) if self.form.stored is None else 0, GridColumn.ITEM)

    def _on_changed(self) -> None:
        self.totals.show_form(self.form)
        self.keeper.keep(self.form.kept())

    def _on_customer(self, customer: CustomerHit | None) -> None:
        """Last prices are this customer's now; prices that were typed stay."""
        self._find_items(list(range(len(self.form.lines))))

    def _find_items(self, rows: list[int]) -> None:
        codes = sorted({self.form.lines[row].item for row in rows if self.form.lines[row].item})
        if codes:
            self.desk.tasks.read(
                ask_codes(codes, self.form), lambda found: self._on_items(rows, found), owner=self
            )

    def _on_items(self, rows: list[int], found: dict[str, ProductHit]) -> None:
        for row in rows:
            line = self.form.lines[row] if row < len(self.form.lines) else None
            hit = found.get(line.item) if line is not None else None
            if line is not None and hit is not None:
                line.complete(hit)
        self.grid.reopen_untouched()
        self.grid.refresh()

    def _ask_last_order(self) -> None:
        customer = self.form.customer
        if customer is None:
            self.head.customer.line.setFocus()
            return
        self.grid.commit()
        self.desk.tasks.read(ask_last_order(customer.id), self._on_last_order, owner=self)

    def _on_last_order(self, lines: tuple[SheetLine, ...]) -> None:
        while self.form.lines and self.form.lines[-1].empty:
            self.form.lines.pop()
        first = len(self.form.lines)
        self.form.lines.extend(from_stored(line, edited=False) for line in lines)
        self.grid.reopen()
        self.grid.refresh()
        if lines:
            self._find_items(list(range(first, len(self.form.lines))))
            self.grid.go(first, GridColumn.QUANTITY)
        else:
            self.desk.notify(self.desk.words("editor.no_last_order"))

    def save(self) -> None:
        """Stores what stands here; what is missing is said where it is missing."""
        if self._settles():
            return
        self.grid.commit()
        self.head.take()
        if self.form.customer is None:
            customer = self.head.customer
            if not customer.fault.text():
                customer.say_wrong(self.desk.words("editor.fault.customer_missing"))
            customer.line.setFocus()
            return
        if (fault := self.head.fault) is not None:
            fault.line.setFocus()
            return
        place = self.form.first_fault()
        self.grid.refresh()
        if place is not None:
            self.grid.setFocus()
            self.grid.go(place[0], GridColumn[place[1].name])
            return
        if not self.form.filled:
            self._to_lines()
            self.strip.warn(self.desk.words("errors.order_empty"))
            return
        self.save_button.setEnabled(False)
        save_order(self.desk, self.form, self.keeper, self.saved.emit, self._on_refused)

    def _settles(self) -> bool:
        """Whether a name is still being looked up: the order is stored once it is known."""
        lookup, customer = self.grid.lookup, self.head.customer
        assert lookup is not None
        assert customer.lookup is not None
        if lookup.waiting or customer.lookup.waiting:
            QTimer.singleShot(LOOK_AGAIN_MS, self, self.save)
            return True
        if self.grid.line.hasFocus() and self.grid.keys.typed_item() and lookup.asked:
            lookup.settle(lambda hit: self.grid.keys.take_item(hit, self.save))
            return True
        if customer.line.hasFocus() and customer.lookup.asked:
            customer.lookup.settle(self._take_customer_and_save)
            return True
        return False

    def _take_customer_and_save(self, hit: CustomerHit | None) -> None:
        self.head.customer.take(hit)
        if hit is not None:
            self.save()

    def _on_refused(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.strip.warn(sentence(error, self.desk.words))

    def go_away(self) -> None:
        """What was typed stays as a draft and is offered again."""
        self.grid.commit()
        self.head.take()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.customer_popup.hide()
        self.product_popup.hide()
