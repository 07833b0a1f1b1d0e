"""Top of a half sheet: sender, title, who and where on the left, references on the right."""

from __future__ import annotations

from app.documents.nodes import ColumnKey, FactPairs, Party
from app.writers.pdf.half_sheet import HalfSheet
from app.writers.pdf.layout import gap
from app.writers.pdf.note_parts import NoteParts
from app.writers.pdf.note_places import NoteColumns
from app.writers.pdf.sheet import EDGE, SECTION, Sheet
from app.writers.pdf.wrapping import fitting_size, flow, wrap

_PITCH = 4.9
_LOGO = (24.0, 12.0)
_CODE = 12.2
"""At the right edge, the place of the code, left empty."""


def head(sheet: Sheet, form: HalfSheet, parts: NoteParts, cols: NoteColumns) -> float:
    """The same on every page; where the rows begin."""
    left, right, top = form.places.left, form.places.right, form.top
    title = _title(sheet, form, parts)
    sender = parts.letterhead
    if sender.logo:
        left = sheet.picture(left, top + 4.6, _LOGO, sender.logo) + 2.5
    size = fitting_size(sheet, sender.name, title - left - 4, (14, 12, 11), bold=True)
    name = wrap(sheet, sender.name, title - left - 4, size, bold=True)
    sheet.text(left, top + 9.9, name[0], size, bold=True)
    # Phone and fax before the rest: one line has to do.
    pieces = [piece for line in reversed(sender.lines) for piece in line]
    pieces = [*name[1:], *pieces]
    # The number of pages is not known yet: the widest a note may have.
    numbers = sheet.measure(parts.title.number, 11) + sheet.measure(parts.footer.page(88, 88), 11)
    room = right - _CODE - numbers - 4 - 4 - left
    for line in flow(sheet, pieces, room, 10, gap(sheet.language))[:1]:
        sheet.text(left, top + 15.5, line, 10)
    sheet.rule(form.places.left, right, top + 18.3, SECTION)
    references = _references(sheet, form, parts.facts)
    lowest = max(_who(sheet, form, parts.parties, references), references)
    return _table_head(sheet, form, parts, cols, max(top + 35.3, lowest + 2.0))


def numbered(sheet: Sheet, form: HalfSheet, parts: NoteParts, page: str) -> None:
    edge, y = form.places.right - _CODE, form.top + 15.9
    begins = sheet.right(edge, y, page, 11)
    sheet.right(begins - 4, y, parts.title.number, 11)


def _title(sheet: Sheet, form: HalfSheet, parts: NoteParts) -> float:
    """Where the title, or the mark before it, begins."""
    size, tracking = (15.0, 0.0) if sheet.language == "en" else (20.0, 1.5)
    edge, y = form.places.right - _CODE, form.top + 10.8
    begins = sheet.right(edge, y, parts.title.text, size, bold=True, tracking=tracking)
    if parts.title.mark:
        begins = sheet.right(begins - 3, y, parts.title.mark, 14, bold=True)
    return begins


def _who(
    sheet: Sheet, form: HalfSheet, parties: tuple[Party, ...], references: float
) -> float:
    """The last baseline; ``references``: that of the block beside it, which may reach lower."""
    left, room = form.places.left, form.facts[0] - 3 - form.places.left
    who, *places = parties
    if not who.name:
        return _place(sheet, form, who, form.top + 23.4) - _PITCH
    size = fitting_size(sheet, who.name, room, (12, 11), bold=True)
    y, ends = form.top + 23.4, left
    for line in wrap(sheet, who.name, room, size, bold=True):
        ends = sheet.text(left, y, line, size, bold=True)
        y += _PITCH
    shown = {line for place in places for line in place.lines}
    number = who.lines[:1]
    called = tuple(line for line in who.lines[1:][-1:] if line not in shown)
    begins = max(ends + 4, left + 38)
    whole = gap(sheet.language).join(piece for line in number for piece in line)
    if begins + sheet.measure(whole, 10) <= left + room:
        sheet.text(begins, y - _PITCH, whole, 10)
        number = ()
    for place in places:
        # The name above needs no repeating where the goods go to the buyer itself.
        y = _place(sheet, form, place, y, but=who.name)
    # The buyer's own address is on the A4 note; here whom to call counts, where a line is left.
    lowest = max(references, form.top + 33.4)
    for pieces in (*called, *number):
        for line in flow(sheet, pieces, room, 10, gap(sheet.language)):
            if y <= lowest:
                sheet.text(left, y, line, 10)
                y += _PITCH
    return y - _PITCH


def _place(sheet: Sheet, form: HalfSheet, place: Party, y: float, but: str = "") -> float:
    """Its label, and beside it what is known of it; the next baseline."""
    pieces = [place.name] if place.name and place.name not in but else []
    pieces += [piece for line in place.lines for piece in line]
    if not pieces:
        return y
    begins = sheet.text(form.places.left, y, place.label, 10) + 3
    for line in flow(sheet, pieces, form.facts[0] - 3 - begins, 10, gap(sheet.language)):
        sheet.text(begins, y, line, 10)
        y += _PITCH
    return y


def _references(sheet: Sheet, form: HalfSheet, facts: FactPairs) -> float:
    """Two in a row; the last baseline."""
    columns = ((form.facts[0], form.facts[1], form.facts[2] - 2),
               (form.facts[2], form.facts[3], form.places.right))
    y = form.top + 23.4
    for start in range(0, len(facts.short), 2):
        lines = 1
        for (labels, values, ends), (label, value) in zip(
            columns, facts.short[start : start + 2], strict=False
        ):
            x = max(values, sheet.text(labels, y, label, 10) + 1.5)
            size = fitting_size(sheet, value, ends - x, (11, 10))
            shown = wrap(sheet, value, ends - x, size)
            for index, line in enumerate(shown):
                sheet.text(x, y + _PITCH * index, line, size)
            lines = max(lines, len(shown))
        y += _PITCH * lines
    return y - _PITCH


def _table_head(
    sheet: Sheet, form: HalfSheet, parts: NoteParts, cols: NoteColumns, top: float
) -> float:
    places, table = form.places, parts.table
    sheet.rule(places.left, places.right, top, EDGE)
    y = top + 4.4
    labels = {column.key: column for column in table.columns}
    position = labels[ColumnKey.POSITION].label
    x = max(places.left, places.position_right - sheet.measure(position, 10))
    x = sheet.text(x, y, position, 10)
    if places.item_no is not None:
        x = sheet.text(max(places.item_no, x + 1.5), y, labels[ColumnKey.ITEM_NO].label, 10)
    x = max(places.name, x + 1.5)
    quantity = cols.quantity - sheet.measure(labels[ColumnKey.QUANTITY].label, 10, bold=True)
    named = wrap(sheet, labels[ColumnKey.ITEM].label, quantity - 1 - x, 10)
    sheet.text(x, y, named[0].rstrip(" /／"), 10)
    sheet.right(cols.quantity, y, labels[ColumnKey.QUANTITY].label, 10, bold=True)
    order = [(ColumnKey.OUTSTANDING, cols.outstanding)]
    if table.priced:
        sheet.right(cols.price, y, labels[ColumnKey.UNIT_PRICE].label, 10)
        sheet.right(cols.amount, y, labels[ColumnKey.AMOUNT].label, 10)
    else:
        order += [(ColumnKey.ORDERED, cols.ordered), (ColumnKey.DELIVERED, cols.delivered)]
    for key, right in order:
        sheet.right(right, y, labels[key].label, 10)
    for key, (begins, ends) in (
        (ColumnKey.RECEIVED, cols.received), (ColumnKey.CONDITION, cols.condition),
    ):
        whole = labels[key].label
        if key is ColumnKey.RECEIVED and sheet.language != "en":
            whole += labels[key].second
        fits = sheet.measure(whole, 10) <= ends - begins
        sheet.centre((begins + ends) / 2, y, whole if fits else labels[key].label, 10)
    sheet.rule(places.left, places.right, top + 6.3)
    return top + 6.3
