"""A product beside the list: what it is, who pays what, and how much of it was ordered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.lists import cells
from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.facts import Fact, FactsGrid
from app.gui.pane.head import PaneHead
from app.gui.pane.pane import Pane
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.paper_rows import paper_rows
from app.gui.pane.papers_section import PapersSection
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import TimelineView, read_timeline
from app.gui.parts.bar_chart import Bar, BarChart
from app.gui.parts.labels import Label
from app.gui.products.product_tables import ORDERS, PRICES
from app.gui.target import Target
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.words import Words
    from app.queries.attachments import AttachmentRow
    from app.queries.panes.products import AgreedPrice, OrderedLine, ProductPane
    from app.queries.papers import Paper
    from app.queries.record_timeline import RecordTimeline


TOO_LONG = 10_000


@dataclass(frozen=True, slots=True)
class ProductFacts:
    product: ProductPane
    attachments: tuple[AttachmentRow, ...]
    timeline: RecordTimeline
    papers: tuple[Paper, ...]


class ProductRecord(Pane[ProductFacts]):
    depends = frozenset({
        "product", "customer_price", "orders", "order_line", "complaint", "attachment", "customer",
        "delivery", "delivery_line", "returned_paper",
    })
    price_asked = Signal(object)
    """A customer's price by id; None for a new one."""
    price_removed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, words = desk.theme, desk.words
        self.head = PaneHead(theme)
        self.name = Label(theme, face=Face.LARGE)
        self.facts_grid = FactsGrid(theme)
        self.prices: PaneTable[AgreedPrice] = PaneTable(
            desk, PRICES, lambda row: row.id, words("products.prices"), row_height=30
        )
        self.price_title = SectionTitle(theme, words("products.prices"))
        self.price_title.show_link(words("products.add_price"))
        self.chart = BarChart(theme, words("products.months_plain"))
        self.chart_title = SectionTitle(theme, words("products.months_plain"))
        self.order_title = SectionTitle(theme, words("products.orders"))
        self.orders: PaneTable[OrderedLine] = PaneTable(
            desk, ORDERS, lambda row: row.id, words("products.orders"), row_height=30
        )
        self.papers = PapersSection(desk)
        self.attachments: AttachmentsView = AttachmentsView(desk)
        self.timeline = TimelineView(desk)
        self.action_row.add(words("products.act.edit"), "E", self._on_edit)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part, above in (
            (self.head, 0), (self.name, 0), (self.action_row, 4), (self.facts_grid, 6),
            (self.price_title, 0), (self.prices, 0), (self.chart_title, 0), (self.chart, 0),
            (self.order_title, 0), (self.orders, 0), (self.papers, 0), (self.attachments, 0),
            (self.timeline, 0),
        ):
            self.add(part, above)
        self.end()

    def _connect(self) -> None:
        self.price_title.link_asked.connect(lambda: self.price_asked.emit(None))
        self.prices.opened.connect(self.price_asked)
        self.orders.opened.connect(self._on_order)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.prices)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.setAutoRepeat(False)
        delete.activated.connect(self._on_remove)

    def arm(self, view: QWidget) -> None:
        super().arm(view)
        for place, reach in (
            (view, Qt.ShortcutContext.WidgetShortcut),
            (self, Qt.ShortcutContext.WidgetWithChildrenShortcut),
        ):
            shortcut = QShortcut(QKeySequence("P"), place)
            shortcut.setContext(reach)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._ask_price, place))

    def _ask_price(self, view: QWidget) -> None:
        """Meant for the row one stands on, although the pane may not have caught up with it."""
        self.when_shown(self.meant_from(view), lambda: self.price_asked.emit(None))

    def read(self, context: Context, identity: int) -> ProductFacts | None:
        from app.queries.panes.goods_papers import product_papers
        from app.queries.panes.products import ProductPaneAsk, product_pane

        found = context.ask(product_pane, ProductPaneAsk(identity, context.clock.today()))
        if found is None:
            return None
        return ProductFacts(
            found, read_attachments(context, "product", identity),
            read_timeline(context, (("product", identity),)),
            context.ask(product_papers, identity),
        )

    def fill(self, facts: ProductFacts) -> None:
        product, words = facts.product, self.desk.words
        chips = []
        if product.complaints:
            said = words("products.open_complaints", count=product.complaints)
            chips.append(cells.chip(said, Glyph.MISSING, Ink.WARN, filled=True))
        self.head.show_head(product.code, chips)
        self.name.say(product.name)
        self.facts_grid.show_facts(_facts(product, words))
        self.price_title.say(
            words("products.prices_of", count=product.price_count) if product.price_count
            else words("products.prices"))
        self.prices.setVisible(bool(product.prices))
        self.prices.show_rows(product.prices)
        self.chart_title.say(_chart_title(product, words))
        self.chart.show_bars(_bars(product, words))
        self.order_title.setVisible(bool(product.orders))
        self.orders.setVisible(bool(product.orders))
        self.orders.show_rows(product.orders)
        self.papers.show_papers(paper_rows(facts.papers, self.desk.wording()))
        self.attachments.show_attachments("product", product.id, facts.attachments)
        self.timeline.show_timeline(facts.timeline)

    def _on_edit(self) -> None:
        if self.identity is not None:
            self.opened.emit(self.identity)

    def _on_order(self, line_id: Any) -> None:
        row = self.orders.rows.row_at(self.orders.rows.row_of(line_id))
        if row is not None:
            self.desk.go(Target("orders", row.order_id, row.number))

    def _on_remove(self) -> None:
        row = self.prices.current_row()
        if row is not None:
            self.price_removed.emit(row)


def _facts(product: ProductPane, words: Words) -> list[Fact]:
    spec = " ".join(filter(None, (product.material, product.size, product.colour,
                                  product.process)))
    rows: list[tuple[str, str]] = [
        (words("products.fact.spec"), spec),
        (words("products.fact.unit"), product.unit),
        (words("products.fact.price"), words.price(product.price)),
        (words("products.fact.cost"), words.price(product.cost)),
        (words("products.fact.moq"), words.quantity(product.moq)),
        (words("products.fact.surcharge"), _percent(product.surcharge)),
        (words("products.fact.tolerance"), _percent(product.tolerance, "±")),
        (words("products.fact.last"), words.full_day(product.last_ordered)),
    ]
    if product.remark:
        rows.append((words("products.fact.remark"), product.remark))
    return [Fact(label, value or DASH) for label, value in rows]


def _percent(rate: Any, sign: str = "") -> str:
    if rate is None:
        return DASH
    return f"{sign}{(rate * 100).normalize() + 0:f}%"


def _in_thousands(product: ProductPane) -> bool:
    """Above a bar there is room for four figures."""
    return max(amount for _, amount in product.months) >= TOO_LONG


def _chart_title(product: ProductPane, words: Words) -> str:
    if _in_thousands(product):
        return words("products.months_thousand", unit=product.unit)
    if product.unit:
        return words("products.months", unit=product.unit)
    return words("products.months_plain")


def _bars(product: ProductPane, words: Words) -> list[Bar]:
    last, thousands = len(product.months) - 1, _in_thousands(product)
    found = []
    for place, (month, amount) in enumerate(product.months):
        shown = words.quantity(amount)
        if thousands and amount:
            shown = f"{amount / 1000:,.1f}" if amount < TOO_LONG else f"{amount / 1000:,.0f}"
        found.append(Bar(str(month.month), amount, shown, f"{month} {words.quantity(amount)}",
                         place == last))
    return found
