"""Names and values of changed fields, in the words of the firm's workbook."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.gui.words import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.gui.lists.columns import Wording
    from app.gui.words import Words
    from app.queries.timeline import FieldChange

SHEETS = {"orders": "orders", "order_line": "order_lines", "delivery": "deliveries",
          "delivery_line": "delivery_lines", "customer": "customers", "contact": "contacts",
          "product": "products", "receipt": "receipts", "credit": "credits",
          "statement": "statements", "complaint": "complaints"}
RATES = ("discount_percent", "tolerance_percent", "surcharge_percent", "tax_rate")


def changed_fields(
    fields: Iterable[FieldChange], entity: str, words: Words
) -> Iterator[tuple[FieldChange, str]]:
    """Each with its label; fields without one are the program's own and are left out."""
    for one in fields:
        label = _label(one.field.removesuffix("_id"), entity, words)
        if label:
            yield one, label


def _label(name: str, entity: str, words: Words) -> str:
    for message in (f"fields.{SHEETS.get(entity, '')}.{name}", f"fields.{name}"):
        if words.has(message):
            return words(message).split(" / ")[0]
    return ""


def value(change: FieldChange, found: Any, wording: Wording) -> str:
    """A field's value as a person would say it; a dash for none."""
    words = wording.words
    if found is None or found == "":
        return DASH
    if isinstance(found, bool):
        return words("journal.yes") if found else words("journal.no")
    if isinstance(found, datetime):
        return f"{words.day(found.date(), wording.today)} {found:%H:%M}"
    if isinstance(found, date):
        return words.day(found, wording.today)
    if change.field in RATES:
        return f"{(found * 100).normalize():f}%"
    if change.field == "unit_price":
        return words.price(found)
    if isinstance(found, Decimal):
        return words.quantity(found)
    choice = f"fields.choice.{change.field}.{found}"
    return words(choice).split(" / ")[0] if words.has(choice) else str(found)
