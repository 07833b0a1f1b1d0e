"""A complaint as it is taken down on the telephone: who, what goods, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.gui.fields.lookup_popup import PopupRow
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, LookupOf, Picked, Section
from app.gui.forms.form import Form, Shown
from app.gui.forms.lookups import CUSTOMER
from app.gui.operations.complaints import save_complaint

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.words import Words
    from app.queries.complaint_sheet import ComplaintSheet
    from app.queries.lookups.delivered_goods import GoodsHit

CHANNELS = ("phone", "fax", "email", "line", "visit", "post")
KINDS = ("quality", "shortage", "wrong_goods", "damage", "delay", "papers", "service")
SEVERITIES = ("normal", "major")


CHOICES = {
    "channel": tuple(Choice(value, f"complaints.channel.{value}") for value in CHANNELS),
    "kind": tuple(Choice(value, f"complaints.kind.{value}") for value in KINDS),
    "severity": tuple(Choice(value, f"complaints.severity.{value}") for value in SEVERITIES),
}


class OfCustomer:
    """Whose goods are looked up: the customer the form names."""

    def __init__(self) -> None:
        self.customer_id = 0

    def ask(self, text: str) -> Callable[[Context], tuple[GoodsHit, ...]]:
        customer_id = self.customer_id

        def ask(context: Context) -> tuple[GoodsHit, ...]:
            from app.queries.lookups.delivered_goods import GoodsAsk, find_goods

            return context.ask(find_goods, GoodsAsk(customer_id, text))

        return ask


def _goods_row(hit: GoodsHit, words: Words) -> PopupRow:
    return PopupRow(
        hit.name, right=f"{words.quantity(hit.quantity)} {hit.unit}".strip(),
        second=" ・ ".join(filter(None, (hit.delivery, hit.product))),
        second_right=words.full_day(hit.date),
    )


def goods_picked(hit: Any) -> Picked:
    return Picked(hit.id, f"{hit.delivery}/{hit.line}", hit.name, hit)


def complaint_form(of_customer: OfCustomer) -> Form:
    """``of_customer`` is told whenever the form's customer is another."""
    goods = LookupOf(of_customer.ask, _goods_row, goods_picked)
    return Form(
        kind="complaint", title="complaints.take_down", save=save_complaint, read=_read,
        sections=(Section("", (
            FieldSpec("customer", FieldKind.LOOKUP, "fields.customer", lookup=CUSTOMER,
                      required=True, span=2),
            FieldSpec("description", FieldKind.LONG_TEXT, "complaints.what", span=2),
            FieldSpec("goods", FieldKind.LOOKUP, "complaints.goods", lookup=goods, span=2,
                      note="complaints.goods_note"),
            FieldSpec("quantity", FieldKind.QUANTITY, "complaints.quantity"),
            FieldSpec("kind", FieldKind.CHOICE, "fields.complaints.kind",
                      choices=CHOICES["kind"]),
            FieldSpec("severity", FieldKind.CHOICE, "fields.severity",
                      choices=CHOICES["severity"]),
            FieldSpec("channel", FieldKind.CHOICE, "complaints.by",
                      choices=CHOICES["channel"]),
            FieldSpec("received_on", FieldKind.DATE, "complaints.received_on"),
            FieldSpec("received_time", FieldKind.TIME, "complaints.received_time",
                      note="complaints.received_note"),
        )),),
    )


def _read(context: Context, complaint_id: int) -> Shown | None:
    from app.queries.complaint_sheet import complaint_sheet

    sheet = context.ask(complaint_sheet, complaint_id)
    if sheet is None:
        return None
    return Shown(
        {
            "customer": Picked(sheet.customer_id, sheet.code, sheet.customer),
            "description": sheet.description, "goods": _goods(context, sheet),
            "quantity": sheet.quantity, "kind": sheet.kind, "severity": sheet.severity,
            "channel": sheet.channel, "received_on": sheet.received_at.date(),
            "received_time": sheet.received_at.time(),
        },
        sheet.version, sheet.number,
        locked=frozenset({"customer", "received_on", "received_time"}),
    )


def _goods(context: Context, sheet: ComplaintSheet) -> Picked | None:
    """The line complained of, among those of its delivery."""
    from app.queries.lookups.delivered_goods import GoodsAsk, find_goods

    if sheet.delivery is None:
        return None
    found = context.ask(find_goods, GoodsAsk(sheet.customer_id, sheet.delivery[1]))
    same = next((hit for hit in found if hit.order_line_id == sheet.order_line_id), None)
    return goods_picked(same) if same is not None else None
