"""The editors of receipts, credits and returned papers, made and shown by the statements' desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.forms.opening import open_form
from app.gui.parts.labels import Paragraph
from app.gui.statements.who import Who
from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.forms.form_page import FormPage
    from app.gui.statements.form_guides import CreditGuide
    from app.gui.statements.queue import QueueRow
    from app.queries.money_sheets import ReturnedHead

    Show = Callable[[FormPage], None]


class MoneyForms:
    """``show`` puts a form in place of the page, under its own guide."""

    def __init__(self, desk: Desk, owner: QWidget, show: Show) -> None:
        self._desk, self._owner, self._show = desk, owner, show

    def new_receipt(self, who: Who, currency: str = "") -> None:
        from app.gui.statements.form_guides import ReceiptGuide
        from app.gui.statements.receipt_form import receipt_form

        def show(form: FormPage) -> None:
            ReceiptGuide(form)
            self._show(form)
            _begin_after_customer(form, "amount")

        open_form(self._desk, self._owner, receipt_form(currency, who), None, show)

    def new_credit(self, who: Who) -> None:
        from app.gui.statements.credit_form import credit_form
        from app.gui.statements.form_guides import CreditGuide

        guide: list[CreditGuide] = []

        def show(form: FormPage) -> None:
            guide.append(CreditGuide(form))
            self._show(form)
            _begin_after_customer(form, "kind")

        form = credit_form(lambda: guide[0].customer_id if guide else None, who)
        open_form(self._desk, self._owner, form, None, show)

    def receipt(self, receipt_id: int) -> None:
        from app.gui.statements.form_guides import ReceiptGuide
        from app.gui.statements.paper_story import PaperStory
        from app.gui.statements.receipt_form import receipt_edit_form

        def show(form: FormPage) -> None:
            sheet = form.shown.extra
            if sheet.stated is not None:
                bounces = sheet.method in ("cheque", "draft") and sheet.bounced_on is None
                said = "money.stated_cheque" if bounces else "money.stated_receipt"
                _say_stated(form, self._desk.words(said, month=str(sheet.stated)))
            _say_whose(form, "money.customer_stays_receipt")
            ReceiptGuide(form)
            PaperStory(form, "receipt", receipt_id)
            self._show(form)

        open_form(self._desk, self._owner, receipt_edit_form(), receipt_id, show)

    def credit(self, credit_id: int) -> None:
        from app.gui.statements.credit_form import credit_edit_form
        from app.gui.statements.form_guides import CreditGuide
        from app.gui.statements.paper_story import PaperStory

        guide: list[CreditGuide] = []

        def show(form: FormPage) -> None:
            stated = form.shown.extra.stated
            if stated is not None:
                said = self._desk.words("money.stated_credit", month=str(stated))
                _say_stated(form, said)
            else:
                note = self._desk.words("money.kind_number", number=form.shown.title)
                form.field("kind").say_note(note)
            _say_whose(form, "money.customer_stays_credit")
            guide.append(CreditGuide(form))
            PaperStory(form, "credit", credit_id)
            self._show(form)

        form = credit_edit_form(lambda: guide[0].customer_id if guide else None)
        open_form(self._desk, self._owner, form, credit_id, show)

    def bounce(self, receipt_id: int) -> None:
        from app.gui.statements.receipt_form import bounce_form

        open_form(self._desk, self._owner, bounce_form(), receipt_id, self._show)

    def new_back(self, row: QueueRow, differs: bool) -> None:
        """What a statement that came back says, beyond that it did."""
        from app.gui.statements.returned_form import returned_form

        one = row.row
        ours = one.figures.closing
        form = returned_form(one.number or "", ours, one.currency, signed=not differs)
        preset: dict[str, object] = {"document": one.number, "channel": one.channel or None}

        def show(made: FormPage) -> None:
            self._guide_returned(made, ours)
            self._show(made)
            made.go_to("theirs" if differs else "fax_no_shown")

        open_form(self._desk, self._owner, form, None, show, preset=preset)

    def new_contract(self, order: str) -> None:
        """An order's contract that came back: it has no amount to differ from."""
        from app.gui.statements.returned_form import returned_form

        def show(form: FormPage) -> None:
            self._guide_returned(form, None)
            self._show(form)

        form = returned_form(order, None, "")
        open_form(self._desk, self._owner, form, None, show, preset={"document": order})

    def returned(self, paper_id: int, head: ReturnedHead) -> None:
        """One that came back, as it was filed."""
        from app.gui.statements.returned_form import returned_form

        def show(form: FormPage) -> None:
            self._guide_returned(form, head.ours)
            self._show(form)

        about = self._desk.words("money.back_new")
        form = returned_form(head.document, head.ours, head.currency, about=about)
        open_form(self._desk, self._owner, form, paper_id, show)

    def _guide_returned(self, form: FormPage, ours: Any) -> None:
        from app.gui.statements.form_guides import ReturnedGuide

        ReturnedGuide(form, ours)
        if ours is not None:
            from app.gui.statements.differing_guide import DifferingGuide

            DifferingGuide(form)


def _begin_after_customer(form: FormPage, name: str) -> None:
    """Who it is from is known where a statement was stood on."""
    if form.value("customer") is not None:
        form.go_to(name)


def _say_stated(form: FormPage, words: str) -> None:
    """Why some fields are shut, and the way out."""
    note = Paragraph(form.desk.theme, face=Face.VALUE, ink=Ink.TEXT2)
    note.say(words)
    form.add_below(note)


def _say_whose(form: FormPage, words_id: str) -> None:
    """Why the customer is shut, where it stands."""
    field, said = form.field("customer"), form.desk.words(words_id)
    field.say_note(said)
    field.editor.setAccessibleDescription(said)
