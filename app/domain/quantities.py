"""Quantities of an order line: what may be delivered, and what is still to come (domain §8.4)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from app.domain.money import EXACT, ONE, ZERO


def tolerance_bounds(quantity: Decimal, under: Decimal, over: Decimal) -> tuple[Decimal, Decimal]:
    """(least, most) that count as the whole order; ``under`` and ``over`` are fractions.

    Both are rounded inwards to the places the quantity itself was ordered in: 333 ± 5 % is
    317–349, and 12.5 kg ± 5 % is 11.9–13.1.
    """
    exponent = quantity.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    least = EXACT.multiply(quantity, ONE - under).quantize(step, ROUND_CEILING, EXACT)
    most = EXACT.multiply(quantity, ONE + over).quantize(step, ROUND_FLOOR, EXACT)
    return max(least, ZERO), most


def outstanding(ordered: Decimal, delivered: Decimal, cancelled: Decimal = ZERO) -> Decimal:
    """What is still to be delivered, never below zero. ``delivered`` is less what came back to
    be replaced; other returns do not open the order again."""
    return max(ordered - cancelled - delivered, ZERO)
