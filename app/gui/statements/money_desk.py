"""The editors of money in place of the month: receipts, credits, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from app.domain.errors import DomainError
from app.gui.statements.money_forms import MoneyForms
from app.gui.statements.money_list import KINDS, MoneyList
from app.gui.statements.paper_actions import ACTIONS, RETURNED
from app.gui.statements.posted_month import BOUNCED, STANDS, elsewhere
from app.gui.statements.statement_file import StatementFile
from app.gui.statements.statement_target import find_place
from app.gui.statements.who import Who
from app.gui.target import Target, back_to

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.gui.forms.form import Elsewhere
    from app.gui.forms.form_page import FormPage
    from app.gui.frame.tabs import Tab
    from app.gui.statements.movements import MovementRow
    from app.gui.statements.queue import QueueRow
    from app.gui.statements.statement_target import StatementPlace
    from app.gui.statements.statements_page import StatementsPage
    from app.queries.money_sheets import ReturnedHead
    from app.queries.statement_sheets import StatementSheet


class MoneyDesk(QObject):
    def __init__(self, page: StatementsPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self.forms = MoneyForms(page.desk, page, self._show_form)
        self._stack: list[QWidget] = []
        self._back: Tab | None = None
        """Where a new paper was asked for, and where one goes back to after it."""

    @property
    def open(self) -> bool:
        return bool(self._stack)

    @property
    def top(self) -> Any:
        return self._stack[-1]

    def begin(self) -> None:
        self.top.begin()

    def open_over(self, widget: QWidget) -> None:
        for part in (*self._page.parts(), *self._stack):
            part.hide()
        self._stack.append(widget)
        layout = self._page.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()
        self.begin()

    def close_top(self) -> None:
        """Back to what stood below: a list, or the month on the same row."""
        if not self._stack:
            return
        widget = self._stack.pop()
        widget.hide()
        widget.deleteLater()
        if self._stack:
            self.top.show()
            self.begin()
        else:
            for part in self._page.parts():
                part.show()
            self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)
            back, self._back = self._back, None
            if back is not None:
                self._desk.go(back_to(back))

    def leave(self) -> None:
        """What is being typed stays in its draft."""
        self._back = None
        while self._stack:
            leaves = getattr(self.top, "go_away", None)
            if leaves is not None:
                leaves()
            else:
                self.close_top()

    def leave_for(self, target: Target) -> None:
        """A paper opened from a list or a statement's file goes back to it."""
        inside = target.back is None and target.act == "open" and target.entity in KINDS
        if not (inside and self.open and isinstance(self.top, MoneyList | StatementFile)):
            self.leave()

    def _show_form(self, form: FormPage) -> None:
        form.left.connect(self.close_top)
        form.saved.connect(lambda _value: self._on_saved(form))
        form.elsewhere = lambda posted: self._elsewhere(form, posted)
        self.open_over(form)

    def _elsewhere(self, form: FormPage, posted: Any) -> Elsewhere | None:
        """In a customer's list of papers, and on the tab one goes back to, it is seen."""
        if len(self._stack) > 1 or self._back is not None:
            return None
        return elsewhere(self._page, form, posted)

    def _on_saved(self, form: FormPage) -> None:
        """On the row of whose paper it was, where that is shown."""
        customer = form.value("customer") if "customer" in form.fields else None
        self.close_top()
        current = self._page.current()
        if customer is None or (current is not None and current.row.customer_id == customer.id):
            return
        rows = self._page.model.rows
        own = next((one for one in rows if one.row.customer_id == customer.id), None)
        if own is not None:
            self._page.view.select_identity(own.identity)

    def new_receipt(self, row: QueueRow) -> None:
        self.forms.new_receipt(Who(row.row.customer_id), row.row.currency)

    def new_credit(self, row: QueueRow) -> None:
        self.forms.new_credit(Who(row.row.customer_id))

    def new_back(self, row: QueueRow, differs: bool) -> None:
        self.forms.new_back(row, differs)

    def open_file(self) -> None:
        """All that happened to the statement one stands on, and its files."""
        row = self._page.current()
        if row is None or row.row.statement_id is None or row.row.number is None:
            return
        file = StatementFile(self._desk, row.row.statement_id, row.row.number, row.row.deadline)
        file.left.connect(self.close_top)
        self.open_over(file)

    def open_papers(self, kind: str = "receipt", record_id: int | None = None) -> None:
        """All money of the customer one stands on."""
        row = self._page.current()
        if row is not None:
            self._list_of(row.row.customer_id, row.row.short_name, kind, record_id)

    def _list_of(self, customer_id: int, name: str, kind: str, record_id: int | None) -> None:
        papers = MoneyList(self._desk, customer_id, name, kind)
        if record_id is not None:
            papers.stand_on(kind, record_id)
        papers.left.connect(self.close_top)
        papers.edit_asked.connect(lambda row: self._edit(row.kind.value, row.id))
        papers.bounce_asked.connect(lambda row: self.forms.bounce(row.id))
        papers.receipt_asked.connect(lambda: self.forms.new_receipt(Who(customer_id)))
        papers.credit_asked.connect(lambda: self.forms.new_credit(Who(customer_id)))
        self.open_over(papers)

    def _edit(self, kind: str, record_id: int) -> None:
        """The form it was made with."""
        if kind == "receipt":
            self.forms.receipt(record_id)
        elif kind == "credit":
            self.forms.credit(record_id)
        else:
            self._edit_returned(record_id)

    def _edit_returned(self, paper_id: int) -> None:
        def ask(context: Context) -> ReturnedHead | None:
            from app.queries.money_sheets import returned_head

            return context.ask(returned_head, paper_id)

        def told(head: ReturnedHead | None) -> None:
            if head is None:
                self._desk.tasks.refused.emit(DomainError("errors.record_gone"))
            else:
                self.forms.returned(paper_id, head)

        self._desk.tasks.read(ask, told, group=(id(self), "record"), owner=self._page)

    def open_movement(self, row: MovementRow, sheet: StatementSheet) -> None:
        """Enter on a movement: its paper; on the opening the statement that it comes from."""
        record, before = sheet.records.get(row.document), sheet.content.previous_number
        if record is not None:
            self._open_record(*record, row.document)
        elif row.amount is None and before:
            self._page.show_target(Target("statement", None, before))

    def _open_record(self, entity: str, record_id: int, number: str) -> None:
        if entity in ("receipt", "credit"):
            self._edit(entity, record_id)
        else:
            self._desk.go(Target(entity, record_id, number))

    def act(self, target: Target) -> None:
        """From other pages: a new receipt or credit, one that is there, all of a customer's, or
        what is to be done with a statement."""
        who, kind, record_id = Who(code=target.number), target.entity, target.record_id
        self._back = target.back if target.act in ("new", "open", "all") else None
        if kind == "receipt" and target.act == "new":
            self.forms.new_receipt(who)
        elif kind == "credit" and target.act == "new":
            self.forms.new_credit(who)
        elif kind == "returned_paper" and target.act == "new":
            self.forms.new_contract(target.number)
        elif kind in KINDS and record_id is not None and target.act == "open":
            self._edit(kind, record_id)
        elif kind == "receipt" and record_id is not None and target.act == "bounce":
            self.forms.bounce(record_id)
        elif kind in ("receipt", "credit") and target.act in (STANDS, BOUNCED):
            find_place(self._page, target, self._page.stand_on)
        elif kind in ("receipt", "credit") and (record_id is not None or target.act == "all"):
            self._open_list(target)
        elif kind == "statement" and target.act in (*ACTIONS, RETURNED):
            find_place(self._page, target,
                       lambda place: self._stand_and_do(place, target.act))

    def _stand_and_do(self, place: StatementPlace, name: str) -> None:
        self._page.once_there.want(place, name)
        self._page.stand_on(place)

    def _open_list(self, target: Target) -> None:
        """On the record that is named; with none all money of the customer with that code."""
        kind, record_id, code = target.entity, target.record_id, target.number

        def ask(context: Context) -> tuple[int, str] | None:
            from app.queries.lookups.customers import customer_by_code, customer_by_id
            from app.queries.money_papers import customer_of

            if record_id is None:
                hit = context.ask(customer_by_code, code)
            else:
                customer_id = context.ask(customer_of, (kind, record_id))
                hit = context.ask(customer_by_id, customer_id) if customer_id is not None else None
            return (hit.id, hit.short_name or hit.name) if hit is not None else None

        def told(found: tuple[int, str] | None) -> None:
            if found is not None:
                self._list_of(*found, kind, record_id)

        self._desk.tasks.read(ask, told, group=(id(self), "record"), owner=self._page)
