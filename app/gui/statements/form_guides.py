"""What a money form says while it is typed: what a receipt pays, what goods are worth, whether
the fax number is the customer's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.applies_to import parse_applies_to
from app.domain.choices import FaxMatch
from app.domain.covering import covered, exactly_one
from app.domain.errors import DomainError
from app.domain.fax_numbers import match_fax
from app.domain.half_width import half_width
from app.gui.statements.credit_form import line_amount_of
from app.gui.statements.open_items import OpenItems
from app.gui.statements.returned_form import KEEP_FAX

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.queries.money_papers import Signing
    from app.queries.open_documents import OpenAccount

ZERO = Decimal(0)


class ReceiptGuide(QObject):
    """The open papers of the customer that stands there, in the currency that stands there.

    Of a receipt that is edited as they are without it; one that bounced pays nothing."""

    def __init__(self, page: FormPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._asked: tuple[int, str] | None = None
        self._account: OpenAccount | None = None
        edited = page.record_id is not None
        self._without = page.shown.title if edited else ""
        self._proposed: str | None = None if edited else ""
        """None: what stands there was chosen once, and nothing is proposed for it."""
        self._pays_none = edited and page.shown.extra.bounced_on is not None
        self.items = OpenItems(page.desk)
        page.add_below(self.items)
        applies = page.field("applies_to").editor
        QWidget.setTabOrder(applies, self.items.view)
        QWidget.setTabOrder(self.items.view, page.field("keep").editor)
        self.items.toggled.connect(self._toggle)
        page.changed.connect(self.look)
        page.typed.connect(self._show)
        self.look()

    def look(self) -> None:
        customer = self._page.value("customer")
        currency = str(self._page.value("currency") or "").upper()
        asked = (customer.id, currency) if customer is not None else None
        if asked != self._asked:
            self._asked = asked
            self._account = None
            if asked is None or self._pays_none:
                self.items.show_documents((), "")
            else:
                self._ask(*asked)
        self._propose()
        self._show()

    def _ask(self, customer_id: int, currency: str) -> None:
        today, without = self._desk.today, self._without

        def ask(context: Context) -> OpenAccount:
            from app.queries.open_documents import OpenDocumentsAsk, open_account

            wanted = OpenDocumentsAsk(customer_id, today, currency, without)
            return context.ask(open_account, wanted)

        self._desk.tasks.read(ask, self._on_account, group=(id(self), "open"), owner=self)

    def _on_account(self, account: OpenAccount) -> None:
        self._account = account
        self.items.show_documents(account.documents, account.currency)
        self._propose()
        self._show()

    def _owed(self) -> list[tuple[str, Decimal]]:
        documents = self._account.documents if self._account is not None else ()
        return [(one.number if one.kind == "delivery" else "", one.remaining)
                for one in documents]

    def _money(self) -> Decimal:
        names = ("amount", "bank_fee", "discount")
        return sum((self._page.peek(name) or ZERO for name in names), ZERO)

    def _propose(self) -> None:
        """The one paper that this sum pays whole, until something else is written there."""
        field = self._page.field("applies_to")
        if self._account is None or field.value != self._proposed:
            return
        found = exactly_one(self._owed(), self._money())
        if found != self._proposed:
            self._proposed = found
            field.set_value(found)

    def _show(self) -> None:
        if self._account is None:
            return
        try:
            named = parse_applies_to(str(self._page.value("applies_to") or ""))
        except DomainError:
            named = ()  # said beside the field once it is stored
        keep = bool(self._page.value("keep"))
        paid, left = covered(self._owed(), self._money(), named, keep=keep)
        words, currency = self._desk.words, self._account.currency
        said = words("money.left_over", amount=words.money(left, currency, "")) if left > 0 else ""
        self.items.show_paid(paid, {one.number for one in named}, said)
        amount = self._page.field("amount")
        if left > 0 and not keep:
            over = words.money(left, currency, self._desk.firm.currency)
            amount.warn(words("money.over", amount=over))
        else:
            amount.say_note("")

    def _toggle(self, number: str) -> None:
        field = self._page.field("applies_to")
        parts = [part.strip() for part in str(field.value or "").split(";") if part.strip()]
        kept = [part for part in parts if part.partition("=")[0] != number]
        if len(kept) == len(parts):
            kept.append(number)
        field.set_value(";".join(kept))
        field.changed.emit()


class CreditGuide(QObject):
    """Goods that are named are worth what they were billed at, unless another amount is typed."""

    def __init__(self, page: FormPage) -> None:
        super().__init__(page)
        self._page = page
        self._proposed: Decimal | None = None
        """Of one that is edited the sum stands there, so nothing is proposed."""
        page.changed.connect(self.look)

    @property
    def customer_id(self) -> int | None:
        customer = self._page.value("customer")
        return customer.id if customer is not None else None

    def look(self) -> None:
        line, quantity = self._page.value("line"), self._page.value("quantity")
        amount = self._page.field("amount")
        if line is None or line.hit is None or not quantity or amount.value != self._proposed:
            return
        worth = line_amount_of(line.hit, quantity)
        if worth != self._proposed:
            self._proposed = worth
            amount.set_value(worth)


class ReturnedGuide(QObject):
    """The number on the fax, held against those that are registered (domain §5.2), and the day
    against the paper's own."""

    def __init__(self, page: FormPage, ours: Decimal | None) -> None:
        super().__init__(page)
        self._page, self._ours = page, ours
        self._whose: Signing = page.shown.extra
        page.field(KEEP_FAX).setVisible(not self._whose.faxes)
        page.changed.connect(self.look)
        page.typed.connect(self.look)
        for name in ("fax_no_shown", "theirs", "received_on"):
            if name in page.fields:
                page.fields[name].editor.installEventFilter(self)
        self._look_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._look_soon()
        return False

    def _look_soon(self) -> None:
        """A field that is left says its own note first."""
        QTimer.singleShot(0, self, self._look_left)

    def _look_left(self) -> None:
        field = self._page.field("fax_no_shown")
        plain = half_width(str(field.value or ""))
        if plain != (field.value or ""):
            field.set_value(plain)
        self.look()

    def look(self) -> None:
        self._say_fax()
        self._say_day()
        self._say_difference()

    def _say_fax(self) -> None:
        words, field = self._page.desk.words, self._page.field("fax_no_shown")
        known = words("money.fax_between").join(self._whose.faxes)
        match, same = match_fax(str(field.peek() or ""), self._whose.faxes)
        if match is FaxMatch.MATCH:
            field.say_note(words("money.fax_match", number=same))
        elif match is FaxMatch.MISMATCH:
            field.warn(words("money.fax_mismatch", numbers=known))
        elif match is FaxMatch.NONE_KNOWN:
            field.say_note(words("money.fax_none_known"))
        elif known:
            field.say_note(words("money.fax_known", numbers=known))
        else:
            field.say_note(words("money.fax_not_shown"))

    def _say_day(self) -> None:
        field, dated = self._page.field("received_on"), self._whose.dated
        day: date | None = field.value
        if day is not None and dated is not None and day < dated:
            words = self._page.desk.words
            field.warn(words("money.back_before", day=words.full_day(dated)))
        else:
            field.say_note("")

    def _say_difference(self) -> None:
        if self._ours is None:
            return
        words, field = self._page.desk.words, self._page.field("theirs")
        theirs: Any = field.value
        currency = self._page.currency()
        if theirs is None or theirs == self._ours:
            ours = words.money(self._ours, currency, currency) if self._ours else "0"
            field.say_note(words("money.ours", amount=ours))
        else:
            gap = words.money(theirs - self._ours, currency, currency)
            field.warn(words("money.gap", amount=gap))
