"""At the editor's right: the customer's credit as this order would leave it, and the checks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.money import format_money
from app.gui.lists import cells
from app.gui.operations.orders import ask_exposure, ask_same_po
from app.gui.order_editor.checks_list import ChecksList
from app.gui.order_editor.credit_bar import CreditBar
from app.gui.order_editor.order_checks import checks
from app.gui.parts.cell_label import CellLabel
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.order_editor.order_form import OrderForm
    from app.queries.exposure import Exposure

WIDTH = 300
ZERO = Decimal(0)
FOLLOWS = frozenset({
    "customer", "orders", "order_line", "delivery", "delivery_line", "receipt", "credit",
    "statement",
})


class SidePane(QScrollArea):
    customer_gone = Signal()
    """The customer that stands in the head is not in the book any more."""

    def __init__(self, desk: Desk, form: OrderForm) -> None:
        super().__init__()
        self._desk, self._form = desk, form
        self.exposure: Exposure | None = None
        self.same_po = ""
        self._asked: tuple[object, ...] = ()
        self._asked_po: tuple[object, ...] = ()
        self.setObjectName("order_side")
        self.setFixedWidth(desk.theme.px(WIDTH))
        self.setMinimumHeight(0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, words = self._desk.theme, self._desk.words
        px = theme.px
        inside = QWidget()
        inside.setObjectName("order_side_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(Label(theme, words("editor.checks"), face=Face.LABEL, ink=Ink.TEXT2))
        self.credit_card = self._card(column)
        self.chip = CellLabel(theme)
        self.figure = Label(theme, face=Face.LARGE, right=True)
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addWidget(self.figure, 1)
        self.bar = CreditBar(self._desk)
        self.note = Paragraph(theme, face=Face.LABEL, ink=Ink.TEXT3)
        self.credit_card.addLayout(head)
        self.credit_card.addWidget(self.bar)
        self.credit_card.addWidget(self.note)
        card = self._card(column)
        self.checks = ChecksList(self._desk)
        card.addWidget(self.checks)
        self.facts = QGridLayout()
        self.facts.setColumnStretch(1, 1)
        self.contact = self._fact(0, words("editor.contact"))
        self.ship_to = self._fact(1, words("editor.ship_to"))
        column.addLayout(self.facts)
        column.addStretch(1)
        self.setWidget(inside)

    def _card(self, column: QVBoxLayout) -> QVBoxLayout:
        px = self._desk.theme.px
        frame = QFrame()
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(12), px(12), px(12), px(8))
        inside.setSpacing(px(8))
        column.addWidget(frame)
        frame.hide()
        return inside

    def show_form(self) -> None:
        """The form is another now: what the book says of it is asked where that may differ."""
        form = self._form
        customer = form.customer
        asked = (customer.id, form.currency, form.date) if customer is not None else ()
        if asked != self._asked:
            self._asked, self.exposure = asked, None
            self._ask()
        po = (customer.id, form.customer_po) if customer is not None else ()
        if po != self._asked_po:
            self._asked_po, self.same_po = po, ""
            self._ask_po()
        self._show()

    def on_changed(self, tables: frozenset[str] | None) -> None:
        if tables is None or tables & FOLLOWS:
            self._ask()
            self._ask_po()

    def _ask(self) -> None:
        form, customer = self._form, self._form.customer
        if customer is None:
            return
        order_id = form.stored.order_id if form.stored is not None else None
        question = ask_exposure(customer.id, form.currency, self._desk.today, order_id)
        asked = self._asked
        self._desk.tasks.read(
            question, lambda found: self._on_exposure(asked, found), group=(id(self), "credit"),
            owner=self,
        )

    def _on_exposure(self, asked: tuple[object, ...], exposure: Exposure | None) -> None:
        if asked != self._asked:
            return
        self.exposure = exposure
        self._show()
        if exposure is None:
            self.customer_gone.emit()

    def _ask_po(self) -> None:
        form, customer = self._form, self._form.customer
        if customer is None or not form.customer_po:
            return
        order_id = form.stored.order_id if form.stored is not None else None
        self._desk.tasks.read(
            ask_same_po(customer.id, form.customer_po, order_id), self._on_same_po,
            group=(id(self), "po"), owner=self,
        )

    def _on_same_po(self, number: str) -> None:
        self.same_po = number
        self._show()

    def _show(self) -> None:
        form, words = self._form, self._desk.words
        totals = form.totals()
        self.bar.show_exposure(self.exposure, totals.gross if totals is not None else ZERO)
        self._show_head()
        found = checks(form, self.exposure, self.same_po, words, self._desk.today)
        self.checks.show_checks(found)
        self._show_facts()
        for part, seen in ((self.bar, self.exposure is not None), (self.checks, bool(found))):
            card = part.parentWidget()
            if card is not None:
                card.setVisible(seen)

    def _fact(self, row: int, title: str) -> tuple[Label, Paragraph]:
        theme = self._desk.theme
        label = Label(theme, title, face=Face.LABEL, ink=Ink.TEXT3)
        value = Paragraph(theme)
        self.facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(value, row, 1)
        return label, value

    def _show_facts(self) -> None:
        customer, contact = self._form.customer, ""
        if customer is not None:
            contact = customer.contact
            if customer.contact_role:
                contact = self._desk.words("editor.contact_role", contact=contact,
                                           role=customer.contact_role)
        for fact, said in ((self.contact, contact),
                           (self.ship_to, customer.ship_to if customer is not None else "")):
            fact[1].say(said)
            for part in fact:
                part.setVisible(bool(said))

    def _show_head(self) -> None:
        words, exposure = self._desk.words, self.exposure
        if exposure is None:
            return
        over, limit = self.bar.over, exposure.limit
        if limit is None:
            chip = cells.chip(words("editor.credit.none"), Glyph.OPEN, Ink.IDLE)
            figure, note = "", words("editor.credit.none_note")
        elif over:
            chip = cells.chip(words("editor.credit.over"), Glyph.MANAGER, Ink.HOLD, filled=True)
            figure = format_money(over, exposure.currency)
            note = words("editor.credit.over_note")
        else:
            chip = cells.chip(words("editor.credit.within"), Glyph.AGREED, Ink.GOOD)
            figure = format_money(limit - self.bar.total, exposure.currency)
            note = ""
        self.chip.show_cell(chip)
        self.figure.say(figure, Ink.HOLD if over else Ink.TEXT)
        self.note.say(note)
        self.note.setVisible(bool(note))
