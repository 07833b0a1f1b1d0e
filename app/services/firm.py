"""The firm that owns the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import Firm, Order
from app.db.unit_of_work import Work
from app.domain.document_numbers import NumberStyle
from app.domain.errors import DomainError
from app.domain.number_prefixes import write_prefixes
from app.services.given import FieldRefused, checked
from app.services.order_refresh import refresh_orders
from app.services.posted import anything_posted
from app.services.records import edit, found, only
from app.writers.logo import as_logo

CURRENCIES = {"TW": "TWD", "CN": "CNY", "HK": "HKD"}
FIRM_ID = 1
FIRM_FIELDS = frozenset({
    "name", "name_en", "tax_id", "phone", "fax", "email", "address", "bank_account", "currency",
    "region", "tax_rate", "tax_rounding", "statement_day", "confirm_day", "seal_box",
    "sign_days", "reply_hours", "day_ends", "number_prefixes",
    "number_style",
})
"""``number_prefixes`` as a mapping {kind's letters: its own}, ``day_ends`` as a time."""
_BOUNDS = {"sign_days": (1, 30), "reply_hours": (1, 240)}
_FIXED_ONCE_POSTED = ("currency", "tax_rounding")
_WORTH_FOLLOWS = frozenset({"currency", "tax_rate", "tax_rounding"})


@dataclass(frozen=True, slots=True)
class NameFirm:
    """What a new book must know before anything is written into it."""

    name: str
    region: str = "TW"


def name_firm(work: Work, command: NameFirm) -> None:
    """The currency follows the region unless the firm is there already."""
    firm = work.session.get(Firm, FIRM_ID)
    if firm is None:
        currency = CURRENCIES.get(command.region, "TWD")
        work.session.add(
            Firm(id=FIRM_ID, name=command.name, region=command.region, currency=currency)
        )
    else:
        firm.name = command.name


@dataclass(frozen=True, slots=True)
class EditFirm:
    base_version: int
    edited: Mapping[str, Any]


def edit_firm(work: Work, command: EditFirm) -> None:
    """What posted papers were rounded by stays; a new rate of tax revalues what is only ordered.

    EditConflict; DomainError ``errors.firm_posted``, ``errors.value_…``.
    """
    if work.session.get(Firm, FIRM_ID) is None:
        work.session.add(Firm(id=FIRM_ID))
        work.session.flush()
    edited = _own(checked(Firm, "firm", only(command.edited, FIRM_FIELDS)))
    changed = edit(work, found(work, Firm, FIRM_ID), command.base_version, edited)
    fixed = [name for name in _FIXED_ONCE_POSTED if name in changed]
    if fixed and anything_posted(work.session):
        raise DomainError("errors.firm_posted", field=fixed[0])
    if _WORTH_FOLLOWS & changed:
        refresh_orders(work, set(work.session.scalars(select(Order.id))))


def _own(edited: dict[str, Any]) -> dict[str, Any]:
    """What no workbook has. FieldRefused, and DomainError ``settings.error.prefix_…``."""
    for name, (low, high) in _BOUNDS.items():
        if name in edited and not (edited[name] is not None and low <= edited[name] <= high):
            raise FieldRefused("errors.value_whole_number", "firm", name, low=low, high=high)
    if "day_ends" in edited:
        if edited["day_ends"] is None:
            raise FieldRefused("errors.value_required", "firm", "day_ends")
        edited["day_ends"] = f"{edited['day_ends']:%H:%M}"
    if "number_prefixes" in edited:
        edited["number_prefixes"] = write_prefixes(edited["number_prefixes"])
    if "number_style" in edited:
        edited["number_style"] = NumberStyle(edited["number_style"] or NumberStyle.DAY).value
    return edited


@dataclass(frozen=True, slots=True)
class KeepLogo:
    """``content`` None: no logo."""

    content: bytes | None


def keep_logo(work: Work, command: KeepLogo) -> None:
    """For every paper drawn from now on; issued ones keep theirs. DomainError
    ``settings.error.logo``."""
    firm = work.session.get(Firm, FIRM_ID)
    if firm is None:
        firm = Firm(id=FIRM_ID)
        work.session.add(firm)
    firm.logo_file = "" if command.content is None else work.files.put(as_logo(command.content))
    work.session.flush()
