"""Text to value and back, for each kind of field of one line."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.amounts_typed import parse_amount
from app.domain.clock_times import parse_clock_time
from app.domain.dates import parse_typed_date
from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.domain.money import places, round_money
from app.domain.months import Month
from app.gui.forms.field_spec import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.gui.words import Words

RIGHT = frozenset({
    FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.PRICE, FieldKind.PERCENT, FieldKind.INTEGER,
})
_QUANTITY, _PRICE, _RATE = Decimal("0.0001"), Decimal("0.000001"), Decimal("0.000001")
_MONTH = re.compile(r"([0-9]{3,4})\s*[-/.年]?\s*([0-9]{1,2})\s*月?")
_MONTH_ALONE = re.compile(r"([0-9]{1,2})\s*月?")
_MONTHS_AWAY = re.compile(r"[+][0-9]{1,2}")
_ROC_OFFSET = 1911
_LAST_MONTH = 12


def reader(
    kind: FieldKind, today: Callable[[], date], currency: Callable[[], str]
) -> Callable[[str], Any]:
    """What the text says; raises DomainError with a sentence for the field."""
    readers: dict[FieldKind, Callable[[str], Any]] = {
        FieldKind.TEXT: str,
        FieldKind.DATE: lambda text: parse_typed_date(text, today()),
        FieldKind.TIME: parse_clock_time,
        FieldKind.MONTH: lambda text: _month(text, Month.of(today())),
        FieldKind.AMOUNT: lambda text: round_money(parse_amount(text), currency()),
        FieldKind.QUANTITY: lambda text: parse_amount(text).quantize(_QUANTITY),
        FieldKind.PRICE: lambda text: parse_amount(text).quantize(_PRICE),
        FieldKind.PERCENT: _percent,
        FieldKind.INTEGER: _integer,
    }
    return readers[kind]


def shower(kind: FieldKind, words: Words, currency: Callable[[], str]) -> Callable[[Any], str]:
    showers: dict[FieldKind, Callable[[Any], str]] = {
        FieldKind.TEXT: str,
        FieldKind.DATE: lambda day: f"{day:%Y/%m/%d}",
        FieldKind.TIME: lambda time: f"{time:%H:%M}",
        FieldKind.MONTH: str,
        FieldKind.AMOUNT: lambda value: f"{value:,.{places(currency())}f}",
        FieldKind.QUANTITY: plain_number,
        FieldKind.PRICE: words.price,
        FieldKind.PERCENT: lambda rate: f"{plain_number(rate * 100)}%",
        FieldKind.INTEGER: str,
    }
    return showers[kind]


def plain_number(value: Decimal) -> str:
    """As few places as it has; zero is 0."""
    return f"{value.normalize() + 0:,f}"


def _percent(text: str) -> Decimal:
    bare = half_width(text).strip().removesuffix("%").strip()
    try:
        return (parse_amount(bare) / 100).quantize(_RATE)
    except DomainError:
        raise DomainError("forms.percent_unreadable", text=text) from None


def _integer(text: str) -> int:
    try:
        value = parse_amount(text)
    except DomainError:
        raise DomainError("forms.integer_unreadable", text=text) from None
    if value != value.to_integral_value():
        raise DomainError("forms.integer_unreadable", text=text)
    return int(value)


def _month(text: str, now: Month) -> Month:
    """``12`` is the next December, this month included; ``+1``, ``2026-12``, ``202612``,
    ``115/12``."""
    plain = half_width(text).strip()
    if _MONTHS_AWAY.fullmatch(plain):
        return now.plus(int(plain))
    if found := _MONTH_ALONE.fullmatch(plain):
        number = int(found[1])
        year = now.year if number >= now.month else now.year + 1
    elif found := _MONTH.fullmatch(plain):
        year, number = int(found[1]), int(found[2])
        year += _ROC_OFFSET if len(found[1]) == 3 else 0
    else:
        raise DomainError("forms.month_unreadable", text=text)
    if not 1 <= number <= _LAST_MONTH:
        raise DomainError("forms.month_unreadable", text=text)
    return Month(year, number)
