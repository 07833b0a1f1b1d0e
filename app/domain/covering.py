"""What a receipt that is being typed would pay (firm-workbook §3.9), before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.domain.ledger import Applied

ZERO = Decimal(0)
Owed = tuple[str, Decimal]
"""(number, what is still to be paid of it), the oldest due date first."""


def covered(
    owed: Sequence[Owed], money: Decimal, named: Sequence[Applied], *, keep: bool = False
) -> tuple[list[Decimal], Decimal]:
    """How much of each is paid, in the same order, and what is left over: first what is named,
    in the order written; then, unless the rest is kept, the oldest."""
    paid = [ZERO] * len(owed)
    left = money
    places = {number: place for place, (number, _) in enumerate(owed) if number}
    for target in named:
        place = places.get(target.number)
        if place is None:
            continue
        share = min(left, owed[place][1] - paid[place])
        if target.limit is not None:
            share = min(share, target.limit)
        paid[place] += share
        left -= share
    if keep:
        return paid, left
    for place, (_, remaining) in enumerate(owed):
        share = min(left, remaining - paid[place])
        paid[place] += share
        left -= share
    return paid, left


def exactly_one(owed: Sequence[Owed], money: Decimal) -> str:
    """The paper that this sum pays whole, where it is not the oldest anyway; else empty."""
    if not money or (owed and owed[0][1] == money):
        return ""
    same = [number for number, remaining in owed if number and remaining == money]
    return same[0] if len(same) == 1 else ""
