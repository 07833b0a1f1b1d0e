from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.applies_to import parse_applies_to
from app.domain.errors import DomainError
from app.domain.ledger import Applied


def test_numbers_are_read_in_the_order_written_with_or_without_an_amount() -> None:
    assert parse_applies_to(" DN2 ; DN1=1,500.50；DN3＝7;; ") == (
        Applied("DN2"), Applied("DN1", Decimal("1500.50")), Applied("DN3", Decimal(7)),
    )  # fmt: skip
    assert parse_applies_to("") == ()


@pytest.mark.parametrize("text", ["DN1=", "DN1=x", "DN1=-5", "DN1=NaN", "DN1=1=2"])
def test_an_amount_must_be_a_number_not_below_zero(text: str) -> None:
    with pytest.raises(DomainError, match="applies_to"):
        parse_applies_to(text)
