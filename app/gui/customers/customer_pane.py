"""The record of a customer: figures, what to know, open orders and months in the middle; whom to
call, what was agreed and what is proven at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.gui.customers.customer_head import CustomerHead
from app.gui.customers.customer_parts import CallSide, WorkSide
from app.gui.lists import cells
from app.gui.pane.attachments import read_attachments
from app.gui.pane.pane import BAR, Pane
from app.gui.pane.paper_rows import customer_rows, title
from app.gui.pane.timeline import read_timeline
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.parts.buttons import Button
    from app.queries.attachments import AttachmentRow
    from app.queries.money_papers import MoneyRow
    from app.queries.panes.customer_papers import CustomerPapers
    from app.queries.panes.customers import CustomerPane
    from app.queries.record_timeline import RecordTimeline

SIDE_WIDTH = 372
NARROWER = 350
ROOMY_FROM = 980
ALL = 1000
"""Prices or calls, once somebody asks for all of one customer's."""
BESIDE_FROM = 880
"""Effective pixels of the pane: below, the right side stands under the middle."""


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    customer: CustomerPane
    timeline: RecordTimeline
    files: tuple[AttachmentRow, ...]
    papers: CustomerPapers
    money: tuple[MoneyRow, ...]


class CustomerRecord(Pane[CustomerFacts]):
    order_asked = Signal()
    statement_asked = Signal()
    receipt_asked = Signal()
    edit_asked = Signal()
    contact_asked = Signal(object)
    """A contact's id; None for a new one."""
    terms_asked = Signal()
    price_asked = Signal(object)
    contact_removed = Signal(object)
    """A ContactRow."""
    price_removed = Signal(object)
    call_removed = Signal(object)
    """A CallRow."""

    depends = frozenset({
        "customer", "contact", "call_note", "customer_terms", "customer_price", "orders",
        "order_line", "delivery", "delivery_line", "credit", "receipt", "statement",
        "returned_paper", "complaint", "product", "firm", "holiday", "attachment",
    })

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self.setAccessibleName(words("customers.record"))
        row = self.action_row
        row.add(words("customers.act.order"), "O", self.order_asked.emit)
        row.add(words("customers.act.statement"), "M", self.statement_asked.emit)
        row.add(words("customers.act.receipt"), "R", self.receipt_asked.emit)
        row.add(words("customers.act.edit"), "E", self.edit_asked.emit)
        self.head = CustomerHead(desk.theme, row, self)
        self.work, self.call = WorkSide(desk), CallSide(desk)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(0)
        px = desk.theme.px
        self.left_side = _framed(self.work, "pane", (px(20), px(12), px(18), px(16)))
        self.right_side = _framed(self.call, "pane_left_edge", (px(15), px(8), px(16), px(16)))
        self.sides.addWidget(self.left_side, 1)
        self.sides.addWidget(self.right_side)
        self.column.addLayout(self.sides, 1)
        self.attachments = self.call.files
        self._all_prices_of: int | None = None
        self._all_calls_of: int | None = None
        self._connect()

    def _connect(self) -> None:
        work, call = self.work, self.call
        for box in (work.known, work.orders, work.rest, work.money):
            box.asked.connect(lambda target: self.desk.go(target))
        call.contacts.opened.connect(self.contact_asked)
        call.add_contact.clicked.connect(lambda: self.contact_asked.emit(None))
        call.change_terms.clicked.connect(self.terms_asked)
        work.prices.opened.connect(self.price_asked)
        work.all_prices.clicked.connect(self._show_all_prices)
        work.add_price.clicked.connect(lambda: self.price_asked.emit(None))
        call.calls.begun.connect(self._on_call_begun)
        call.calls.left.connect(self.left)
        call.calls.all.clicked.connect(self._show_all_calls)
        for table, removed in (
            (call.contacts, self.contact_removed), (work.prices, self.price_removed),
            (call.calls.table, self.call_removed),
        ):
            shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(_remove_current, table, removed))

    def _show_all_prices(self) -> None:
        self._all_prices_of = self.identity
        self.reload()

    def _show_all_calls(self) -> None:
        self._all_calls_of = self.identity
        self.reload()

    def _on_call_begun(self, form: QWidget) -> None:
        self.entered.emit()
        self.in_sight.bring(form)

    def arm(self, view: QWidget) -> None:
        super().arm(view)
        for key, button in (("C", self.call.add_contact), ("T", self.call.change_terms),
                            ("P", self.work.add_price), ("L", self.call.calls.note)):
            for place, reach in (
                (view, Qt.ShortcutContext.WidgetShortcut),
                (self, Qt.ShortcutContext.WidgetWithChildrenShortcut),
            ):
                shortcut = QShortcut(QKeySequence(key), place)
                shortcut.setContext(reach)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(self._press, button, view))

    def _press(self, button: Button, view: QWidget) -> None:
        """Meant for the row one stands on, although the pane may not have caught up with it."""
        self.when_shown(self.meant_from(view), button.click)

    def show_record(self, identity: Any) -> None:
        if identity != self.identity:
            self.call.calls.put_away()
        super().show_record(identity)
        there = identity is not None
        self.head.setVisible(there)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if there else policy.ScrollBarAlwaysOff
        )

    def read(self, context: Context, identity: Any) -> CustomerFacts | None:
        from app.queries.money_papers import newest_money
        from app.queries.panes.customer_calls import CALLS_SHOWN
        from app.queries.panes.customer_papers import customer_papers
        from app.queries.panes.customers import PRICES_SHOWN, CustomerPaneAsk, customer_pane

        ask = CustomerPaneAsk(
            identity, context.clock.today(),
            prices=ALL if identity == self._all_prices_of else PRICES_SHOWN,
            calls=ALL if identity == self._all_calls_of else CALLS_SHOWN,
        )
        found = context.ask(customer_pane, ask)
        if found is None:
            return None
        files = read_attachments(context, "customer", found.id)
        return CustomerFacts(
            found, read_timeline(context, found.story), files,
            context.ask(customer_papers, (found.id, ask.on)),
            context.ask(newest_money, found.id),
        )

    def fill(self, facts: CustomerFacts) -> None:
        customer, words = facts.customer, self.desk.words
        note = " ・ ".join(filter(None, (
            customer.code,
            words("customers.tax_id", number=customer.tax_id) if customer.tax_id else "",
            customer.currency if customer.currency != self.desk.firm.currency else "",
        )))
        hold = cells.chip(words("gui.customer.mark.hold"), Glyph.MANAGER, Ink.HOLD, filled=True)
        self.head.show_head(customer.name, note, hold if customer.on_hold else None)
        wording = self.desk.wording()
        self.work.show_customer(customer, wording)
        self.call.show_customer(customer, wording)
        self.call.papers.show_papers(
            customer_rows(facts.papers, customer.code, wording), title(facts.papers, words)
        )
        self.work.money.show_money(facts.money, customer.code)
        self.call.files.show_attachments("customer", customer.id, facts.files)
        self.call.timeline.show_timeline(facts.timeline)
        self._arrange()

    @property
    def customer(self) -> CustomerPane | None:
        return self.facts.customer if self.facts is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The head stands above what scrolls; the right side beside the middle, or under it."""
        height = self.head.arrange(self.width())
        self.setViewportMargins(self.desk.theme.px(BAR), height, 0, 0)
        scale = self.desk.theme.scale
        beside = self.width() / scale >= BESIDE_FROM
        directions = QBoxLayout.Direction
        self.sides.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        if beside:
            roomy = self.width() / scale >= ROOMY_FROM
            self.right_side.setFixedWidth(
                self.desk.theme.px(SIDE_WIDTH if roomy else NARROWER)
            )
        else:
            self.right_side.setMinimumWidth(0)
            self.right_side.setMaximumWidth(16777215)  # Qt's own "no limit"


def _framed(part: QWidget, name: str, margins: tuple[int, int, int, int]) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(*margins)
    column.addWidget(part)
    column.addStretch(1)
    return frame


def _remove_current(table: Any, removed: Any) -> None:
    row = table.current_row()
    if row is not None:
        removed.emit(row)


