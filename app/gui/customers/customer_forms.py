"""The editors of a customer, its people, its terms and its prices."""

from __future__ import annotations

from app.domain.choices import DocumentLanguage, Region
from app.domain.tax import TaxMode
from app.domain.terms import Invoicing, Settlement, TermBase, TermShift, TermUnit
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Section
from app.gui.forms.form import Form
from app.gui.forms.lookups import PRODUCT
from app.gui.forms.replaced_price import said_of_price, told_of_price
from app.gui.operations.customers import (
    prepare_customer,
    read_contact,
    read_customer,
    read_terms,
    save_customer,
    save_terms,
    saving_contact,
)
from app.gui.operations.prices import reading_price, saving_price

KIND = FieldKind


def _choices(name: str, values: type) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, f"fields.choice.{name}.{one.value}") for one in values)  # type: ignore[attr-defined]


TERM_FIELDS = (
    FieldSpec("closing_day", KIND.INTEGER, "fields.closing_day", note="customers.note.closing"),
    FieldSpec("term_base", KIND.CHOICE, "fields.term_base",
              choices=_choices("term_base", TermBase)),
    FieldSpec("term_count", KIND.INTEGER, "fields.term_count"),
    FieldSpec("term_unit", KIND.CHOICE, "fields.term_unit",
              choices=_choices("term_unit", TermUnit)),
    FieldSpec("term_fixed_day", KIND.INTEGER, "fields.term_fixed_day",
              note="customers.note.fixed_day"),
    FieldSpec("term_shift", KIND.CHOICE, "fields.term_shift",
              choices=_choices("term_shift", TermShift)),
    FieldSpec("invoicing", KIND.CHOICE, "fields.invoicing",
              choices=_choices("invoicing", Invoicing)),
)

CUSTOMER = Form(
    kind="customer", title="customers.new", said="customers.stored",
    save=save_customer, read=read_customer, prepare=prepare_customer,
    sections=(
        Section("", (
            FieldSpec("name", label="fields.customers.name", required=True, span=2),
            FieldSpec("short_name", label="fields.short_name"),
            FieldSpec("code", label="fields.customers.code", note="customers.note.code"),
            FieldSpec("phone", label="fields.phone"),
            FieldSpec("fax", label="fields.fax", note="customers.note.fax"),
            FieldSpec("email", label="fields.email"),
            FieldSpec("tax_id", label="fields.tax_id"),
            FieldSpec("address", KIND.LONG_TEXT, "fields.address", span=2),
            FieldSpec("delivery_address", KIND.LONG_TEXT, "fields.delivery_address", span=2),
            FieldSpec("clerk", label="fields.clerk"),
            FieldSpec("salesperson", label="fields.salesperson"),
            FieldSpec("region", KIND.CHOICE, "fields.region", choices=_choices("region", Region)),
            FieldSpec("document_language", KIND.CHOICE, "fields.document_language",
                      choices=_choices("document_language", DocumentLanguage)),
        )),
        Section("customers.section.terms", (
            FieldSpec("settlement", KIND.CHOICE, "fields.settlement",
                      choices=_choices("settlement", Settlement)),
            *TERM_FIELDS,
        )),
        Section("customers.section.money", (
            FieldSpec("tax", KIND.CHOICE, "fields.tax", choices=_choices("tax", TaxMode)),
            FieldSpec("tax_rate", KIND.PERCENT, "fields.tax_rate",
                      note="customers.note.firms_own"),
            FieldSpec("currency", label="fields.currency", note="customers.note.firms_own"),
            FieldSpec("credit_limit", KIND.AMOUNT, "fields.credit_limit"),
            FieldSpec("opening_balance", KIND.AMOUNT, "fields.opening_balance"),
            FieldSpec("opening_date", KIND.DATE, "fields.opening_date"),
            FieldSpec("credit_hold", KIND.YES_NO, "fields.credit_hold"),
            FieldSpec("hide_prices", KIND.YES_NO, "fields.hide_prices"),
            FieldSpec("remark", KIND.LONG_TEXT, "fields.remark", span=4),
        )),
    ),
)

TERMS = Form(
    kind="customer_terms", title="customers.section.terms", said="customers.terms_stored",
    save=save_terms, read=read_terms, of_month=True,
    sections=(Section("", (
        FieldSpec("from_month", KIND.MONTH, "fields.from_month", required=True),
        *TERM_FIELDS,
    )),),
)


def contact_form(customer_id: int, name: str) -> Form:
    return Form(
        kind=f"contact:{customer_id}", title="customers.contact.new",
        said="customers.contact.stored", about=name,
        save=saving_contact(customer_id), read=read_contact,
        sections=(Section("", (
            FieldSpec("name", label="fields.contacts.name", required=True),
            FieldSpec("title", label="fields.title"),
            FieldSpec("role", label="fields.role", span=2, note="customers.note.role"),
            FieldSpec("phone", label="fields.phone"),
            FieldSpec("fax", label="fields.fax"),
            FieldSpec("email", label="fields.email"),
            FieldSpec("authorised_signatory", KIND.YES_NO, "fields.authorised_signatory"),
        )),),
    )


def price_form(customer_id: int, name: str, currency: str) -> Form:
    return Form(
        kind=f"customer_price:{customer_id}", title="customers.price.new",
        said_of=said_of_price("customers.price.stored"), told=told_of_price,
        currency=currency, about=name,
        save=saving_price(customer_id=customer_id), read=reading_price("product"),
        sections=(Section("", (
            FieldSpec("product", KIND.LOOKUP, "fields.product", lookup=PRODUCT, required=True,
                      span=2),
            FieldSpec("price", KIND.PRICE, "fields.price", required=True),
            FieldSpec("valid_from", KIND.DATE, "fields.valid_from",
                      note="customers.note.valid_from"),
            FieldSpec("customer_item_no", label="fields.customer_item_no", span=2),
        )),),
    )
