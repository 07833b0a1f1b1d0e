"""Where a delivery note's columns stand, for every size of paper."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.documents.nodes import NoteTable
from app.domain.money import format_money
from app.writers.pdf.figures import price_parts, quantity_text, unit_text
from app.writers.pdf.sheet import Sheet

_BETWEEN = 1.8


@dataclass(frozen=True, slots=True)
class NotePlaces:
    """A size of paper: x in mm. ``item_no`` None: on the second line, under the name."""

    left: float
    right: float
    position_right: float
    item_no: float | None
    name: float
    quantity: float
    point: float
    amount: float
    outstanding: float
    unpriced: tuple[float, float, float, float]
    """Right edges of this delivery, ordered, to date and open where prices are hidden."""
    received: tuple[float, float]
    condition: tuple[float, float]
    unpriced_received: tuple[float, float]
    unpriced_condition: tuple[float, float]
    name_size: float
    first: float
    """From a row's top to its first baseline."""
    pitch: float
    """Between the lines of a row."""
    below: float
    """From its last baseline to its end."""


@dataclass(frozen=True, slots=True)
class NoteColumns:
    """Right edges, but ``unit`` (left) and ``point``."""

    quantity: float
    unit: float
    point: float
    price: float
    amount: float
    ordered: float
    delivered: float
    outstanding: float
    received: tuple[float, float]
    condition: tuple[float, float]


def note_columns(
    sheet: Sheet, table: NoteTable, places: NotePlaces, currency: str
) -> NoteColumns:
    """The look's places, moved left as far as the widest figures need."""
    widths = _Widths(sheet, table, currency)
    if table.priced:
        return _priced(widths, places)
    quantity, ordered, delivered, outstanding = places.unpriced
    delivered = min(delivered, outstanding - widths.outstanding - _BETWEEN)
    ordered = min(ordered, delivered - widths.delivered - _BETWEEN)
    unit = min(quantity + 1.4, ordered - widths.ordered - widths.unit - 1.2)
    return NoteColumns(
        unit - 1.4, unit, 0, 0, 0, ordered, delivered, outstanding,
        places.unpriced_received, places.unpriced_condition,
    )


def _priced(widths: _Widths, places: NotePlaces) -> NoteColumns:
    amount = places.amount
    outstanding = amount
    if places.item_no is not None:
        outstanding = places.outstanding
        amount = min(amount, outstanding - widths.outstanding - _BETWEEN)
    point = min(places.point, amount - widths.amount - _BETWEEN - widths.fraction)
    price = point + widths.two_places
    price_left = min(point - widths.whole, price - widths.price_label)
    delivered = min(price, outstanding - widths.outstanding - _BETWEEN)
    unit = min(places.quantity + 1.4, price_left - widths.unit - 1.2)
    ordered = min(unit - 1.4, delivered - widths.delivered - _BETWEEN)
    return NoteColumns(
        unit - 1.4, unit, point, price, amount, ordered, delivered, outstanding,
        places.received, places.condition,
    )


class _Widths:
    """Of the widest figure or label of each column."""

    def __init__(self, sheet: Sheet, table: NoteTable, currency: str) -> None:
        labels = {str(column.key): sheet.measure(column.label, 10) for column in table.columns}

        def widest(texts: set[str], size: float, label: str = "", *, bold: bool = False) -> float:
            width = max((sheet.measure(text, size, bold=bold) for text in texts), default=0.0)
            return max(width, labels.get(label, 0.0))

        rows = table.rows
        prices = {price_parts(row.unit_price) for row in rows if row.unit_price is not None}
        amounts = [row.amount for row in rows if row.amount is not None]
        shown = [*amounts, sum(amounts, Decimal(0))]
        self.unit = widest({unit_text(row.unit) for row in rows}, 10)
        self.whole = widest({whole for whole, _ in prices}, 11)
        self.two_places = sheet.measure(".00", 11)
        self.fraction = max(widest({part for _, part in prices}, 11), self.two_places)
        self.price_label = labels.get("unit_price", 0.0)
        self.amount = widest({format_money(a, currency) for a in shown}, 11, "amount", bold=True)
        self.ordered = widest({quantity_text(row.ordered) for row in rows}, 11, "ordered")
        self.delivered = widest({quantity_text(row.delivered) for row in rows}, 11, "delivered")
        self.outstanding = widest(
            {quantity_text(row.outstanding) for row in rows}, 11, "outstanding"
        )
