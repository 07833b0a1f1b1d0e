"""What was found, in words: the customers, the papers, the items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.pages.lateness import late_by
from app.gui.palette.row import PaletteRow
from app.gui.target import Target
from app.gui.theme.glyphs import Glyph
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink
from app.queries.palette.hit import (
    CustomerFacts,
    Group,
    MoneyFacts,
    OrderFacts,
    PaperFacts,
    ProductFacts,
    SearchKind,
    StatementFacts,
)

if TYPE_CHECKING:
    from datetime import date

    from app.gui.desk import Desk
    from app.gui.lists.cells import Cell
    from app.queries.palette.hit import Hit

Told = tuple[str, str, "Cell | None"]
"""What stands after the title; at the right in words; and as a chip."""
BETWEEN = " ・ "
_ICONS = {
    SearchKind.CUSTOMER: Icon.FIRM, SearchKind.PRODUCT: Icon.PRODUCTS,
    SearchKind.ORDER: Icon.ORDERS, SearchKind.DELIVERY: Icon.DELIVERIES,
    SearchKind.STATEMENT: Icon.STATEMENTS, SearchKind.COMPLAINT: Icon.COMPLAINTS,
    SearchKind.RECEIPT: Icon.RECEIPT, SearchKind.CREDIT: Icon.RECEIPT,
}
_GROUPS = {SearchKind.CUSTOMER: Group.CUSTOMERS, SearchKind.PRODUCT: Group.PRODUCTS}
_ORDER_STATES = {
    "open": "gui.order.state.open", "part": "gui.order.state.part",
    "done": "gui.order.state.done", "cancelled": "gui.order.state.cancelled",
}


def joined(*parts: str) -> str:
    return BETWEEN.join(filter(None, parts))


class Wording:
    """Rows of one answer, worded on the day it was asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._words = desk.words
        self._today = desk.today

    def row(self, hit: Hit, *, of: str = "") -> PaletteRow:
        """``of``: the customer that the section is headed with already."""
        note, state, chip = self._told(hit, of)
        code: str = getattr(hit.facts, "code", "")
        # Money has no row of its own on its page: its editor is where one stands on it.
        act = "open" if isinstance(hit.facts, MoneyFacts) else ""
        target = Target(hit.kind.value, hit.id, code or hit.title, act)
        return PaletteRow(
            _ICONS[hit.kind], hit.title, lambda: self._desk.go(target), hit.matched,
            joined(note, hit.reading), state, chip, group=_GROUPS.get(hit.kind, Group.PAPERS),
        )

    def _told(self, hit: Hit, of: str) -> Told:
        facts = hit.facts
        if isinstance(facts, CustomerFacts):
            return self._customer(facts)
        if isinstance(facts, ProductFacts):
            return self._product(facts)
        customer = "" if facts.customer == of else facts.customer
        if isinstance(facts, OrderFacts):
            return self._order(facts, customer)
        if isinstance(facts, StatementFacts):
            return self._statement(facts, customer)
        if isinstance(facts, PaperFacts):
            delivered = hit.kind is SearchKind.DELIVERY
            return (self._delivery if delivered else self._complaint)(facts, customer)
        return self._money(facts, customer)

    def _customer(self, facts: CustomerFacts) -> Told:
        words = self._words
        note = joined(facts.code, facts.contact, facts.phone)
        if not facts.open_orders:
            return note, words("palette.customer.none_open"), None
        if not facts.late_orders:
            return note, words("palette.customer.open", count=facts.open_orders), None
        state = words("palette.customer.late", count=facts.open_orders, late=facts.late_orders)
        return note, state, None

    def _product(self, facts: ProductFacts) -> Told:
        state = ""
        if facts.last_ordered is not None:
            state = self._words("palette.product.last", day=self._day(facts.last_ordered))
        return joined(facts.code, facts.spec), state, None

    def _order(self, facts: OrderFacts, customer: str) -> Told:
        words = self._words
        more = facts.line_count - 1
        item = facts.item if more < 1 else words(
            "palette.order.items", item=facts.item, more=more, all=facts.line_count
        )
        note = joined(customer, item)
        state = words(_ORDER_STATES[facts.state])
        if facts.state in ("done", "cancelled") or facts.next_promise is None:
            return note, joined(state, self._day(facts.on)), None
        days = (facts.next_promise - self._today).days
        if days < 0:
            late = late_by(-days, words)
            return note, state, cells.chip(late, Glyph.LATE, Ink.LATE, filled=True)
        if days <= 1:
            near = words("gui.late.tomorrow" if days else "gui.late.today")
            return note, state, cells.chip(near, Glyph.HALF, Ink.WARN, filled=True)
        return note, joined(state, self._day(facts.next_promise)), None

    def _delivery(self, facts: PaperFacts, customer: str) -> Told:
        words = self._words
        note = joined(customer, words("palette.delivery.batch", batch=facts.batch), facts.story)
        if facts.over:
            return note, words("gui.delivery.state.voided"), None
        if facts.back_on is not None:
            return note, words("gui.delivery.state.signed", day=self._day(facts.back_on)), None
        if facts.arrived_on is not None:
            return note, words("palette.delivery.arrived", day=self._day(facts.arrived_on)), None
        return note, words("palette.delivery.under_way", day=self._day(facts.on)), None

    def _statement(self, facts: StatementFacts, customer: str) -> Told:
        note = joined(
            customer,
            self._words("palette.statement.month", year=facts.month.year, month=facts.month.month),
        )
        return note, self.sent(facts), None

    def sent(self, facts: StatementFacts) -> str:
        words = self._words
        if facts.back_on is not None:
            return words("gui.delivery.state.signed", day=self._day(facts.back_on))
        if facts.sent_on is not None:
            return words("palette.statement.sent", day=self._day(facts.sent_on))
        return words("palette.statement.not_sent")

    def _complaint(self, facts: PaperFacts, customer: str) -> Told:
        words = self._words
        note = joined(customer, facts.story)
        if facts.over:
            return note, words("gui.complaint.state.closed"), None
        if facts.back_on is not None:
            return note, words("gui.complaint.state.replied"), None
        waiting = words("palette.complaint.waiting", day=self._day(facts.on))
        return note, "", cells.chip(waiting, Glyph.MISSING, Ink.WARN, filled=True)

    def _money(self, facts: MoneyFacts, customer: str) -> Told:
        home = self._desk.firm.currency
        amount = self._words.money(facts.amount, facts.currency or home, home)
        note = joined(customer, self._day(facts.on))
        return note, amount, None

    def _day(self, day: date) -> str:
        return self._words.day(day, self._today)
