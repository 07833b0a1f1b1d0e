"""From a raw cell to the value that its column holds, or to what was expected instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from app.documents.firm_sheets import Column, Kind
from app.domain.amounts_typed import parse_number
from app.domain.applies_to import parse_applies_to
from app.domain.dates import parse_date
from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.domain.months import Month
from app.domain.rates import parse_rate, rate_of
from app.readers.cell_dates import whole_second, written_month, written_time
from app.readers.cell_text import clean, number_text
from app.readers.sheet_scan import UnreadCell
from app.readers.single_precision import single_meant

Value = str | Decimal | date | datetime | Month | int | bool | None

ERROR_VALUES = frozenset({
    "#REF!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA", "#SPILL!",
    "#CALC!", "#FIELD!", "#BLOCKED!",
})
FIRST_YEAR, LAST_YEAR = 1900, 2199
MAX_MONEY = Decimal(10) ** 12
MAX_QUANTITY = Decimal(10) ** 9
MAX_PRICE = Decimal(10) ** 9
_PLACES = {Kind.QUANTITY: 4, Kind.PRICE: 6}
_MAXIMA = {Kind.QUANTITY: MAX_QUANTITY, Kind.PRICE: MAX_PRICE, Kind.LIST_PRICE: MAX_PRICE}
_SIX_PLACES = Decimal("0.000001")
_YES = frozenset({"yes", "true", "1", "是", "y"})
_NO = frozenset({"no", "false", "0", "否", "n"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value is refused: a message of the catalogue ``errors`` and what fills its places."""

    message_id: str
    params: Mapping[str, object] = field(default_factory=dict)


class BadValue(Exception):
    """Raised by a reader below; ``fault`` says what was expected."""

    def __init__(self, message_id: str, **params: object) -> None:
        super().__init__(message_id)
        self.fault = Fault(f"errors.{message_id}", params)


def cell_reader(
    column: Column, choices: Mapping[str, str], *, single: bool = False
) -> Callable[[object], Value]:
    """The function for one column. ``choices``: folded word → code, in every language.
    ``single``: its numbers went through single precision, and are what was meant.

    It is given no empty cell, and raises BadValue.
    """
    kind = column.kind

    def read(raw: object) -> Value:
        if isinstance(raw, UnreadCell):
            raise BadValue("cell_error_value" if raw.is_error else "cell_formula")
        if isinstance(raw, str) and raw.strip() in ERROR_VALUES:
            raise BadValue("cell_error_value")
        if kind in _BY_KIND:
            return _BY_KIND[kind](raw)
        if kind is Kind.INTEGER:
            return _integer(raw, column.low, column.high)
        if kind in (Kind.CHOICE, Kind.OPEN_CHOICE):
            return _choice(raw, column, choices)
        return _amount(raw, kind, single=single)

    return read


def _as_text(raw: object) -> str:
    if isinstance(raw, float):
        return number_text(raw)
    if isinstance(raw, datetime):
        return str(whole_second(raw))
    return str(raw)


def _text(raw: object) -> str:
    return clean(_as_text(raw))


def _long_text(raw: object) -> str:
    return clean(_as_text(raw), lines=True)


def _date(raw: object) -> date:
    if isinstance(raw, datetime):
        return _within_years(raw.date(), "cell_date")
    if isinstance(raw, date):
        return _within_years(raw, "cell_date")
    try:
        return parse_date(_as_text(raw))
    except DomainError:
        raise BadValue("cell_date") from None


def _time(raw: object) -> datetime:
    if isinstance(raw, datetime):
        _within_years(raw.date(), "cell_time")
        return whole_second(raw)
    if isinstance(raw, date):
        day = _within_years(raw, "cell_time")
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the firm's local time
    try:
        return written_time(_as_text(raw))
    except DomainError:
        raise BadValue("cell_time") from None


def _month(raw: object) -> Month:
    if isinstance(raw, date):
        return Month.of(_within_years(raw, "cell_month"))
    try:
        return written_month(_as_text(raw))
    except DomainError:
        raise BadValue("cell_month") from None


def _within_years(day: date, message: str) -> date:
    """Nothing of a firm is dated outside; what is, was mistyped, and would leave the calendar."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadValue(message)
    return day


def _yes_no(raw: object) -> bool:
    word = fold(_as_text(raw))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadValue("cell_yes_no")


def _currency(raw: object) -> str:
    code = _text(raw).upper()
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise BadValue("cell_currency")
    return code


def _applies_to(raw: object) -> str:
    text = _text(raw)
    try:
        parse_applies_to(text)
    except DomainError:
        raise BadValue("cell_applies_to") from None
    return text


def _choice(raw: object, column: Column, choices: Mapping[str, str]) -> str:
    text = _text(raw)
    code = choices.get(fold(text))
    if code is not None:
        return code
    if column.kind is Kind.OPEN_CHOICE:
        return text
    raise BadValue("cell_choice", choices=", ".join(column.choices or ()))


def _integer(raw: object, low: int, high: int) -> int:
    number = number_in(raw)
    if number is None or number != number.to_integral_value() or not low <= number <= high:
        raise BadValue("cell_whole_number", low=low, high=high)
    return int(number)


def _rate(raw: object) -> Decimal:
    """1 and more is per cent: ``5``, ``5%`` and ``0.05`` are one; ``0.5%`` is half a per cent."""
    try:
        if isinstance(raw, float):
            rate = rate_of(float_number(raw))
        else:
            rate = parse_rate(half_width(_as_text(raw)))
    except DomainError as refused:
        if refused.message_id == "errors.rate_places":
            raise BadValue("cell_rate_places", **refused.params) from None
        raise BadValue("cell_rate") from None
    if rate > 1:
        raise BadValue("cell_rate")
    return rate


def _amount(raw: object, kind: Kind, *, single: bool) -> Decimal:
    number = number_in(raw)
    if number is None:
        raise BadValue("cell_number")
    if single and isinstance(raw, float):
        number = single_meant(number)
    if number < 0 and kind is not Kind.BALANCE:
        raise BadValue("cell_not_negative")
    if abs(number) >= _MAXIMA.get(kind, MAX_MONEY):
        raise BadValue("cell_too_large", limit=f"{_MAXIMA.get(kind, MAX_MONEY):,}")
    return _within(number, kind)


def _within(number: Decimal, kind: Kind) -> Decimal:
    if kind is Kind.LIST_PRICE:
        return number.quantize(_SIX_PLACES, "ROUND_HALF_UP")
    places = _PLACES.get(kind)
    exponent = number.normalize().as_tuple().exponent if places is not None else 0
    if places is not None and isinstance(exponent, int) and -exponent > places:
        raise BadValue("cell_places", places=places)
    return number


def number_in(raw: object) -> Decimal | None:
    """``1,234.50``, full-width digits, ``NT$`` and ``¥`` in front; None where it is no number."""
    try:
        if isinstance(raw, float):
            return float_number(raw)
        return parse_number(str(raw))
    except DomainError:
        return None


def float_number(value: float) -> Decimal:
    """The 15 digits that Excel shows of it: 9.8 may be stored as 9.800000000000001."""
    return Decimal(f"{value:.15g}")


def fold(text: str) -> str:
    """How headings, choices and yes/no are compared: width, case, spaces, ``_`` do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter in "+#%&/()")


_BY_KIND: dict[Kind, Callable[[object], Value]] = {
    Kind.TEXT: _text,
    Kind.CODE: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.MONTH: _month,
    Kind.YES_NO: _yes_no,
    Kind.CURRENCY: _currency,
    Kind.APPLIES_TO: _applies_to,
    Kind.RATE: _rate,
}
