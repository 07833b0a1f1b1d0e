"""Contacts that stand in a column of the customers' sheet, as rows of a sheet of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from app.documents.firm_sheets import CONTACTS, CUSTOMERS
from app.readers.cells import fold
from app.readers.firm_workbook import shown
from app.readers.headings import column_words, labels, sheet_words
from app.readers.workbook import Block

CONTACT, CONTACT_PHONE = "contact", "contact_phone"
CONTACT_COLUMNS = (CONTACT, CONTACT_PHONE)
_KEY = "code"


@cache
def contact_words() -> dict[str, str]:
    """Folded heading → which of the two columns it is."""
    return {
        fold(word): name
        for name in CONTACT_COLUMNS
        for word in (name, *labels(f"fields.{CUSTOMERS.name}.{name}"))
    }


def contacts_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without those columns, and after them a sheet ``contacts`` with the same row
    numbers. A customers' sheet that says no codes, or no names of contacts, stays as it is."""
    apart: list[Block] = []
    places: dict[str, int] = {}
    for block in blocks:
        if sheet_words().get(fold(block.sheet)) != CUSTOMERS.name or not block.columns:
            yield block
            continue
        if block.first_row == 0:
            places = contact_places([shown(column[0]) for column in block.columns])
        if not places:
            yield block
            continue
        apart.append(_contacts(block, places))
        ours = {places[name] for name in CONTACT_COLUMNS if name in places}
        kept = [column for place, column in enumerate(block.columns) if place not in ours]
        yield replace(block, columns=kept)
    yield from apart


def contact_places(headings: Iterable[str]) -> dict[str, int]:
    """Where the code, the contact and its phone stand; empty unless there are the first two."""
    words = {**contact_words()}
    words.update({one: name for one, name in column_words(CUSTOMERS).items() if name == _KEY})
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = words.get(fold(heading))
        if name is not None:
            places.setdefault(name, place)
    return places if {_KEY, CONTACT} <= places.keys() else {}


def _contacts(block: Block, places: Mapping[str, int]) -> Block:
    """A row without a contact, or without a customer's code, is an empty one."""
    becomes = {_KEY: "customer", CONTACT: "name", CONTACT_PHONE: "phone"}
    names = [name for name in becomes if name in places]
    rows = []
    for at, row in enumerate(zip(*(block.columns[places[name]] for name in names), strict=True)):
        if block.first_row == 0 and at == 0:
            rows.append(tuple(becomes[name] for name in names))
        else:
            said = all(shown(cell).strip() for cell in row[:2])
            rows.append(row if said else ("",) * len(names))
    columns: list[list[object]] = [list(column) for column in zip(*rows, strict=True)]
    return Block(CONTACTS.name, columns, block.first_row)
