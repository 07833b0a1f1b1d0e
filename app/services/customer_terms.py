"""Terms agreed anew: they hold from a month that is not yet stated on (firm-workbook §3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, CustomerTerms
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.parties import TERM_FIELDS
from app.services.account_months import issued_months, renew_customer
from app.services.given import FieldRefused, checked
from app.services.records import found, only

_FIELDS = frozenset(TERM_FIELDS)


@dataclass(frozen=True, slots=True)
class ChangeTerms:
    """``edited``: what is agreed anew; the rest goes on as it was. ``base_version``: the newest of
    the customer and its terms as they were shown; None: whatever they are by now."""

    customer_id: int
    from_month: Month
    edited: Mapping[str, Any]
    base_version: int | None = None


def change_terms(work: Work, command: ChangeTerms) -> None:
    """Papers not yet stated get the month that the new closing day gives them.

    EditConflict.
    DomainError ``errors.terms_month_issued``, ``errors.terms_fixed_day``, ``errors.value_…``.
    """
    customer = found(work, Customer, command.customer_id)
    latest = max(issued_months(work.session, customer.id).values(), default=None)
    if latest is not None and command.from_month <= latest:
        raise DomainError("errors.terms_month_issued", month=str(latest))
    edited = _agreed(command.edited)
    query = select(CustomerTerms).where(
        CustomerTerms.customer_id == customer.id, CustomerTerms.from_month == command.from_month
    )
    terms = work.session.scalar(query)
    if command.base_version is not None:
        for shown in (customer, terms):
            if shown is not None:
                _guard(work, shown, command.base_version, edited)
    if terms is None:
        terms = CustomerTerms(customer_id=customer.id, from_month=command.from_month, **edited)
        work.session.add(terms)
    for name, value in edited.items():
        setattr(terms, name, value)
    renew_customer(work, customer.id)


def _guard(
    work: Work, shown: Customer | CustomerTerms, base_version: int, edited: Mapping[str, Any]
) -> None:
    """An empty cell of a month's terms says nothing, so there is nothing to differ from."""
    said = {name: one for name, one in edited.items() if getattr(shown, name) is not None}
    work.guard(shown, base_version, said)


def _agreed(edited: Mapping[str, Any]) -> dict[str, Any]:
    """An empty cell of ``customer_terms`` keeps what held before, so emptiness cannot be agreed."""
    for name, value in only(edited, _FIELDS).items():
        if value is None and name == "term_fixed_day":
            raise DomainError("errors.terms_fixed_day")
        if value is None or value == "":
            raise FieldRefused("errors.value_required", "customer_terms", name)
    return checked(CustomerTerms, "customer_terms", edited)
