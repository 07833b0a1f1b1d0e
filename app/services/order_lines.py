"""The lines of an order: a product or free text, a quantity and a price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from app.db.models import Order, OrderLine, Product
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.money import LARGEST, line_amount
from app.services.given import FieldRefused, checked
from app.services.posted import FIXED_ONCE_DELIVERED, lines_named
from app.services.posting import ZERO
from app.services.records import edit, found, only

LINE_FIELDS = frozenset({
    "product_id", "name", "material", "size", "colour", "process", "unit", "quantity",
    "unit_price", "discount_percent", "required_date", "promised_date", "tolerance_percent",
    "cancelled_quantity",
})
_OF_PRODUCT = ("name", "material", "size", "colour", "process", "unit")


@dataclass(frozen=True, slots=True)
class NewLine:
    """A product, whose name and specification hold where ``name`` is empty, or free text.

    ``discount_percent`` and ``tolerance_percent`` are fractions: 5 % is 0.05.
    """

    quantity: Decimal
    unit_price: Decimal
    product_id: int | None = None
    name: str = ""
    material: str = ""
    size: str = ""
    colour: str = ""
    process: str = ""
    unit: str = ""
    discount_percent: Decimal = ZERO
    required_date: date | None = None
    promised_date: date | None = None
    tolerance_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EditLine:
    line_id: int
    base_version: int
    edited: Mapping[str, Any]


def add_lines(work: Work, order: Order, lines: Sequence[NewLine]) -> None:
    """After the last line there is. FieldRefused with ``row`` the place among ``lines``."""
    last = work.session.scalar(
        select(func.max(OrderLine.line)).where(OrderLine.order_id == order.id)
    )
    for place, line in enumerate(lines, start=1):
        values = checked(OrderLine, "order_lines", _filled(work, line), row=place)
        _check_amount(values, order, place)
        work.session.add(OrderLine(order_id=order.id, line=(last or 0) + place, **values))
    work.session.flush()


def _filled(work: Work, line: NewLine) -> dict[str, Any]:
    values = asdict(line)
    if line.product_id is not None:
        product = found(work, Product, line.product_id)
        if not line.name.strip():
            values |= {name: getattr(product, name) for name in _OF_PRODUCT}
        if line.tolerance_percent is None:
            values["tolerance_percent"] = product.tolerance_percent
    return values


def _check_amount(values: Mapping[str, Any], order: Order, place: int) -> None:
    if values["quantity"] <= 0:
        raise FieldRefused("errors.value_positive", "order_lines", "quantity", row=place)
    amount = line_amount(
        values["quantity"], values["unit_price"], values["discount_percent"], order.currency
    )
    if amount >= LARGEST:
        raise DomainError("errors.amount_too_large", value=f"{amount:,}")


def edit_line(
    work: Work, order: Order, command: EditLine, delivered: set[int], *, row: int
) -> None:
    """``delivered``: ids of lines with an unvoided delivery, whose price and goods are fixed.

    DomainError ``errors.order_line_posted``, ``errors.order_line_below_delivered``.
    """
    line = line_of(work, order, command.line_id)
    edited = checked(OrderLine, "order_lines", only(command.edited, LINE_FIELDS), row=row)
    if edited.get("product_id") is not None:
        found(work, Product, edited["product_id"])
    before = line.quantity - line.cancelled_quantity
    changed = edit(work, line, command.base_version, edited)
    fixed = [name for name in FIXED_ONCE_DELIVERED if name in changed]
    if fixed and line.id in delivered:
        field = fixed[0].removesuffix("_id")
        raise DomainError("errors.order_line_posted", line=line.line, field=field)
    amounts = {name: getattr(line, name) for name in ("quantity", "unit_price", "discount_percent")}
    _check_amount(amounts, order, row)
    wanted = line.quantity - line.cancelled_quantity
    if wanted < line.delivered and wanted < before:
        raise DomainError(
            "errors.order_line_below_delivered", line=line.line,
            delivered=f"{line.delivered.normalize():f}",
        )


def remove_line(work: Work, order: Order, line_id: int) -> None:
    """DomainError ``errors.order_line_in_use`` where any paper, voided or not, names it."""
    line = line_of(work, order, line_id)
    if lines_named(work.session, [line.id]):
        raise DomainError("errors.order_line_in_use", line=line.line)
    work.session.delete(line)
    work.session.flush()


def line_of(work: Work, order: Order, line_id: int) -> OrderLine:
    line = found(work, OrderLine, line_id)
    if line.order_id != order.id:
        raise DomainError("errors.record_gone")
    return line
