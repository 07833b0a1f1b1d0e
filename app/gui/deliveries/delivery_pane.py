"""One delivery beside the list; of an order still to ship, what it has open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from app.gui.deliveries import record_words
from app.gui.deliveries.line_table import COLUMNS, TO_SHIP, LineRow, of_delivery, of_order
from app.gui.lists import cells
from app.gui.pane.actions import ActionRow
from app.gui.pane.attachments import AttachmentsView, read_attachments
from app.gui.pane.facts import Fact, FactsGrid
from app.gui.pane.head import PaneHead, WhoLine
from app.gui.pane.pane import Pane
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.papers import PapersView
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import TimelineView, read_timeline
from app.gui.pane.totals_line import TotalsLine
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.parts.buttons import Button
    from app.queries.attachments import AttachmentRow
    from app.queries.panes.deliveries import DeliverySheet
    from app.queries.record_timeline import RecordTimeline
    from app.queries.ship_sheet import DueOrder


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """A delivery with its story, or (``due``) an order that is still to ship."""

    sheet: DeliverySheet | None = None
    timeline: RecordTimeline | None = None
    files: tuple[AttachmentRow, ...] = ()
    due: DueOrder | None = None


class _AtOnce(ActionRow):
    """Its keys wait for no pane: whoever hears them looks for the record by himself, so that of
    two keys struck fast neither is lost."""

    def _press(self, button: Button, view: QWidget, pane: Pane[Any]) -> None:
        if not button.isHidden():
            button.click()


class DeliveryPane(Pane[DeliveryFacts]):
    depends = frozenset({
        "delivery", "delivery_line", "returned_paper", "orders", "order_line", "attachment",
        "complaint", "customer", "statement", "credit",
    })

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, words = desk.theme, desk.words
        self.head = PaneHead(theme, words("pane.more"))
        self.who = WhoLine(desk)
        self.action_row = _AtOnce(theme)
        self.ship_row, self.seldom = _AtOnce(theme), _AtOnce(theme)
        self.place = FactsGrid(theme, 1)
        self.facts_grid = FactsGrid(theme)
        self.lines: PaneTable[LineRow] = PaneTable(
            desk, COLUMNS, lambda row: row.id, words("deliveries.lines_of"), row_height=40
        )
        self.open_lines: PaneTable[LineRow] = PaneTable(
            desk, TO_SHIP, lambda row: row.id, words("deliveries.lines_open"), row_height=40
        )
        self.totals = TotalsLine(desk)
        self.timeline = TimelineView(desk)
        self.papers_title = SectionTitle(theme, words("pane.papers"))
        self.papers = PapersView(desk)
        self.attachments: AttachmentsView = AttachmentsView(desk)
        self.add(self.head)
        self.add(self.who)
        for row in (self.action_row, self.ship_row):
            self.add(row)
        for part in (self.facts_grid, self.place, self.lines, self.open_lines, self.totals,
                     self.timeline, self.papers_title, self.papers, self.attachments):
            self.add(part)
        self.end()
        self.setAccessibleName(words("deliveries.pane"))
        self._menu: list[tuple[str, Callable[[], None]]] = []

    def offer(self, words: str, key: str, act: Callable[[], None]) -> None:
        """Done seldom: behind the dots, with its key beside it."""
        self.seldom.add(words, key, act)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._menu.append((f"{words}\t{shown}", act))

    def arm(self, view: QWidget) -> None:
        super().arm(view)
        self.ship_row.arm(view, self)
        self.seldom.arm(view, self)
        self.seldom.setParent(self)
        self.seldom.hide()

    def read(self, context: Context, identity: Any) -> DeliveryFacts | None:
        from app.queries.panes.deliveries import delivery_sheet
        from app.queries.ship_sheet import due_order

        if isinstance(identity, tuple):
            due = context.ask(due_order, identity[1])
            return DeliveryFacts(due=due) if due is not None else None
        sheet = context.ask(delivery_sheet, identity)
        if sheet is None:
            return None
        records = (("delivery", identity), *(("delivery_line", one.id) for one in sheet.lines),
                   *(("returned_paper", one.id) for one in sheet.signed))
        return DeliveryFacts(
            sheet, read_timeline(context, records),
            read_attachments(context, "delivery", identity),
        )

    def fill(self, facts: DeliveryFacts) -> None:
        shipped = facts.sheet is not None
        for part in (self.action_row, self.lines, self.totals, self.timeline, self.papers_title,
                     self.papers, self.attachments):
            part.setVisible(shipped)
        for part in (self.ship_row, self.open_lines):
            part.setVisible(not shipped)
        if facts.sheet is not None:
            self._fill_delivery(facts.sheet, facts)
        elif facts.due is not None:
            self._fill_due(facts.due)

    def _fill_delivery(self, sheet: DeliverySheet, facts: DeliveryFacts) -> None:
        wording = self.desk.wording()
        self.head.show_head(sheet.number, record_words.chips(sheet, wording))
        self.who.show_who(sheet.customer, record_words.who_note(sheet, wording),
                          customer_id=sheet.customer_id)
        for key, button in self.action_row.buttons.items():
            button.setVisible(key == "Ctrl+P" or not sheet.voided)
        self.action_row.buttons["A"].setVisible(not sheet.voided and sheet.arrived_on is None)
        self.head.offer(self._menu if not sheet.voided else self._menu[:1])
        self.facts_grid.show_facts(record_words.facts(sheet, wording))
        self.place.show_facts(record_words.place(sheet, wording))
        self.lines.show_rows(of_delivery(sheet.lines, sheet.currency))
        self.totals.show_totals(sheet.net, sheet.tax, sheet.gross, sheet.currency)
        assert facts.timeline is not None
        self.timeline.show_timeline(facts.timeline)
        papers = record_words.papers(sheet, wording)
        self.papers_title.setVisible(bool(papers))
        self.papers.setVisible(bool(papers))
        self.papers.show_papers(papers)
        self.attachments.show_attachments("delivery", sheet.id, facts.files)

    def _fill_due(self, due: DueOrder) -> None:
        words = self.desk.words
        chips = [cells.chip(words("deliveries.state.to_ship"), Glyph.READY, Ink.GO, filled=True)]
        if due.customer.on_hold:
            chips.append(cells.chip(words("gui.order.state.hold"), Glyph.MANAGER, Ink.HOLD,
                                    filled=True))
        self.head.show_head(due.number, chips)
        self.head.offer([])
        number = words("order_pane.po", number=due.customer_po) if due.customer_po else ""
        self.who.show_who(due.customer.name, number, customer_id=due.customer.id)
        facts = [Fact(words("deliveries.fact.phone"), due.customer.phone or "—")]
        if due.remark:
            facts.append(Fact(words("deliveries.fact.remark"), due.remark))
        self.facts_grid.show_facts(facts)
        self.place.show_facts([Fact(words("deliveries.fact.ship_to"), due.address or "—")])
        self.open_lines.show_rows(of_order(due.lines))
