"""Where to go in the window: how one page sends the user to a record of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.gui.frame.tabs import Tab

TABS = {
    "today": Tab.TODAY,
    "orders": Tab.ORDERS,
    "delivery": Tab.DELIVERIES,
    "statement": Tab.STATEMENTS,
    "receipt": Tab.STATEMENTS,
    "credit": Tab.STATEMENTS,
    "returned_paper": Tab.STATEMENTS,
    "complaint": Tab.COMPLAINTS,
    "customer": Tab.CUSTOMERS,
    "product": Tab.PRODUCTS,
}


@dataclass(frozen=True, slots=True)
class Target:
    """``entity``: a table's name, a key of ``TABS``. ``record_id`` None: a new one.

    ``number`` is what the record is found by on its page: its document number, a customer's or
    a product's code; of a new record the customer's code or the order's number it is made for;
    with neither record nor ``act`` what the page's first filter is searched for.
    ``act`` is what to do there: "" stands on the record, "open" opens its editor, others
    (new, ship, reply …) are the page's own.
    """

    entity: str
    record_id: int | None
    number: str = ""
    act: str = ""
    filter: str = ""
    """Where a page is only searched: in which of its filters, "" its first."""
    back: Tab | None = None
    """Where it was asked for, if that is another tab; the window fills it in."""

    @property
    def tab(self) -> Tab:
        return TABS[self.entity]


def back_to(tab: Tab) -> Target:
    """The tab as it was left, on no record but the one it stands on."""
    return Target(next(entity for entity, own in TABS.items() if own is tab), None)


Go = Callable[[Target], None]


def nowhere(target: Target) -> None:
    """Where a page stands without a window around it."""
