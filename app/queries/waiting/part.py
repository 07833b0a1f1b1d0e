"""What waits, apart by how it is found; a change of the book touches only some of it."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """In the order in which they are asked for: what presses most, and what is quick, first."""

    PRESSING = "pressing"
    """Complaints, cheques and the orders of this week."""
    LATE_ORDERS = "late_orders"
    STATEMENTS = "statements"
    NOTES = "notes"
    FOLLOW_UPS = "follow_ups"
    RECEIVABLES = "receivables"

    @property
    def depends(self) -> frozenset[str]:
        """The tables that it follows from."""
        return _DEPENDS[self]


_ACCOUNTS = frozenset({
    "customer", "customer_terms", "delivery", "credit", "receipt", "statement", "firm", "holiday",
})
_DEPENDS = {
    Part.PRESSING: frozenset({"complaint", "receipt", "orders", "order_line", "firm"}),
    Part.LATE_ORDERS: frozenset({"orders", "order_line"}),
    Part.STATEMENTS: _ACCOUNTS | {"returned_paper", "discrepancy"},
    Part.NOTES: frozenset({"delivery", "returned_paper", "firm", "holiday"}),
    Part.FOLLOW_UPS: frozenset({"delivery", "returned_paper", "complaint", "holiday"}),
    Part.RECEIVABLES: _ACCOUNTS,
}
