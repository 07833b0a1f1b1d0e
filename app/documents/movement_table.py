"""The middle of a statement: which columns it needs, and its opening row."""

from __future__ import annotations

from app.documents.contents import StatementContent
from app.documents.movement_rows import movement_rows
from app.documents.paper_dates import PaperDates
from app.documents.shared_nodes import Column, ColumnKey
from app.documents.statement_nodes import MovementTable, OpeningRow
from app.i18n import Translator

_ALWAYS = (
    ColumnKey.POSITION, ColumnKey.DATE, ColumnKey.KIND, ColumnKey.NUMBER, ColumnKey.CUSTOMER_PO,
    ColumnKey.ITEM, ColumnKey.QUANTITY, ColumnKey.UNIT, ColumnKey.UNIT_PRICE,
)


def shows_tax(content: StatementContent) -> bool:
    """Unused tax columns vanish; one document with tax, a correction too, brings them back."""
    return bool(content.tax) or any(movement.tax for movement in content.movements)


def _keys(content: StatementContent) -> list[ColumnKey]:
    keys = list(_ALWAYS)
    if shows_tax(content):
        if any(movement.untaxed is not None for movement in content.movements):
            keys.append(ColumnKey.UNTAXED)
        keys.append(ColumnKey.TAX)
    return [*keys, ColumnKey.TOTAL, ColumnKey.INVOICE_NO, ColumnKey.DIFFERENCE]


def _column(key: ColumnKey, content: StatementContent, t: Translator) -> Column:
    name, second = str(key), ""
    if key is ColumnKey.DIFFERENCE:
        second = t("papers.column.difference_second")
    elif key is ColumnKey.UNIT_PRICE and content.tax_mode == "included":
        name = "unit_price_included"
    elif key is ColumnKey.TOTAL and not shows_tax(content):
        name = "total_untaxed"
    elif key is ColumnKey.TOTAL and content.invoicing == "monthly":
        name = "total_monthly"
    return Column(key, t(f"papers.column.{name}"), second)


def _opening(content: StatementContent, t: Translator, dates: PaperDates) -> OpeningRow:
    remark = ""
    if content.previous_number:
        month = content.month.previous().month
        remark = t(
            "papers.opening.previous",
            month=month, month_name=dates.month_name(month), number=content.previous_number,
        )
    return OpeningRow(t("papers.opening.label"), remark, content.opening)


def movement_table(content: StatementContent, t: Translator, dates: PaperDates) -> MovementTable:
    keys = _keys(content)
    untaxed_items = ColumnKey.UNTAXED in keys and content.tax_mode != "included"
    usual = ColumnKey.UNTAXED if untaxed_items else ColumnKey.TOTAL
    return MovementTable(
        columns=tuple(_column(key, content, t) for key in keys),
        opening=_opening(content, t, dates),
        rows=movement_rows(content, t, dates, usual),
        item_column=usual,
        carried_to=t("papers.carried_to"), carried_from=t("papers.carried_from"),
        continued=t("papers.continued"),
    )
