"""Money received: its form, and below it the open papers that it pays."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.choices import ReceiptMethod
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Section
from app.gui.forms.form import Form, Given, Shown
from app.gui.forms.lookups import CUSTOMER
from app.gui.statements.who import Who, picked_customer, told_of

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.services.perform import Outcome

METHODS = tuple(Choice(one, f"fields.choice.method.{one.value}") for one in ReceiptMethod)
ZERO = Decimal(0)


FIELDS = Section("", (
    FieldSpec("customer", FieldKind.LOOKUP, "fields.customer", lookup=CUSTOMER,
              required=True, span=2),
    FieldSpec("date", FieldKind.DATE, "fields.receipts.date", required=True),
    FieldSpec("method", FieldKind.CHOICE, "fields.method", choices=METHODS, required=True),
    FieldSpec("amount", FieldKind.AMOUNT, "fields.receipts.amount"),
    FieldSpec("bank_fee", FieldKind.AMOUNT, "fields.bank_fee"),
    FieldSpec("discount", FieldKind.AMOUNT, "fields.discount"),
    FieldSpec("currency", label="fields.currency"),
    FieldSpec("cheque_no", label="fields.cheque_no"),
    FieldSpec("cheque_date", FieldKind.DATE, "fields.cheque_date"),
    FieldSpec("applies_to", label="fields.applies_to", span=2, note="money.applies_note"),
    FieldSpec("keep", FieldKind.YES_NO, "fields.keep"),
))
SUMS = ("amount", "bank_fee", "discount")
STATED = frozenset({"date", *SUMS, "currency"})
"""What an issued statement reckoned with."""


def receipt_form(currency: str, who: Who) -> Form:
    """``currency``: of the account it is opened from; empty for the firm's."""
    return Form(
        kind="receipt", title="money.receipt_new", save=_save,
        prepare=lambda context: _prepare(context, who, currency),
        said="money.receipt_saved", told=told_of, currency=currency, sections=(FIELDS,),
    )


def receipt_edit_form() -> Form:
    """What is shown has the ``ReceiptSheet`` as its ``extra``."""
    return Form(
        kind="receipt", title="money.receipt_new", save=_save_edited, read=_read,
        said="money.receipt_kept", told=told_of, sections=(FIELDS,),
    )


def _read(context: Context, receipt_id: int) -> Shown | None:
    from app.queries.money_sheets import receipt_sheet

    sheet = context.ask(receipt_sheet, receipt_id)
    if sheet is None:
        return None
    names = (one.name for one in FIELDS.fields if one.name != "customer")
    values: dict[str, Any] = {name: getattr(sheet, name) for name in names}
    values |= {name: values[name] or None for name in SUMS}
    values["customer"] = picked_customer(context, Who(sheet.customer_id))
    locked = frozenset({"customer"}) | (STATED if sheet.stated is not None else frozenset())
    return Shown(values, sheet.version, sheet.number, locked, extra=sheet)


def _save_edited(context: Context, given: Given) -> Outcome[Any]:
    from app.services.receipts import EditReceipt, edit_receipt

    assert given.base_id is not None
    edited = dict(given.edited)
    edited |= {name: edited[name] or ZERO for name in SUMS if name in edited}
    if "currency" in edited:
        edited["currency"] = edited["currency"].upper()
    if "keep" in edited:
        edited["keep"] = bool(edited["keep"])
    command = EditReceipt(given.base_id, given.base_version, edited)
    return given.perform(context, "edit_receipt", edit_receipt, command)


def _prepare(context: Context, who: Who, currency: str) -> Shown:
    return Shown({
        "date": context.clock.today(), "method": ReceiptMethod.REMIT, "currency": currency,
        "customer": picked_customer(context, who),
    })


def _save(context: Context, given: Given) -> Outcome[Any]:
    from app.services.receipts import RecordReceipt, record_receipt

    values = given.values
    command = RecordReceipt(
        customer_id=values["customer"].id, date=values["date"], amount=values["amount"] or ZERO,
        bank_fee=values["bank_fee"] or ZERO, discount=values["discount"] or ZERO,
        method=ReceiptMethod(values["method"]), cheque_no=values["cheque_no"],
        cheque_date=values["cheque_date"], applies_to=values["applies_to"],
        keep=bool(values["keep"]), currency=values["currency"].upper(),
    )
    return given.perform(context, "record_receipt", record_receipt, command)


def bounce_form() -> Form:
    return Form(
        kind="bounce", title="money.bounce", save=_bounce, read=_read_receipt,
        said="money.bounced",
        sections=(Section("", (
            FieldSpec("cheque", label="fields.cheque_no", read_only=True),
            FieldSpec("amount", FieldKind.AMOUNT, "fields.receipts.amount", read_only=True),
            FieldSpec("bounced_on", FieldKind.DATE, "fields.bounced_on", required=True,
                      note="money.bounce_note"),
        )),),
    )


def _read_receipt(context: Context, receipt_id: int) -> Shown | None:
    from app.queries.money_papers import receipt_facts

    facts = context.ask(receipt_facts, receipt_id)
    if facts is None:
        return None
    values = {"cheque": facts.cheque_no, "amount": facts.amount,
              "bounced_on": context.clock.today()}
    return Shown(values, facts.version, facts.number)


def _bounce(context: Context, given: Given) -> Outcome[Any]:
    from app.services.receipts import BounceCheque, bounce_cheque

    assert given.base_id is not None
    command = BounceCheque(given.base_id, given.base_version, given.values["bounced_on"])
    return given.perform(context, "bounce_cheque", bounce_cheque, command)
