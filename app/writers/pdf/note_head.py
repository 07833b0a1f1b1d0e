"""Top of an A4 delivery note: two addresses side by side, references as label over value."""

from __future__ import annotations

from app.documents.nodes import FactPairs, NoteTable, Party
from app.documents.shared_nodes import ColumnKey
from app.writers.pdf.layout import LEFT, RIGHT, gap
from app.writers.pdf.note_places import NoteColumns, NotePlaces
from app.writers.pdf.sheet import EDGE, Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap

_SECOND = 112.0
_FACTS = (15.0, 62.0, 112.0, 156.0, 195.0)
_PITCH = 4.9
HEAD = 10.5


def parties(sheet: Sheet, blocks: tuple[Party, ...], top: float) -> float:
    """The y of the references' rule."""
    lowest = top + 26.6
    for x, party in zip((LEFT, _SECOND), blocks, strict=False):
        room = (_SECOND if x == LEFT else RIGHT) - x - 3
        lowest = max(lowest, _party(sheet, party, x, top, room))
    return lowest + 3.7


def _party(sheet: Sheet, party: Party, x: float, top: float, room: float) -> float:
    y = top + 4.9
    sheet.text(x, y, party.label, 10)
    y += 5.8
    if party.name:
        size = fitting_size(sheet, party.name, room, (13, 11), bold=True)
        for line in wrap(sheet, party.name, room, size, bold=True):
            sheet.text(x, y, line, size, bold=True)
            y += 6.0
    for pieces in party.lines:
        for line in flow(sheet, pieces, room, 10, gap(sheet.language)):
            sheet.text(x, y, line, 10)
            y += _PITCH
    return y - _PITCH


def references(sheet: Sheet, facts: FactPairs, top: float) -> float:
    """Four in a row; the y where the table's head begins."""
    sheet.rule(LEFT, RIGHT, top, EDGE)
    y = top
    for start in range(0, len(facts.pairs), 4):
        lines = 1
        for place, (label, value) in enumerate(facts.pairs[start : start + 4]):
            x, room = _FACTS[place], _FACTS[place + 1] - _FACTS[place] - 2
            sheet.text(x, y + 4.9, label, 10)
            size = fitting_size(sheet, value, room, (11, 10))
            values = wrap(sheet, value, room, size)
            for index, line in enumerate(values):
                sheet.text(x, y + 9.7 + _PITCH * index, line, size)
            lines = max(lines, len(values))
        y += 11.0 + _PITCH * (lines - 1)
    return y + 1.4


def table_head(
    sheet: Sheet, table: NoteTable, cols: NoteColumns, places: NotePlaces, top: float
) -> float:
    """Where the rows begin."""
    sheet.rule(LEFT, RIGHT, top, EDGE)
    first, second = top + 4.3, top + 8.8
    labels = {column.key: column for column in table.columns}
    position = labels[ColumnKey.POSITION].label
    sheet.text(max(LEFT, places.position_right - sheet.measure(position, 10)), first, position, 10)
    named = sheet.text(places.name, first, labels[ColumnKey.ITEM].label, 10)
    x = places.name
    ends = cols.quantity - sheet.measure(labels[ColumnKey.ORDERED].label, 10) - 1
    for key, begins in (
        (ColumnKey.ITEM_NO, 22.5), (ColumnKey.CUSTOMER_ITEM_NO, 44.0), (ColumnKey.LOT, 64.0),
    ):
        if key not in labels:
            continue
        label, begins = labels[key].label, max(begins, x)
        if table.priced and begins + sheet.measure(label, 10) > ends:
            named = sheet.text(named + 3, first, label, 10)
        else:
            x = sheet.text(begins, second, label, 10) + 2
    sheet.right(cols.quantity, first, labels[ColumnKey.QUANTITY].label, 10, bold=True)
    order = second if table.priced else first
    for key, right in (
        (ColumnKey.ORDERED, cols.ordered), (ColumnKey.DELIVERED, cols.delivered),
        (ColumnKey.OUTSTANDING, cols.outstanding),
    ):
        sheet.right(right, order, labels[key].label, 10)
    if table.priced:
        sheet.right(cols.price, first, labels[ColumnKey.UNIT_PRICE].label, 10)
        sheet.right(cols.amount, first, labels[ColumnKey.AMOUNT].label, 10)
    for key, (begins, ends) in (
        (ColumnKey.RECEIVED, cols.received), (ColumnKey.CONDITION, cols.condition),
    ):
        sheet.centre((begins + ends) / 2, first, labels[key].label, 10)
        sheet.centre((begins + ends) / 2, second, labels[key].second, 10)
    sheet.rule(LEFT, RIGHT, top + HEAD)
    return top + HEAD
