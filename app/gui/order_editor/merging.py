"""Somebody else changed the order that is being edited: what both changed is chosen by a person,
what only one of them changed stays as that one left it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.gui.order_editor.grid_line import GridField, GridLine, from_stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.order_editor.order_form import OrderForm
    from app.queries.lookups.order_sheets import OrderSheet, SheetLine

HEAD = ("customer", "date", "customer_po", "clerk", "remark", "required", "promised")
_CELLS = (
    GridField.NAME, GridField.QUANTITY, GridField.UNIT, GridField.PRICE, GridField.REQUIRED,
    GridField.PROMISED,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """``row`` 0 is the head, lines count from 1; ``field`` as a draft names it; ``key`` names the
    cell wherever its line stands."""

    row: int
    field: str
    theirs: Any
    yours: Any
    take: Callable[[], None]
    """Theirs is put in the place of yours."""
    key: str


def merge(form: OrderForm, theirs: OrderSheet) -> list[Clash]:
    """``form`` then stands on ``theirs``: it edits what they stored, with what was typed here."""
    assert form.stored is not None
    clashes = [*_merge_head(form, form.stored, theirs), *_merge_lines(form, form.stored, theirs)]
    form.stored = theirs
    form.decided.clear()
    return clashes


def differences(form: OrderForm) -> list[Clash]:
    """Every cell that differs from what is stored, and was not decided on already."""
    stored = form.stored
    assert stored is not None
    found = [
        Clash(0, name, theirs, mine, _setting(form, name, theirs), name)
        for name in HEAD
        if (theirs := getattr(stored, name)) != (mine := getattr(form, name)) and not (
            name == "customer" and mine is not None and mine.id == theirs.id
        )
    ]
    for row, line in enumerate(form.lines, start=1):
        if line.base is None:
            continue
        was = from_stored(line.base, edited=True)
        for cell in _CELLS:
            theirs, mine = getattr(was, cell.value), getattr(line, cell.value)
            if theirs != mine:
                take = _setting(line, cell.value, theirs)
                found.append(Clash(row, cell, theirs, mine, take, _key(line.base, cell)))
    return [one for one in found if one.key not in form.decided]


def _merge_head(form: OrderForm, base: OrderSheet, theirs: OrderSheet) -> list[Clash]:
    clashes = []
    for name in HEAD:
        was, now, mine = (getattr(one, name) for one in (base, theirs, form))
        if name == "customer":
            was, now_id, mine_id = was.id, now.id, mine.id if mine is not None else None
        else:
            now_id, mine_id = now, mine
        if mine_id == was:
            setattr(form, name, now)
        elif now_id not in (was, mine_id):
            clashes.append(Clash(0, name, now, mine, _setting(form, name, now), name))
    return clashes


def _merge_lines(form: OrderForm, base: OrderSheet, theirs: OrderSheet) -> list[Clash]:
    clashes: list[Clash] = []
    here = {one.line_id: one for one in theirs.lines}
    known = {one.line_id for one in base.lines}
    kept: list[GridLine] = []
    for line in form.lines:
        if line.base is None:
            kept.append(line)
        elif line.base.line_id in here:
            kept.append(line)
            clashes += _merge_line(line, line.base, here[line.base.line_id], len(kept))
        elif _touched(line, line.base):
            line.base = None  # they took it away, but it was worked on here: it is a new line
            kept.append(line)
    kept += [from_stored(one, edited=True) for one in theirs.lines if one.line_id not in known]
    form.lines[:] = kept
    return clashes


def _merge_line(line: GridLine, base: SheetLine, theirs: SheetLine, row: int) -> list[Clash]:
    was, now = from_stored(base, edited=True), from_stored(theirs, edited=True)
    line.base = theirs
    clashes = []
    if line.product_id == was.product_id:
        line.product_id, line.item, line.parts = now.product_id, now.item, now.parts
    elif now.product_id not in (was.product_id, line.product_id):
        goods = _taking_goods(line, now)
        clashes.append(Clash(row, GridField.ITEM, now.item or now.name, line.item, goods,
                             _key(theirs, GridField.ITEM)))
    for cell in _CELLS:
        before, other, mine = (getattr(one, cell.value) for one in (was, now, line))
        if mine == before and cell not in line.wrong:
            setattr(line, cell.value, other)
        elif other not in (before, mine):
            clashes.append(Clash(row, cell, other, mine, _setting(line, cell.value, other),
                                 _key(theirs, cell)))
    return clashes


def _key(line: SheetLine, cell: GridField) -> str:
    return f"{line.line_id}:{cell.value}"


def _touched(line: GridLine, base: SheetLine) -> bool:
    was = from_stored(base, edited=True)
    names = (*_CELLS, "product_id")
    return any(getattr(line, one) != getattr(was, one) for one in names) or bool(line.wrong)


def _setting(target: OrderForm | GridLine, name: str, value: Any) -> Callable[[], None]:
    def take() -> None:
        setattr(target, name, value)
        if isinstance(target, GridLine):
            target.wrong.pop(GridField(name), None)

    return take


def _taking_goods(line: GridLine, theirs: GridLine) -> Callable[[], None]:
    def take() -> None:
        line.take_goods(theirs)
        line.wrong.pop(GridField.ITEM, None)

    return take
