"""How a delivery went: carrier, waybill, place, invoice, arrival. What it bills is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.forms.field_spec import FieldKind, FieldSpec, Section
from app.gui.forms.form import Form, Given, Shown

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.services.perform import Outcome

FIELDS = ("carrier", "tracking_no", "arrived_on", "invoice_no", "ship_to")


def delivery_form() -> Form:
    return Form(
        kind="delivery_head", title="deliveries.edit", read=_read, save=_save,
        sections=(
            Section("", (
                FieldSpec("carrier", label="deliveries.field.carrier"),
                FieldSpec("tracking_no", label="deliveries.field.tracking_no"),
                FieldSpec("arrived_on", FieldKind.DATE, "deliveries.field.arrived_on"),
                FieldSpec("invoice_no", label="deliveries.field.invoice_no"),
                FieldSpec("ship_to", label="deliveries.field.ship_to", span=2),
            )),
        ),
    )


def _read(context: Context, delivery_id: int) -> Shown | None:
    from app.queries.panes.deliveries import delivery_sheet

    sheet = context.ask(delivery_sheet, delivery_id)
    if sheet is None:
        return None
    values: dict[str, Any] = {name: getattr(sheet, name) for name in FIELDS}
    return Shown(values, sheet.version, sheet.number)


def _save(context: Context, given: Given) -> Outcome[Any]:
    from app.services.deliveries import EditDelivery, edit_delivery

    assert given.base_id is not None
    command = EditDelivery(given.base_id, given.base_version, dict(given.edited))
    return given.perform(context, "edit_delivery", edit_delivery, command)
