"""A value in a cell of a firm's form: real where it stands alone, said where words surround it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.documents.movement_rows import percent
from app.documents.paper_dates import PaperDates
from app.domain.money import format_money, places
from app.i18n import Translator
from app.writers.template_names import Shown, Value
from app.writers.xlsx.styles import DATES, MONEY
from app.writers.xlsx.text import cell_text


class Words:
    """How values read in the paper's language and currency."""

    def __init__(self, currency: str, t: Translator) -> None:
        self.currency = currency
        self.t = t
        self._dates = PaperDates(t)

    def clean(self, text: str) -> str:
        return cell_text(text)

    def said(self, value: Value, shown: Shown) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return self._dates.full(value)
        if not isinstance(value, Decimal):
            return cell_text(str(value))
        if shown is Shown.MONEY:
            return format_money(value, self.currency)
        return percent(value) if shown is Shown.PERCENT else f"{value.normalize():,f}"

    def number_format(self, shown: Shown) -> str:
        """For a cell whose own format is Excel's general one."""
        return {
            Shown.MONEY: MONEY[places(self.currency)],
            Shown.QUANTITY: "#,##0.####",
            Shown.PRICE: "#,##0.00##",
            Shown.PERCENT: "0.##%",
            Shown.DATE: DATES.get(self.t.language, "yyyy/mm/dd"),
            Shown.COUNT: "0",
            Shown.TEXT: "@",
        }[shown]


def put(cell: Any, value: Value, shown: Shown | None, words: Words) -> None:
    """``shown`` None: ``value`` is finished text. Text never becomes a formula or an error."""
    if value is None or value == "":
        cell.value = None
        return
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
        return
    # openpyxl gives a date's cell a format of its own as soon as it holds one.
    formatted = cell.number_format
    if formatted == "General" and shown is not None:
        formatted = _format(value, shown, words)
    cell.value = value
    cell.number_format = formatted


def _format(value: Value, shown: Shown, words: Words) -> str:
    if shown is Shown.QUANTITY and isinstance(value, Decimal) and value == int(value):
        return "#,##0"
    return words.number_format(shown)
