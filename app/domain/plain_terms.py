"""The terms of customers of whom a workbook says none."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.terms import Settlement, TermUnit


@dataclass(frozen=True, slots=True)
class PlainTerms:
    """As they stand: what an empty cell means by itself (firm-workbook §2)."""

    settlement: Settlement = Settlement.MONTHLY
    closing_day: int = 31
    term_count: int = 0
    term_unit: TermUnit = TermUnit.MONTHS
