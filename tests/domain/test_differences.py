"""The amount a customer says he owes, at the beginning of a remark."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.differences import amounts_in, difference_noted, gap_in, remark_beside


@pytest.mark.parametrize(("theirs", "ours", "currency", "remark"), [
    ("77300", "81500", "TWD", "運費沒有扣"), ("1234.5", "1300", "USD", ""),
    ("-20", "5", "TWD", "overpaid; see copy"), ("0", "500", "TWD", ""),
])
def test_what_was_noted_is_read_again(
    theirs: str, ours: str, currency: str, remark: str
) -> None:
    noted = difference_noted(Decimal(theirs), Decimal(ours), currency, remark)
    assert amounts_in(noted) == (Decimal(theirs), Decimal(ours))
    assert remark_beside(noted) == remark


@pytest.mark.parametrize("remark", ["", "運費沒有扣", "少 3,000", "≠ 5", "1.2.3 ≠ 5"])
def test_another_remark_has_no_amounts_and_stays_as_it_is(remark: str) -> None:
    assert amounts_in(remark) is None
    assert remark_beside(remark) == remark


@pytest.mark.parametrize(("remark", "gap"), [
    ("77,300 ≠ 81,500; 運費", 4200), ("差 4,200：月底退貨未扣除", 4200), ("差4200", 4200),
    ("Off by 12.50: freight", Decimal("12.5")), ("少 3,000", None), ("運費差 300", None),
])
def test_by_how_much_they_differ(remark: str, gap: Decimal | None) -> None:
    assert gap_in(remark) == gap
