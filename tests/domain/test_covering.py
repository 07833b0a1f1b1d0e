"""What a receipt would pay, shown while it is typed."""

from __future__ import annotations

from decimal import Decimal

from app.domain.applies_to import parse_applies_to
from app.domain.covering import covered, exactly_one

OWED = [("", Decimal(100)), ("DN1", Decimal(200)), ("DN2", Decimal(300))]


def paid(money: int, named: str = "", *, keep: bool = False) -> tuple[list[int], int]:
    shares, left = covered(OWED, Decimal(money), parse_applies_to(named), keep=keep)
    return [int(share) for share in shares], int(left)


def test_money_without_a_name_pays_the_oldest() -> None:
    assert paid(250) == ([100, 150, 0], 0)
    assert paid(700) == ([100, 200, 300], 100)


def test_what_is_named_is_paid_first_and_at_most_to_its_limit() -> None:
    assert paid(300, "DN2") == ([0, 0, 300], 0)
    assert paid(350, "DN2=100;DN1") == ([50, 200, 100], 0)
    assert paid(50, "DN9") == ([50, 0, 0], 0)


def test_what_is_kept_pays_nothing_more() -> None:
    assert paid(400, "DN2", keep=True) == ([0, 0, 300], 100)


def test_a_sum_that_pays_one_paper_whole_names_it() -> None:
    assert exactly_one(OWED, Decimal(300)) == "DN2"
    assert exactly_one(OWED, Decimal(100)) == ""
    assert exactly_one(OWED, Decimal(250)) == ""
    assert exactly_one([("DN1", Decimal(5)), ("A", Decimal(9)), ("B", Decimal(9))],
                       Decimal(9)) == ""
