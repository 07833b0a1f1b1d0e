"""Statements of forty lines, as a month end makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.documents.contents import ItemLine, Movement, MovementKind, StatementContent
from tests.writers.xlsx_samples import statement

LINES = 40
NAMES = ("三層瓦楞箱", "五層瓦楞箱", "透明封箱膠帶", "氣泡布", "蛋糕盒", "鳳梨酥禮盒", "緩衝材")


def forty_lines() -> StatementContent:
    """Thirteen deliveries of three items and a receipt."""
    movements = [_delivery(number) for number in range(13)]
    untaxed = sum((movement.untaxed or Decimal(0) for movement in movements), Decimal(0))
    tax = sum((movement.tax or Decimal(0) for movement in movements), Decimal(0))
    receipt = Movement(
        MovementKind.RECEIPT, date(2026, 11, 28), "RC20261128001", Decimal(-186900),
        method="remit", amount=Decimal(186870), bank_fee=Decimal(30),
    )  # fmt: skip
    closing = Decimal(186900) + untaxed + tax - Decimal(186900)
    return replace(
        statement(), movements=(*movements, receipt), sales=untaxed, credits=Decimal(0), tax=tax,
        received=Decimal(186900), closing=closing,
        ageing=replace(statement().ageing, not_due=closing, d1_30=Decimal(0)),
    )  # fmt: skip


def _delivery(number: int) -> Movement:
    items = tuple(
        ItemLine(
            NAMES[(number + place) % len(NAMES)], f"{300 + number * 10}×{200 + place}×180 mm",
            Decimal(100 * (place + 1)), "個", Decimal("28.5") + number,
            amount=(Decimal(100 * (place + 1)) * (Decimal("28.5") + number)).quantize(Decimal(1)),
        )
        for place in range(3)
    )  # fmt: skip
    untaxed = sum((item.amount for item in items), Decimal(0))
    tax = (untaxed / 20).quantize(Decimal(1))
    day = date(2026, 11, 1) + timedelta(number * 2)
    return Movement(
        MovementKind.DELIVERY, day, f"DN{day:%Y%m%d}{number:03}", untaxed + tax, untaxed, tax,
        f"CF-115-{number:04}", f"ZK-{30158802 + number}", items,
    )  # fmt: skip
