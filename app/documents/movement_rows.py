"""The rows of a statement: which document, its items, and the sentence where it has none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.documents.contents import ItemLine, Movement, MovementKind, StatementContent
from app.documents.paper_dates import PaperDates
from app.documents.shared_nodes import ColumnKey
from app.documents.statement_nodes import ItemRow, MovementRow
from app.domain.money import format_money
from app.i18n import Translator


def percent(fraction: Decimal) -> str:
    """``5%``, ``12.5%``: no zeros at the end."""
    return f"{(fraction * 100).normalize():f}%"


def movement_rows(
    content: StatementContent, t: Translator, dates: PaperDates, usual: ColumnKey
) -> tuple[MovementRow, ...]:
    """``usual``: the column of item amounts where a document's own figures do not tell."""
    rows = (
        _row(position, movement, content, t, dates)
        for position, movement in enumerate(content.movements, 1)
    )
    return tuple(replace(row, item_column=_item_column(row, usual)) for row in rows)


def _item_column(row: MovementRow, usual: ColumnKey) -> ColumnKey:
    """A paper keeps the tax mode it was posted with, so a period may hold both kinds."""
    items = sum((item.amount for item in row.items), Decimal(0))
    if row.untaxed is None:
        return ColumnKey.TOTAL
    if row.tax and items == row.total:
        return ColumnKey.TOTAL
    if row.tax and items == row.untaxed:
        return ColumnKey.UNTAXED
    return usual


def _row(
    position: int, movement: Movement, content: StatementContent, t: Translator, dates: PaperDates
) -> MovementRow:
    return MovementRow(
        position=position, kind=movement.kind, word=t(f"papers.kind.{movement.kind}"),
        date=movement.date, day=dates.day(movement.date), number=movement.number,
        total=movement.total, untaxed=movement.untaxed, tax=movement.tax,
        customer_po=movement.customer_po, invoice_no=movement.invoice_no,
        items=item_rows(movement, t), sentence=_sentence(movement, content, t, dates),
    )


def item_rows(movement: Movement, t: Translator) -> tuple[ItemRow, ...]:
    """The items, then the freight as one more."""
    rows = [_item(item, t) for item in movement.items]
    if movement.freight:
        rows.append(ItemRow(t("papers.freight"), "", None, "", None, movement.freight))
    return tuple(rows)


def _item(item: ItemLine, t: Translator) -> ItemRow:
    remark = t("papers.discount", percent=percent(item.discount)) if item.discount else ""
    return ItemRow(
        item.name, item.spec, item.quantity, item.unit, item.unit_price, item.amount, remark
    )


def _sentence(
    movement: Movement, content: StatementContent, t: Translator, dates: PaperDates
) -> str:
    if movement.kind in (MovementKind.RECEIPT, MovementKind.BOUNCE):
        return _money_sentence(movement, content.currency, t, dates)
    if movement.kind is MovementKind.TAX:
        mode = "included" if content.tax_mode == "included" else "excluded"
        if content.tax_rate is None:
            return t(f"papers.tax_row.{mode}")
        return t(f"papers.tax_row.{mode}_rate", rate=percent(content.tax_rate))
    if movement.kind is MovementKind.CORRECTION:
        return movement.reason or t("papers.correction")
    if movement.items:
        return movement.reason
    return movement.reason or t(f"papers.kind.{movement.kind}")


def _money_sentence(movement: Movement, currency: str, t: Translator, dates: PaperDates) -> str:
    how = _how(movement, t, dates)
    if movement.kind is MovementKind.BOUNCE:
        return t("papers.bounce", method=how)
    fee, discount = bool(movement.bank_fee), bool(movement.discount)
    case = {(0, 0): "none", (1, 0): "fee", (0, 1): "discount", (1, 1): "both"}[fee, discount]
    return t(
        f"papers.receipt.{case}",
        method=how, amount=format_money(movement.amount, currency),
        fee=format_money(movement.bank_fee, currency),
        discount=format_money(movement.discount, currency),
    )


def _how(movement: Movement, t: Translator, dates: PaperDates) -> str:
    method = t(f"papers.method.{movement.method or 'remit'}")
    number, day = movement.cheque_no, movement.cheque_date
    if number and day is not None:
        return t("papers.cheque.both", method=method, number=number, date=dates.full(day))
    if day is not None:
        return t("papers.cheque.date", method=method, date=dates.full(day))
    if number:
        return t("papers.cheque.number", method=method, number=number)
    return method
