"""How a paper that a customer's account has otherwise was settled (domain §3.6)."""

from __future__ import annotations

from enum import StrEnum


class Resolution(StrEnum):
    OURS = "ours"
    """The customer found ours right."""
    ADJUSTED = "adjusted"
    """By another paper, in the first month that is open."""
    REVISED = "revised"
    """By a revision of the statement."""
