"""Products, and what each customer pays for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from app.db.models import Customer, CustomerPrice, Product
from app.db.unit_of_work import Work
from app.services.given import FieldRefused, checked
from app.services.records import Made, as_seen, edit, found, only
from app.services.taken import refuse_taken

PRODUCT_FIELDS = frozenset({
    "code", "name", "material", "size", "colour", "process", "unit", "price", "cost", "moq",
    "surcharge_percent", "tolerance_percent", "remark",
})
PRICE_FIELDS = frozenset({"price", "valid_from", "customer_item_no"})


@dataclass(frozen=True, slots=True)
class AddProduct:
    """A name is enough; an empty ``code`` is given one."""

    name: str
    code: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditProduct:
    product_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SetCustomerPrice:
    """``valid_from`` None: from the beginning. The one of the same day is replaced."""

    customer_id: int
    product_id: int
    price: Decimal
    valid_from: dt.date | None = None
    customer_item_no: str = ""


@dataclass(frozen=True, slots=True)
class EditCustomerPrice:
    """Whose price it is and of what stays as it was."""

    price_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveCustomerPrice:
    price_id: int
    base_version: int | None = None


def add_product(work: Work, command: AddProduct) -> Made:
    """DomainError ``errors.value_taken``, ``errors.value_…``."""
    code = command.code.strip() or _free_code(work)
    given = {**only(command.fields, PRODUCT_FIELDS), "code": code, "name": command.name}
    values = checked(Product, "products", given)
    refuse_taken(work, Product.code, values["code"])
    product = Product(**values)
    work.session.add(product)
    work.session.flush()
    return Made(id=product.id, number=product.code)


def edit_product(work: Work, command: EditProduct) -> None:
    """Orders keep the name and the price they were placed with. EditConflict."""
    product = found(work, Product, command.product_id)
    edited = checked(Product, "products", only(command.edited, PRODUCT_FIELDS))
    if edited.get("code", product.code) != product.code:
        refuse_taken(work, Product.code, edited["code"])
    edit(work, product, command.base_version, edited)


def set_customer_price(work: Work, command: SetCustomerPrice) -> int:
    """Returns the id of the price. DomainError ``errors.value_…``."""
    found(work, Customer, command.customer_id)
    found(work, Product, command.product_id)
    values = checked(CustomerPrice, "customer_prices", {
        "price": command.price, "valid_from": command.valid_from,
        "customer_item_no": command.customer_item_no,
    })
    price = _price_from(work, command.customer_id, command.product_id, command.valid_from)
    if price is None:
        price = CustomerPrice(
            customer_id=command.customer_id, product_id=command.product_id, **values
        )
        work.session.add(price)
    for name, value in values.items():
        setattr(price, name, value)
    work.session.flush()
    return price.id


def edit_customer_price(work: Work, command: EditCustomerPrice) -> None:
    """EditConflict; FieldRefused ``errors.price_day_taken`` for a day that another price of this
    customer and product has, ``errors.value_…``."""
    price = found(work, CustomerPrice, command.price_id)
    given = only(command.edited, PRICE_FIELDS)
    edited = checked(CustomerPrice, "customer_prices", given)
    day = edited.get("valid_from", price.valid_from)
    if day != price.valid_from and _price_from(work, price.customer_id, price.product_id, day):
        raise FieldRefused("errors.price_day_taken", "customer_prices", "valid_from")
    edit(work, price, command.base_version, edited)


def remove_customer_price(work: Work, command: RemoveCustomerPrice) -> None:
    """DomainError ``errors.record_changed`` where it is another than ``base_version``."""
    price = found(work, CustomerPrice, command.price_id)
    as_seen(price, command.base_version)
    work.session.delete(price)
    work.session.flush()


def _price_from(
    work: Work, customer_id: int, product_id: int, day: dt.date | None
) -> CustomerPrice | None:
    return work.session.scalar(
        select(CustomerPrice).where(
            CustomerPrice.customer_id == customer_id,
            CustomerPrice.product_id == product_id,
            CustomerPrice.valid_from.is_not_distinct_from(day),
        )
    )


def _free_code(work: Work) -> str:
    """``P001`` and on: one that nothing has."""
    serial = (work.session.scalar(select(func.max(Product.id))) or 0) + 1
    while work.session.scalar(select(Product.id).where(Product.code == f"P{serial:03d}")):
        serial += 1
    return f"P{serial:03d}"
