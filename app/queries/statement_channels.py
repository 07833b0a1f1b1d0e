"""The way a customer's statements go out: as the last one did, else how he can be reached."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from app.db.models import Customer, Statement
from app.domain.choices import ReturnChannel
from app.domain.months import Month

LOOKED_BACK = 6
"""Months; what was done longer ago is asked about anew."""


def usual_channels(
    session: Session, month: Month, customer_ids: Collection[int]
) -> dict[int, str]:
    """By customer; one without a fax or an address to write to has none."""
    query = select(Customer.id, Customer.fax, Customer.email, Customer.address).where(
        Customer.id.in_(customer_ids)
    )
    found = {row.id: _reached(row.fax, row.email, row.address) for row in session.execute(query)}
    sent = (
        select(Statement.customer_id, Statement.channel)
        .where(
            Statement.month.between(month.plus(-LOOKED_BACK), month),
            Statement.customer_id.in_(customer_ids), Statement.channel != "",
            Statement.superseded == false(),
        )
        .order_by(Statement.month)
    )
    found.update({customer: channel for customer, channel in session.execute(sent)})  # noqa: C416
    return found


def _reached(fax: str, email: str, address: str) -> str:
    for given, channel in (
        (fax, ReturnChannel.FAX), (email, ReturnChannel.EMAIL), (address, ReturnChannel.POST),
    ):
        if given.strip():
            return channel.value
    return ""
