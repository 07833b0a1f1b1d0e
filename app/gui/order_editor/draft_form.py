"""A draft's cells made into the form that they were typed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.domain.dates import parse_date
from app.domain.errors import DomainError
from app.gui.order_editor.grid_line import GridField, GridLine, from_stored
from app.gui.order_editor.order_form import DECIDED, OrderForm

if TYPE_CHECKING:
    from app.queries.lookups.customers import CustomerHit
    from app.queries.lookups.order_sheets import OrderSheet
    from app.queries.lookups.products import ProductHit

Cells = Mapping[tuple[int, str], str]
HEAD_DAYS = ("date", "required", "promised")


def form_of_draft(
    cells: Cells, customer: CustomerHit | None, products: Mapping[str, ProductHit],
    stored: OrderSheet | None, home: str, today: date,
) -> OrderForm:
    """``products`` by code; a code that is gone from the book stands there as not found."""
    texts = {name: text for (row, name), text in cells.items() if row == 0}
    days = {name: _day(texts.get(name, "")) for name in HEAD_DAYS}
    form = OrderForm(
        date=days["date"] or today, customer=customer, customer_po=texts.get("customer_po", ""),
        clerk=texts.get("clerk", ""), remark=texts.get("remark", ""),
        repeat_of=texts.get("repeat_of", ""), required=days["required"],
        promised=days["promised"], stored=stored, home=home,
        unread={name: texts[name] for name in HEAD_DAYS if texts.get(name) and not days[name]},
    )
    if customer is None and texts.get("customer_text"):
        form.unread["customer_text"] = texts["customer_text"]
    version, *decided = texts.get(DECIDED, "").split(" ")
    if stored is not None and version == str(stored.version):
        form.decided.update(decided)
    bases = {str(one.line_id): one for one in stored.lines} if stored is not None else {}
    for row in range(1, max((row for row, _ in cells), default=0) + 1):
        base = bases.get(cells.get((row, "line_id"), ""))
        line = from_stored(base, edited=True) if base is not None else GridLine()
        _fill(line, {one: cells.get((row, one.value), "") for one in GridField}, products, today)
        line.is_new = bool(cells.get((row, "is_new")))
        line.new_code = cells.get((row, "new_code"), "")
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
        return None
