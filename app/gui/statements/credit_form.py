"""What lowers a balance without money: an allowance, or goods that came back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.choices import CreditKind
from app.gui.fields.lookup_popup import PopupRow
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, LookupOf, Picked, Section
from app.gui.forms.form import Form, Given, Shown
from app.gui.forms.lookups import CUSTOMER
from app.gui.statements.who import Who, picked_customer, told_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.words import Words
    from app.queries.open_documents import DeliveredLine
    from app.services.perform import Outcome

KINDS = (
    Choice(CreditKind.ALLOWANCE, "fields.choice.kind.allowance"),
    Choice(CreditKind.RETURN, "fields.choice.kind.return"),
)
ZERO = Decimal(0)
FOUND = 8


GOODS = ("delivery", "order", "order_line")
"""What the service calls the delivered line that stands here."""
STATED = frozenset({"date", "kind", "amount", "quantity", "line"})
"""What an issued statement reckoned with."""


def credit_form(customer_id: Callable[[], int | None], who: Who) -> Form:
    """``customer_id``: whose delivered lines are looked up, as it is when they are."""
    return Form(
        kind="credit", title="money.credit_new", save=_save, said="money.credit_saved",
        told=told_of, prepare=lambda context: _prepare(context, who),
        sections=_sections(customer_id),
    )


def credit_edit_form(customer_id: Callable[[], int | None]) -> Form:
    """What is shown has the ``CreditSheet`` as its ``extra``."""
    return Form(
        kind="credit", title="money.credit_new", save=_save_edited, said="money.credit_kept",
        told=told_of, read=_read, sections=_sections(customer_id),
    )


def _sections(customer_id: Callable[[], int | None]) -> tuple[Section, ...]:
    line = LookupOf(lambda text: _find_lines(text, customer_id()), _line_row, _picked)
    return (
        Section("", (
            FieldSpec("customer", FieldKind.LOOKUP, "fields.customer", lookup=CUSTOMER,
                      required=True, span=2),
            FieldSpec("kind", FieldKind.CHOICE, "fields.kind", choices=KINDS, required=True),
            FieldSpec("date", FieldKind.DATE, "fields.credits.date", required=True),
            FieldSpec("line", FieldKind.LOOKUP, "money.delivered_line", lookup=line, span=2,
                      note="money.delivered_line_note"),
            FieldSpec("quantity", FieldKind.QUANTITY, "fields.quantity"),
            FieldSpec("amount", FieldKind.AMOUNT, "fields.amount",
                      note="money.credit_amount_note"),
            FieldSpec("replace", FieldKind.YES_NO, "fields.replace"),
            FieldSpec("complaint", label="fields.complaint"),
            FieldSpec("reason", FieldKind.LONG_TEXT, "fields.reason", span=2),
        )),
    )


def _read(context: Context, credit_id: int) -> Shown | None:
    from app.queries.money_sheets import credit_sheet

    sheet = context.ask(credit_sheet, credit_id)
    if sheet is None:
        return None
    names = ("date", "kind", "quantity", "replace", "complaint", "reason")
    values: dict[str, Any] = {name: getattr(sheet, name) for name in names}
    code, name = sheet.named
    line = Picked(sheet.goods.id if sheet.goods else 0, code, name, sheet.goods) if code else None
    values |= {
        "amount": sheet.amount or None, "line": line,
        "customer": picked_customer(context, Who(sheet.customer_id)),
    }
    locked = frozenset({"customer"}) | (STATED if sheet.stated is not None else frozenset())
    return Shown(
        values, sheet.version, sheet.number, locked, currency=sheet.currency, extra=sheet
    )


def _save_edited(context: Context, given: Given) -> Outcome[Any]:
    """The goods are one field here; a conflict over them is told of that field."""
    from app.services.credits import EditCredit, edit_credit
    from app.services.perform import EditConflict

    assert given.base_id is not None
    names = ("date", "kind", "quantity", "complaint", "reason")
    edited = {name: given.edited[name] for name in names if name in given.edited}
    if "amount" in given.edited:
        edited["amount"] = given.edited["amount"] or ZERO
    if "replace" in given.edited:
        edited["replace"] = bool(given.edited["replace"])
    if "line" in given.edited:
        line: DeliveredLine | None = getattr(given.edited["line"], "hit", None)
        edited["delivery_id"] = line.delivery_id if line is not None else None
        edited["order_line_id"] = line.order_line_id if line is not None else None
    command = EditCredit(given.base_id, given.base_version, edited)
    try:
        return given.perform(context, "edit_credit", edit_credit, command)
    except EditConflict as conflict:
        fields = {"line" if one in GOODS else one: clash
                  for one, clash in conflict.fields.items()}
        raise EditConflict(conflict.entity, conflict.record_id, fields) from None


def _prepare(context: Context, who: Who) -> Shown:
    customer = picked_customer(context, who)
    return Shown({
        "date": context.clock.today(), "kind": CreditKind.ALLOWANCE, "customer": customer,
    }, currency=customer.hit.currency if customer is not None else "")


def _find_lines(
    text: str, customer_id: int | None
) -> Callable[[Context], tuple[DeliveredLine, ...]]:
    """By the delivery's number or the goods' name; nothing typed: the last ones."""
    wanted = text.strip().lower()

    def ask(context: Context) -> tuple[DeliveredLine, ...]:
        from app.queries.open_documents import delivered_lines

        if customer_id is None:
            return ()
        lines = context.ask(delivered_lines, customer_id)
        found = [one for one in lines if wanted in _named(one).lower()]
        return tuple(found[:FOUND])

    return ask


def _named(one: DeliveredLine) -> str:
    return f"{one.delivery}-{one.line} {one.name}"


def _line_row(one: DeliveredLine, words: Words) -> PopupRow:
    shown = words("editor.per_unit", price=words.price(one.unit_price), unit=one.unit)
    return PopupRow(
        one.name, note=f"{one.delivery}-{one.line}", right=words.quantity(one.quantity),
        second=words.full_day(one.date), second_right=shown,
    )


def _picked(one: DeliveredLine) -> Picked:
    return Picked(one.id, f"{one.delivery}-{one.line}", one.name, one)


def line_amount_of(line: DeliveredLine, quantity: Decimal) -> Decimal:
    from app.domain.money import line_amount

    return line_amount(quantity, line.unit_price, line.discount, line.currency)


def _save(context: Context, given: Given) -> Outcome[Any]:
    from app.services.credits import GiveCredit, give_credit

    values = given.values
    line: DeliveredLine | None = values["line"].hit if values["line"] is not None else None
    command = GiveCredit(
        customer_id=values["customer"].id, date=values["date"], kind=CreditKind(values["kind"]),
        amount=values["amount"] or ZERO,
        delivery_id=line.delivery_id if line is not None else None,
        order_line_id=line.order_line_id if line is not None else None,
        quantity=values["quantity"], replace=bool(values["replace"]),
        complaint=values["complaint"], reason=values["reason"],
    )
    return given.perform(context, "give_credit", give_credit, command)
