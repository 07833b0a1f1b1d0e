"""A draft taken while another delivery stands begun: what was typed of the same goods stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.gui.delivery_editor.ship_form import Cells, ShipForm
from app.gui.delivery_editor.ship_line import EditedLine

if TYPE_CHECKING:
    import datetime as dt

OF_LINE = ("quantity", "remark", "consented")


def typed_in(form: ShipForm, first: Cells, today: dt.date) -> Cells:
    """What a person typed: what differs from ``first``, or for another customer than then from
    what is proposed by itself."""
    now = form.kept()
    before = first
    if first.get((0, "customer")) != now[0, "customer"]:
        fresh = ShipForm(today, form.home, form.customer, form.address, form.order)
        fresh.lines = [EditedLine(line.open) for line in form.lines]
        for line in fresh.proposed():
            line.propose()
        before = fresh.kept()
    return {key: text for key, text in now.items() if before.get(key, "") != text}


def laid_over(draft: Mapping[tuple[int, str], str], form: ShipForm, typed: Cells) -> Cells:
    """``typed`` of ``form`` over what ``draft`` holds of the same customer; lines by their id."""
    laid = dict(draft)
    rows = {text: row for (row, name), text in draft.items() if name == "line_id"}
    last = max((row for row, _ in draft), default=0)
    for (row, name), text in typed.items():
        if row == 0:
            laid[0, name] = text
            continue
        line_id = str(form.lines[row - 1].open.line_id)
        if line_id not in rows:
            last += 1
            rows[line_id] = last
            laid[last, "line_id"] = line_id
        if name in OF_LINE:
            laid[rows[line_id], name] = text
    return laid
