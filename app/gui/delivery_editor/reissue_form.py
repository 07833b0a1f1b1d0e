"""A delivery as it was, to be made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.delivery_editor.ship_form import Reissue, ShipForm

if TYPE_CHECKING:
    from datetime import date

    from app.queries.ship_sheet import ReissueSheet


def form_of_reissue(found: ReissueSheet, today: date, home: str) -> ShipForm:
    """What was on it is proposed; the customer's other open lines stay behind."""
    form = ShipForm(today, home, reissue=Reissue(found.delivery_id, found.version, found.number))
    form.take_sheet(found.sheet)
    for name, value in found.head.items():
        setattr(form, name, value)
    for line in form.lines:
        quantity = found.quantities.get(line.open.line_id)
        line.put_quantity("" if quantity is None else f"{quantity:f}")
        line.remark = found.remarks.get(line.open.line_id, "")
        # What was shipped once may ship again; only more than that is a new over-delivery.
        line.consented = bool(line.over)
    return form
