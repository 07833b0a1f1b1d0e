"""A draft's cells made into the form that they were typed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dates import parse_date
from app.domain.errors import DomainError
from app.gui.order_editor.grid_line import GridField, GridLine, from_stored
from app.gui.order_editor.order_form import OrderForm

if TYPE_CHECKING:
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet
    from app.queries.lookups.products import ProductHit

Cells = Mapping[tuple[int, str], str]


def form_of_draft(
    cells: Cells, customer: CustomerHit | None, products: Mapping[str, ProductHit],
    stored: OrderSheet | None, home: str, today: date,
) -> OrderForm:
    """``products`` by code; a code that is gone from the book stands there as not found."""
    form = OrderForm(
        date=_day(cells.get((0, "date"), "")) or today, customer=customer,
        customer_po=cells.get((0, "customer_po"), ""), clerk=cells.get((0, "clerk"), ""),
        remark=cells.get((0, "remark"), ""), required=_day(cells.get((0, "required"), "")),
        promised=_day(cells.get((0, "promised"), "")), stored=stored, home=home,
    )
    bases = {str(one.line_id): one for one in stored.lines} if stored is not None else {}
    for row in range(1, max((row for row, _ in cells), default=0) + 1):
        base = bases.get(cells.get((row, "line_id"), ""))
        line = from_stored(base, edited=True) if base is not None else GridLine()
        _fill(line, {one: cells.get((row, one.value), "") for one in GridField}, products, today)
        form.lines.append(line)
    while form.lines and form.lines[-1].empty:
        form.lines.pop()
    return form


def _fill(
    line: GridLine, texts: Mapping[GridField, str], products: Mapping[str, ProductHit], today: date
) -> None:
    product = products.get(texts[GridField.ITEM])
    if product is not None:
        line.choose(product)
    elif texts[GridField.ITEM] != line.item:
        line.put(GridField.ITEM, texts[GridField.ITEM], today)
    for one, text in texts.items():
        if one is not GridField.ITEM:
            line.put(one, text, today)


def _day(text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except DomainError:
        return None  # an unreadable date of a head is typed again; it is never stored
