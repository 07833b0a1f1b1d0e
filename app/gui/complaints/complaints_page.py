"""The complaints' tab: who waits for an answer at the left, the complaint itself beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer

from app.gui.complaints.complaint_form import OfCustomer, complaint_form
from app.gui.complaints.complaint_pane import MINUTE_MS, ComplaintPane
from app.gui.forms.record_page import RecordPage
from app.gui.operations import complaints as operations
from app.gui.operations.doing import Doing
from app.gui.operations.performing import say_with_undo
from app.gui.pages.complaints import COMPLAINTS
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from app.gui.desk import Desk
    from app.gui.forms.form_page import FormPage
    from app.gui.lists.list_page import Way
    from app.gui.target import Target


class ComplaintsPage(RecordPage[Any]):
    list_width = 290
    pane: ComplaintPane

    def __init__(self, desk: Desk) -> None:
        self._of_customer = OfCustomer()
        self._doing = Doing()
        super().__init__(desk, COMPLAINTS)
        self.pane.filled.connect(self._on_filled)
        self.pane.reply_asked.connect(self._reply)
        self.pane.close_asked.connect(self._close)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    def make_pane(self) -> ComplaintPane:
        return ComplaintPane(self.desk)

    def _actions(self) -> list[Button]:
        self.new = Button(self.desk.theme, self.desk.words("complaints.take_down"),
                          weight=Weight.PRIMARY, key="Ctrl N")
        self.new.clicked.connect(lambda: self.take_down({}))
        return [self.new]

    def arrange(self) -> None:
        """Its two columns say themselves what they are; alone it has headings."""
        super().arrange()
        self.view.list_header.setVisible(self.alone)

    def making(self) -> Way:
        return self.desk.words("complaints.take_down"), lambda: self.take_down({}), "Ctrl N"

    def _on_minute(self) -> None:
        """What is left of each clock is worded anew."""
        if self.isVisible():
            self.model.word(self.desk.wording())
            self.view.viewport().update()

    def open_record(self, identity: Any) -> None:
        self._edit(identity, {})

    def begin_new(self) -> None:
        self.take_down({})

    def take_down(self, preset: dict[str, Any]) -> None:
        self._edit(None, preset)

    def _edit(self, complaint_id: int | None, preset: dict[str, Any]) -> None:
        self.edit(complaint_form(self._of_customer), complaint_id, preset=preset)

    def dress(self, form: FormPage) -> None:
        """The goods to choose from are the customer's that is named above them."""

        def tell() -> None:
            customer = form.value("customer")
            self._of_customer.customer_id = customer.id if customer is not None else 0

        form.changed.connect(tell)
        tell()

    def begun(self, form: FormPage) -> None:
        if form.record_id is None and form.value("customer") is not None:
            form.go_to("description")

    def on_saved(self, form: FormPage, value: Any) -> None:
        new, words = form.record_id is None, self.desk.words
        self.close_over(value["id"] if new else None)
        said = words("complaints.taken", number=value["number"]) if new else words(
            "complaints.edited")
        say_with_undo(self.desk, said)

    def act(self, target: Target) -> None:
        if target.act == "new":
            self._new_for(target.number)
        elif target.act == "open":
            self.open_record(target.record_id)
        elif target.act == "reply":
            self.pane.answer_for(target.record_id)

    def _new_for(self, code: str) -> None:
        from app.gui.forms.lookups import CUSTOMER

        def read(context: Any) -> Any:
            return next(iter(CUSTOMER.ask(code)(context)), None) if code else None

        self.desk.tasks.read(
            read, lambda hit: self.take_down({"customer": CUSTOMER.picked(hit)} if hit else {}),
            group=(id(self), "new"), owner=self,
        )

    def _on_filled(self) -> None:
        if (facts := self.pane.facts) is not None:
            self._doing.stands(facts.sheet.id, facts.sheet.version)
        self._doing.seen()

    def _reply(self, words: str) -> None:
        facts = self.pane.facts
        if facts is not None:
            answer = self.pane.answer
            operations.reply(self.desk, facts.sheet, words, answer.keeper, self._doing)

    def _close(self, words: str) -> None:
        facts = self.pane.facts
        if facts is None or facts.sheet.id in self._doing:
            return
        if facts.sheet.replied_at is None:
            self.desk.notify(self.desk.words("complaints.answer_first"), refused=True)
            return
        # The next complaint comes to stand here: nothing typed on is to reach it.
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        operations.close(self.desk, facts.sheet, words, self.pane.answer.keeper, self._doing)
