"""``applies_to`` of a receipt: document numbers, each optionally with an amount."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from app.domain.errors import DomainError
from app.domain.ledger import Applied


def parse_applies_to(text: str) -> tuple[Applied, ...]:
    """``DN1;DN2=500`` in the order written; DomainError ``errors.applies_to`` for an amount
    that is no positive number (firm-workbook §2, receipts)."""
    found = []
    for part in text.replace("；", ";").split(";"):
        number, equals, amount = part.replace("＝", "=").partition("=")
        if number.strip():
            found.append(Applied(number.strip(), _limit(amount) if equals else None))
    return tuple(found)


def _limit(text: str) -> Decimal:
    try:
        limit = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        raise DomainError("errors.applies_to", text=text) from None
    if not limit.is_finite() or limit < 0:
        raise DomainError("errors.applies_to", text=text)
    return limit
