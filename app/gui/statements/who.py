"""Whose money it is: by the record, or by the code that another page named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.gui.forms.field_spec import Picked

if TYPE_CHECKING:
    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.services.records import Made


def told_of(page: FormPage, made: Made) -> dict[str, object]:
    """Whose it is, how much and under which number, for the toast."""
    desk, customer = page.desk, page.value("customer")
    home = desk.firm.currency
    own = page.shown.currency if page.record_id is not None else customer.hit.currency
    currency = str(page.values().get("currency") or "").upper() or own or home
    amount = desk.words.money(page.value("amount"), currency, home)
    return {"customer": customer.name, "amount": amount, "number": made["number"]}


@dataclass(frozen=True, slots=True)
class Who:
    customer_id: int | None = None
    code: str = ""


def picked_customer(context: Context, who: Who) -> Picked | None:
    """None where nobody is named, or nobody is called so."""
    from app.queries.lookups.customers import customer_by_code, customer_by_id

    if who.customer_id is not None:
        hit = context.ask(customer_by_id, who.customer_id)
    else:
        hit = context.ask(customer_by_code, who.code) if who.code else None
    return Picked(hit.id, hit.code, hit.short_name or hit.name, hit) if hit is not None else None
