"""The columns of a delivery note; without prices theirs are absent, not empty."""

from __future__ import annotations

from app.documents.contents import NoteContent
from app.documents.shared_nodes import Column, ColumnKey
from app.i18n import Translator

_UNPRICED = (
    ColumnKey.POSITION, ColumnKey.ITEM, ColumnKey.ITEM_NO, ColumnKey.CUSTOMER_ITEM_NO,
    ColumnKey.LOT, ColumnKey.QUANTITY, ColumnKey.UNIT, ColumnKey.ORDERED, ColumnKey.DELIVERED,
    ColumnKey.OUTSTANDING, ColumnKey.RECEIVED, ColumnKey.CONDITION,
)
_PRICES = (ColumnKey.UNIT_PRICE, ColumnKey.AMOUNT)


def note_columns(content: NoteContent, t: Translator) -> tuple[Column, ...]:
    """A column for lots only where a line has one."""
    keys = list(_UNPRICED)
    if not any(line.lot for line in content.lines):
        keys.remove(ColumnKey.LOT)
    if content.priced:
        place = keys.index(ColumnKey.ORDERED)
        keys[place:place] = _PRICES
    return tuple(_column(key, content.tax_mode, t) for key in keys)


def _column(key: ColumnKey, tax_mode: str | None, t: Translator) -> Column:
    name = str(key)
    if key is ColumnKey.QUANTITY:
        name = "quantity_now"
    elif key is ColumnKey.UNIT_PRICE and tax_mode == "included":
        name = "unit_price_included"
    second = ""
    if key in (ColumnKey.RECEIVED, ColumnKey.CONDITION):
        second = t(f"papers.column.{key}_second")
    return Column(key, t(f"papers.column.{name}"), second)
