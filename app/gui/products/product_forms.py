"""The editors of a product and of what a customer pays for it."""

from __future__ import annotations

from app.gui.forms.field_spec import FieldKind, FieldSpec, Section
from app.gui.forms.form import Form
from app.gui.forms.lookups import CUSTOMER
from app.gui.forms.replaced_price import said_of_price, told_of_price
from app.gui.operations.prices import reading_price, saving_price
from app.gui.operations.products import read_product, save_product

KIND = FieldKind

PRODUCT = Form(
    kind="product", title="products.new", said="products.stored",
    save=save_product, read=read_product,
    sections=(
        Section("", (
            FieldSpec("name", label="fields.products.name", required=True, span=2),
            FieldSpec("code", label="fields.products.code", note="products.note.code"),
            FieldSpec("unit", label="fields.unit"),
            FieldSpec("price", KIND.PRICE, "fields.price"),
            FieldSpec("moq", KIND.QUANTITY, "fields.moq"),
            FieldSpec("surcharge_percent", KIND.PERCENT, "fields.surcharge_percent",
                      note="products.note.surcharge"),
            FieldSpec("tolerance_percent", KIND.PERCENT, "fields.tolerance_percent",
                      note="products.note.tolerance"),
        )),
        Section("products.section.spec", (
            FieldSpec("material", label="fields.material"),
            FieldSpec("size", label="fields.size"),
            FieldSpec("colour", label="fields.colour"),
            FieldSpec("process", label="fields.process"),
            FieldSpec("cost", KIND.PRICE, "fields.cost", note="products.note.cost"),
            FieldSpec("remark", KIND.LONG_TEXT, "fields.remark", span=3),
        )),
    ),
)


def price_form(product_id: int, about: str) -> Form:
    """``about`` names the product above the form."""
    return Form(
        kind=f"product_price:{product_id}", title="products.new_price",
        said_of=said_of_price("products.price_stored"), told=told_of_price, about=about,
        save=saving_price(product_id=product_id), read=reading_price("customer"),
        sections=(Section("", (
            FieldSpec("customer", KIND.LOOKUP, "fields.customer", lookup=CUSTOMER, required=True,
                      span=2),
            FieldSpec("price", KIND.PRICE, "fields.price", required=True),
            FieldSpec("valid_from", KIND.DATE, "fields.valid_from",
                      note="customers.note.valid_from"),
            FieldSpec("customer_item_no", label="fields.customer_item_no", span=2),
        )),),
    )
