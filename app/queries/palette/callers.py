"""Customers by the people there: whose name or number is typed while they are on the phone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.db.models import Contact
from app.db.unit_of_work import Read
from app.queries.lookups.name_index import digits, folded
from app.queries.palette.worth import is_number, worth_searching

_LEAST_DIGITS = 4


def callers(read: Read, text: str, limit: int) -> dict[int, str]:
    """Customer → the contact that answers to ``text``; a firm has some thousand at most."""
    typed = folded(text)
    if is_number(typed):
        number = digits(typed)
        if len(number) < _LEAST_DIGITS:
            return {}
        wanted: ColumnElement[bool] = or_(
            _plain(Contact.phone).contains(number), _plain(Contact.fax).contains(number)
        )
    elif worth_searching(text):
        wanted = Contact.name.icontains(text.strip(), autoescape=True)
    else:
        return {}
    query = select(Contact).where(wanted).order_by(Contact.id).limit(limit)
    return {one.customer_id: one.name for one in read.session.scalars(query)}


def _plain(number: Any) -> Any:
    """A number without what stands between its digits."""
    for mark in "- ()+#":
        number = func.replace(number, mark, "")
    return number
