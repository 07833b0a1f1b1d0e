"""One order beside its list: what it is, what can be done, its goods, its story, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from app.gui.fields.typed_field import date_field, text_field
from app.gui.operations.doing import Doing
from app.gui.operations.order_actions import cancel_order, set_promise, sign_document
from app.gui.orders.line_table import COLUMNS, line_rows
from app.gui.orders.order_words import conflict_words, paper_rows, title_chips, who_note
from app.gui.orders.order_words import facts as order_facts_words
from app.gui.pane.asked import Asked, AskedForms
from app.gui.pane.attachments import AttachmentsView
from app.gui.pane.facts import FactsGrid
from app.gui.pane.head import PaneHead, WhoLine
from app.gui.pane.inline_form import InlineForm
from app.gui.pane.pane import Pane
from app.gui.pane.pane_table import PaneTable
from app.gui.pane.papers import PapersView
from app.gui.pane.section import SectionTitle
from app.gui.pane.timeline import TimelineView
from app.gui.pane.totals_line import TotalsLine
from app.gui.target import Target

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.orders.line_table import LineRow
    from app.queries.panes.order_shown import OrderShown
    from app.queries.panes.orders import OrderFacts
    from app.services.perform import EditConflict


PROMISE_DRAFT, CANCEL_DRAFT = "order_promise", "order_cancel"


class OrderPane(Pane["OrderShown"]):
    edit_asked = Signal(object)
    repeat_asked = Signal(object)
    depends = frozenset({
        "orders", "order_line", "delivery", "delivery_line", "returned_paper", "statement",
        "complaint", "attachment", "customer", "contact", "firm", "holiday",
    })

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._doing = Doing()
        self.filled.connect(lambda: self._doing.seen())
        theme, words = desk.theme, desk.words
        self.head = PaneHead(theme, words("pane.more"))
        self.who = WhoLine(desk)
        self.grid = FactsGrid(theme)
        self._make_actions()
        self.promise = self._make_promise()
        self.cancel = self._make_cancel()
        self.asked: AskedForms[OrderFacts] = AskedForms((self.promise, self.cancel))
        self.lines: PaneTable[LineRow] = PaneTable(
            desk, COLUMNS, lambda row: row.line.id, words("order_pane.lines"), row_height=40
        )
        self.totals = TotalsLine(desk)
        self.timeline = TimelineView(desk)
        self.papers_title = SectionTitle(theme, words("pane.papers"))
        self.papers = PapersView(desk)
        self.attachments = AttachmentsView(desk)
        for part in (self.head, self.who, self.grid, self.action_row, self.promise, self.cancel,
                     self.lines, self.totals, self.timeline, self.papers_title, self.papers,
                     self.attachments):
            self.add(part)
        self.end()
        self.setAccessibleName(words("order_pane.pane"))

    def _make_actions(self) -> None:
        words, row = self.desk.words, self.action_row
        self.ship = row.add(words("order_pane.ship"), "D", self._on_ship)
        self.date = row.add(words("order_pane.new_date"), "P", self.ask_promise)
        self.sign = row.add(words("order_pane.sign"), "G", self._on_sign)
        self.repeat = row.add(words("order_pane.repeat"), "R",
                              lambda: self.repeat_asked.emit(self.identity))
        self.edit = row.add(words("order_pane.edit"), "E",
                            lambda: self.edit_asked.emit(self.identity))

    def _make_promise(self) -> InlineForm:
        desk, words = self.desk, self.desk.words
        self.new_day = date_field(
            desk.theme, words, words("order_pane.promise_day"), lambda: self.desk.today
        )
        self.why = text_field(desk.theme, words, words("order_pane.promise_why"))
        form = InlineForm(
            desk, words("order_pane.promise_title"),
            {"day": self.new_day, "reason": self.why}, words("order_pane.promise_save"),
            PROMISE_DRAFT,
        )
        form.submitted.connect(self._save_promise)
        form.left.connect(self.left)
        return form

    def _make_cancel(self) -> InlineForm:
        desk, words = self.desk, self.desk.words
        self.why_cancel = text_field(desk.theme, words, words("order_pane.cancel_why"))
        form = InlineForm(
            desk, words("order_pane.cancel_title"), {"reason": self.why_cancel},
            words("order_pane.cancel_save"), CANCEL_DRAFT,
        )
        form.submitted.connect(self._save_cancel)
        form.left.connect(self.left)
        return form

    def read(self, context: Context, identity: Any) -> OrderShown | None:
        from app.queries.panes.order_shown import order_shown

        return context.ask(order_shown, identity)

    def show_record(self, identity: Any) -> None:
        if identity != self.identity:
            self.asked.put_away()
        super().show_record(identity)

    def fill(self, facts: OrderShown) -> None:
        order, wording = facts.order, self.desk.wording()
        self.head.show_head(order.number, title_chips(order, wording))
        self.who.show_who(order.customer, who_note(order, wording), customer_id=order.customer_id)
        self.grid.show_facts(order_facts_words(facts, wording))
        self._name_actions(order)
        if order.unfinished:
            self.asked.bring_back(order.id)
        self.lines.show_rows(line_rows(order, wording.today))
        self.totals.show_totals(
            order.net, order.tax, order.gross, order.currency, order.tax_rate
        )
        self.timeline.show_timeline(facts.timeline)
        papers = paper_rows(order, wording)
        self.papers_title.setVisible(bool(papers))
        self.papers.setVisible(bool(papers))
        self.papers.show_papers(papers)
        assert self.attachments is not None
        self.attachments.show_attachments("orders", order.id, facts.files)

    def _name_actions(self, order: OrderFacts) -> None:
        words = self.desk.words
        self.ship.say(words("order_pane.ship_open", quantity=words.quantity(order.open)))
        units = {line.unit for line in order.lines if line.open}
        if len(units) > 1:  # pieces and kilograms do not add up
            self.ship.say(words("order_pane.ship"))
        self.ship.setVisible(order.open > 0)
        self.date.setVisible(order.unfinished)
        self.head.offer([(words("order_pane.cancel"), self.ask_cancel)] if order.unfinished else [])
        self.sign.setVisible(order.papers.contract is None and order.state.value != "cancelled")

    @property
    def order(self) -> OrderFacts | None:
        """The order shown, if it is the one the list stands on."""
        facts = self.facts
        return facts.order if facts is not None and facts.order.id == self.identity else None

    def _on_ship(self) -> None:
        if self.order is not None:
            self.desk.go(Target("delivery", None, self.order.number, "ship"))

    def ask_promise(self) -> None:
        order = self.order
        if order is not None:
            self.asked.open(self.promise, order.id, order, (order.promised,))
            self._begin(self.promise)

    def ask_cancel(self) -> None:
        if self.order is not None:
            self.asked.open(self.cancel, self.order.id, self.order)
            self._begin(self.cancel)

    def _begin(self, form: InlineForm) -> None:
        self.entered.emit()
        form.begin()
        self.in_sight.bring(form)

    def _on_sign(self) -> None:
        if self.order is not None:
            sign_document(self.desk, self.order.number, self.desk.today, self._doing)

    def _save_promise(self) -> None:
        asked, day = self.asked.current, self.new_day.value
        if asked is None:
            return
        if day is None:
            self.new_day.say_wrong(self.desk.words("order_pane.day_missing"))
            self.new_day.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        asked.question.keep()
        set_promise(
            self.desk, asked.base, day, self.why.value or "", asked.keeper,
            lambda: self.asked.forget(asked), lambda error: self._refuse(asked, error),
        )

    def _save_cancel(self) -> None:
        asked = self.asked.current
        if asked is not None:
            asked.question.keep()
            cancel_order(
                self.desk, asked.base, self.why_cancel.value or "", asked.keeper,
                lambda: self.asked.forget(asked), lambda error: self._refuse(asked, error),
            )

    def _refuse(self, asked: Asked[OrderFacts], error: Exception) -> None:
        from app.domain.errors import DomainError
        from app.gui.errors_worded import sentence
        from app.services.perform import EditConflict

        words = sentence(error, self.desk.words)
        reason = isinstance(error, DomainError) and error.message_id == "errors.reason_needed"
        if isinstance(error, EditConflict):
            self.desk.tasks.read(
                lambda context: self.read(context, asked.record_id),
                lambda facts: self._say_conflict(asked, error, facts), owner=self,
            )
        elif reason and self.asked.current is asked:
            field = asked.form.fields[-1]
            field.say_wrong(words)
            field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say(asked, words)

    def _say_conflict(
        self, asked: Asked[OrderFacts], error: EditConflict, facts: OrderShown | None
    ) -> None:
        """Both sides are said; storing once more builds on what the book has now."""
        if facts is not None:
            asked.base = facts.order
        self._say(asked, conflict_words(error.fields, self.desk.words))

    def _say(self, asked: Asked[OrderFacts], words: str) -> None:
        if not self.asked.say_fault(asked, words):
            self.desk.notify(words, refused=True)
