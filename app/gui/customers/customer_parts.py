"""The two sides of a customer's record, each filled from its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.customers import customer_words as worded
from app.gui.customers.call_box import CallBox
from app.gui.customers.calls_section import CallsSection
from app.gui.customers.customer_tables import CONTACTS, ORDERS, PRICES
from app.gui.customers.figures_strip import FiguresStrip
from app.gui.customers.money_section import MoneySection
from app.gui.customers.sections import RowsTable, TitleLine
from app.gui.pane.attachments import AttachmentsView
from app.gui.pane.facts import FactsGrid
from app.gui.pane.link import Link
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.papers_section import PapersSection
from app.gui.pane.reach_rows import ReachRows
from app.gui.pane.timeline import TimelineView
from app.gui.parts.bar_chart import BarChart
from app.gui.parts.buttons import RING, Button, Weight
from app.gui.parts.labels import Label
from app.gui.target import Target
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.lists.columns import Wording
    from app.queries.panes.customers import CustomerPane


class OrdersTable(PaneTable[Any]):
    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, ORDERS, lambda row: row.id, desk.words("customers.open_orders"),
                         row_height=32)
        self.opened.connect(self._on_opened)

    def _on_opened(self, identity: Any) -> None:
        row = self.rows.row_at(self.rows.row_of(identity))
        if row is not None:
            self.asked.emit(Target("orders", row.id, row.number, "open"))


class RestLine(QWidget):
    """How many more there are, and what they come to."""

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._code = ""
        self.link = Link(theme)
        self.total = Label(theme, right=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6) - RING, 0, theme.px(6), 0)
        row.addWidget(self.link)
        row.addWidget(self.total, 1)
        self.setFixedHeight(theme.px(32))
        self.link.clicked.connect(lambda: self.asked.emit(Target("orders", None, self._code)))

    def show_rest(self, words: str, total: str, code: str) -> None:
        self._code = code
        self.link.say(words)
        self.total.say(total)
        self.setVisible(bool(words))


class WorkSide(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        theme, words = desk.theme, desk.words
        self.figures = FiguresStrip(theme)
        self.known = CallBox(desk)
        self.orders, self.rest = OrdersTable(desk), RestLine(desk)
        self.no_orders = Label(theme, words("customers.no_orders"), face=Face.LABEL, ink=Ink.TEXT3)
        self.chart = BarChart(theme, words("customers.by_month"))
        self.chart_title = TitleLine(desk, words("customers.by_month"))
        self.add_price = Button(theme, words("customers.act.price"), weight=Weight.LINK, key="P")
        self.prices = RowsTable(
            desk, PRICES, lambda row: row.id, words("customers.prices"), row_height=30
        )
        self.all_prices = Link(theme)
        self.price_title = TitleLine(
            desk, words("customers.prices"), self.add_price, self.all_prices
        )
        self.prices.stood_on.connect(self.price_title.say_keys)
        self.money = MoneySection(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part in (
            self.figures, TitleLine(desk, words("customers.before_calling")), self.known,
            TitleLine(desk, words("customers.open_orders")), self.no_orders, self.orders,
            self.rest, self.chart_title, self.chart, self.price_title, self.prices, self.money,
        ):
            column.addWidget(part)

    def show_customer(self, facts: CustomerPane, wording: Wording) -> None:
        words, orders = wording.words, facts.orders
        self.figures.show_figures(worded.figures(facts, wording))
        self.known.show_known(list(worded.to_know(facts, wording)))
        self.orders.show_rows(orders.first)
        self.orders.setVisible(bool(orders.first))
        self.no_orders.setVisible(not orders.first)
        rest = words("customers.rest", count=orders.rest) if orders.rest else ""
        self.rest.show_rest(
            rest, words.money(orders.rest_total, facts.currency, wording.currency), facts.code
        )
        self.chart.show_bars(worded.bars(facts, wording))
        note = "customers.chart_note" if worded.in_thousands(facts) else "customers.chart_ones"
        self.chart_title.note.say(words(note, currency=facts.currency))
        self.prices.show_rows(facts.prices)
        self.prices.setVisible(bool(facts.prices))
        more = facts.price_count - len(facts.prices)
        self.price_title.note.say("" if facts.prices else words("customers.no_prices"))
        self.all_prices.say(words("customers.all_prices", count=facts.price_count))
        self.all_prices.setVisible(more > 0)


class CallSide(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme, words = desk.theme, desk.words
        self.reach = ReachRows(desk)
        self.add_contact = Button(
            theme, words("customers.act.contact"), weight=Weight.LINK, key="C"
        )
        self.contact_title = TitleLine(
            desk, words("customers.contacts"), self.add_contact, ruled=True
        )
        self.contacts = RowsTable(
            desk, CONTACTS, lambda row: row.id, words("customers.contacts"), row_height=30
        )
        self.contacts.stood_on.connect(self.contact_title.say_keys)
        self.change_terms = Button(
            theme, words("customers.act.terms"), weight=Weight.LINK, key="T"
        )
        self.agreements, self.evidence = FactsGrid(theme, 1), FactsGrid(theme, 1)
        self.calls = CallsSection(desk)
        self.papers = PapersSection(desk)
        self.files, self.timeline = AttachmentsView(desk), TimelineView(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part in (
            self.reach, self.contact_title, self.contacts,
            TitleLine(desk, words("customers.agreements"), self.change_terms, ruled=True),
            self.agreements, TitleLine(desk, words("customers.evidence"), ruled=True),
            self.evidence, self.papers, self.calls, self.files, self.timeline,
        ):
            column.addWidget(part)

    def show_customer(self, facts: CustomerPane, wording: Wording) -> None:
        self.reach.show_reach(facts.phone, facts.fax, facts.address)
        self.contacts.show_rows(facts.contacts)
        self.contacts.setVisible(bool(facts.contacts))
        self.contact_title.note.say(
            "" if facts.contacts else wording.words("customers.no_contacts")
        )
        self.agreements.show_facts(worded.agreements(facts, wording))
        self.evidence.show_facts(worded.evidence(facts, wording))
        self.calls.show_calls(facts)
