"""Whom at a customer's a paper is signed by, and from which fax numbers it comes back."""

from __future__ import annotations

from sqlalchemy import select

from app.db.models import Contact, Customer
from app.db.unit_of_work import Read
from app.domain.fax_numbers import split_fax_numbers


def fax_numbers(read: Read, customer_id: int) -> tuple[str, ...]:
    """All that are registered for a customer, his contacts' after his own, as typed."""
    own = read.session.scalar(select(Customer.fax).where(Customer.id == customer_id)) or ""
    others = read.session.scalars(
        select(Contact.fax).where(Contact.customer_id == customer_id, Contact.fax != "")
        .order_by(Contact.id)
    )
    numbers = [*split_fax_numbers(own)]
    for other in others:
        numbers += split_fax_numbers(other)
    return tuple(dict.fromkeys(numbers))


def signatory(read: Read, customer_id: int) -> str:
    """Who may sign for a customer, else the first that is known; "" for nobody."""
    query = select(Contact.name).where(Contact.customer_id == customer_id).order_by(
        Contact.authorised_signatory.desc(), Contact.id
    )
    return read.session.scalar(query.limit(1)) or ""
