"""The firm that owns the book."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.models import Firm
from app.db.unit_of_work import Work

CURRENCIES = {"TW": "TWD", "CN": "CNY", "HK": "HKD"}


@dataclass(frozen=True, slots=True)
class NameFirm:
    """What a new book must know before anything is written into it."""

    name: str
    region: str = "TW"


def name_firm(work: Work, command: NameFirm) -> None:
    """The currency follows the region unless the firm is there already."""
    firm = work.session.get(Firm, 1)
    if firm is None:
        currency = CURRENCIES.get(command.region, "TWD")
        work.session.add(
            Firm(id=1, name=command.name, region=command.region, currency=currency)
        )
    else:
        firm.name = command.name
