"""Papers not yet stated, given their months anew where their customer's terms have changed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from app.db.models import Credit, Delivery, Receipt
from app.db.unit_of_work import Work
from app.domain.months import Month
from app.queries.parties import Party, load_parties
from app.services.posting import statement_month

Issued = dict[tuple[int, str], Month]

_DATED: tuple[tuple[Any, str, str, str], ...] = (
    (Delivery, "deliveries", "date", "statement_month"),
    (Credit, "credits", "date", "statement_month"),
    (Receipt, "receipts", "date", "statement_month"),
    (Receipt, "receipts", "bounced_on", "bounce_month"),
)


def renew_months(
    work: Work, customer_ids: Collection[int], issued: Issued, given: Collection[tuple[str, str]]
) -> None:
    """``issued``: the latest month issued for an account. ``given`` are the (column, number) of
    papers whose month an imported file itself says; those keep it.
    """
    if not customer_ids:
        return
    parties = load_parties(work.session, customer_ids)
    for model, _, day_column, month_column in _DATED:
        table = model.__table__
        query = select(
            table.c.id, table.c.customer_id, table.c.currency, table.c.number,
            table.c[day_column], table.c[month_column],
        ).where(table.c.customer_id.in_(customer_ids), table.c[day_column].is_not(None))
        changed = []
        for row_id, customer, currency, number, day, month in work.session.execute(query):
            if (month_column, number) in given:
                continue
            now = _month(parties[customer], day, month, issued.get((customer, currency)))
            if now != month:
                changed.append({"id": row_id, month_column: now})
        work.update_many(model, changed)


def _month(party: Party, day: Any, stored: Month | None, latest: Month | None) -> Month | None:
    if latest is not None and stored is not None and stored <= latest:
        return stored
    return statement_month(party.schedule, day, party.opening_date, latest)
