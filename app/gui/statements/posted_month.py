"""In which month's statement a receipt or a credit stands, where that is not the one shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.months import Month
from app.gui.forms.form import Elsewhere
from app.gui.target import Target

if TYPE_CHECKING:
    from app.gui.forms.form_page import FormPage
    from app.gui.statements.statements_page import StatementsPage
    from app.gui.words import Words

SAID = {
    ("receipt", True): "money.receipt_saved_in", ("receipt", False): "money.receipt_kept_in",
    ("credit", True): "money.credit_saved_in", ("credit", False): "money.credit_kept_in",
    ("bounce", False): "money.bounced_in",
}
"""By the kind of form, and whether it made a new one."""
STANDS, BOUNCED = "stands", "bounced"
"""What is asked of the page: to show the month of a paper, or that of its cheque's bounce."""


def named_month(month: Month, words: Words) -> str:
    name = words(f"gui.month.{month.month}")
    return words("gui.statement.month", year=month.year, month=month.month, name=name)


def elsewhere(page: StatementsPage, form: FormPage, posted: Any) -> Elsewhere | None:
    """None where the month that one comes back to has it. ``posted``: the service's answer."""
    kind, desk = form.form.kind, page.desk
    said = SAID.get((kind, form.record_id is None))
    if said is None or not posted["month"]:
        return None
    month = Month.parse(posted["month"])
    if month == page.month and _is_shown(page, form):
        return None
    entity, act = ("receipt", BOUNCED) if kind == "bounce" else (kind, STANDS)
    target = Target(entity, posted["id"], posted["number"], act)
    named = named_month(month, desk.words)
    return Elsewhere(
        said, {"month": named}, desk.words("money.to_month", month=named),
        lambda: desk.go(target),
    )


def _is_shown(page: StatementsPage, form: FormPage) -> bool:
    """Its customer stands in the list; what has no customer of its own was opened from there."""
    customer = form.value("customer") if "customer" in form.fields else None
    known = {one.row.customer_id for one in page.model.rows}
    return customer is None or customer.id in known
