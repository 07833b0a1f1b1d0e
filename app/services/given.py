"""What a person gave for the fields of a record, held to the same bounds as a workbook's cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.db.entities import entity_of
from app.db.models import Record
from app.documents.firm_sheets import SHEETS, Column, Kind
from app.domain.applies_to import parse_applies_to
from app.domain.errors import DomainError
from app.domain.half_width import half_width
from app.readers.cell_text import clean
from app.readers.cells import FIRST_YEAR, LAST_YEAR, MAX_MONEY, MAX_PRICE, MAX_QUANTITY

_PLACES = {Kind.QUANTITY: 4, Kind.PRICE: 6, Kind.LIST_PRICE: 6, Kind.RATE: 6}
_BELOW = {Kind.QUANTITY: MAX_QUANTITY, Kind.PRICE: MAX_PRICE, Kind.LIST_PRICE: MAX_PRICE}
_NUMBERS = (
    Kind.MONEY, Kind.BALANCE, Kind.QUANTITY, Kind.PRICE, Kind.LIST_PRICE, Kind.RATE,
)
_CODE_LETTERS = 3
_DIALLED = frozenset({"phone", "fax", "mobile", "fax_no_shown"})


class FieldRefused(DomainError):
    """One field cannot be stored as given. ``sheet`` and ``field`` name it as a firm's workbook
    does; ``row`` is the place of a line in its command, 1 the first, 0 the head."""

    def __init__(
        self, message_id: str, sheet: str, field: str, *, row: int = 0, **params: object
    ) -> None:
        super().__init__(message_id, field=field, **params)
        self.sheet = sheet
        self.field = field
        self.row = row


def checked(
    model: type[Record], sheet: str, given: Mapping[str, Any], *, row: int = 0
) -> dict[str, Any]:
    """``given`` as it is to be stored: text cleaned, an empty value as the column's default.

    Names that the sheet does not have (ids of other records) pass as they are.
    FieldRefused ``errors.value_…`` for the first field that cannot be stored.
    """
    columns = {column.name: column for column in SHEETS[sheet].columns}
    found = {}
    try:
        for name, value in given.items():
            column = columns.get(name)
            found[name] = value if column is None else _stored(model, sheet, column, value)
    except FieldRefused as refused:
        refused.row = row
        raise
    return found


def _stored(model: type[Record], sheet: str, column: Column, value: Any) -> Any:
    if isinstance(value, str):
        value = clean(str(value), lines=column.kind is Kind.LONG_TEXT)
        if column.name in _DIALLED:
            value = half_width(value)
    if value is None or value == "":
        if column.required:
            raise FieldRefused("errors.value_required", sheet, column.name)
        return _empty(model, column.name, value)
    message, params = _fault(column, value)
    if message:
        raise FieldRefused(message, sheet, column.name, **params)
    return value.upper() if column.kind is Kind.CURRENCY else value


def _empty(model: type[Record], name: str, value: Any) -> Any:
    """The column's default; a column that posting fills has none, and keeps the emptiness."""
    column = model.__table__.columns.get(name)
    if column is None or (column.default is None and not column.nullable):
        return value
    return entity_of(model).default(name)


def _fault(column: Column, value: Any) -> tuple[str, dict[str, Any]]:
    kind = column.kind
    if kind in _NUMBERS:
        return _number_fault(kind, value)
    if kind in (Kind.DATE, Kind.TIME):
        fine = isinstance(value, date | datetime) and FIRST_YEAR <= value.year <= LAST_YEAR
        return ("", {}) if fine else ("errors.value_date", {})
    if kind is Kind.CHOICE and value not in tuple(column.choices or ()):
        return "errors.value_choice", {"choices": ", ".join(column.choices or ())}
    if kind is Kind.INTEGER and not column.low <= value <= column.high:
        return "errors.value_whole_number", {"low": column.low, "high": column.high}
    if kind is Kind.CURRENCY and not _is_currency(value):
        return "errors.value_currency", {}
    if kind is Kind.APPLIES_TO:
        _check_applies_to(value)
    return "", {}


def _number_fault(kind: Kind, value: Decimal) -> tuple[str, dict[str, Any]]:
    if value < 0 and kind is not Kind.BALANCE:
        return "errors.value_negative", {}
    if kind is Kind.RATE and value > 1:
        return "errors.value_rate", {}
    limit = _BELOW.get(kind, MAX_MONEY)
    if abs(value) >= limit:
        return "errors.value_too_large", {"limit": f"{limit:,}"}
    places = _PLACES.get(kind)
    exponent = Decimal(value).normalize().as_tuple().exponent
    if places is not None and isinstance(exponent, int) and -exponent > places:
        return "errors.value_places", {"places": places}
    return "", {}


def _is_currency(code: str) -> bool:
    return len(code) == _CODE_LETTERS and code.isascii() and code.isalpha()


def _check_applies_to(text: str) -> None:
    """Any name will do, it may be of a paper yet to come; an amount needs one to belong to."""
    parse_applies_to(text)
    for part in text.replace("；", ";").split(";"):
        if part.strip() and not part.replace("＝", "=").partition("=")[0].strip():
            raise DomainError("errors.applies_to", text=part.strip())
