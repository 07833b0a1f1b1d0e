"""The placeholders that a firm's own Excel form may hold: the one table of their names.

``{{firm.…}} {{customer.…}} {{statement.…}} {{note.…}}`` stand anywhere on a sheet, in its header
or its footer; ``{{line.…}}`` in one row of a sheet, which is repeated for each line of the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.documents.contents import NoteContent, StatementContent
from app.documents.nodes import ColumnKey
from app.documents.payment_terms import term_words
from app.documents.words_of_money import amount_in_words
from app.i18n import Translator
from app.writers.xlsx.statement_flat import FlatRow

Value = str | int | Decimal | date | None


class TemplateKind(StrEnum):
    STATEMENT = "statement"
    NOTE = "note"


class Shown(StrEnum):
    """How a value is shown where the form's own cell format does not say."""

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    QUANTITY = "quantity"
    PRICE = "price"
    PERCENT = "percent"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Placeholder:
    shown: Shown
    value: Callable[[Any, Translator], Value]


def _plain(shown: Shown, path: str) -> Placeholder:
    """The value at a dotted path of attributes."""
    names = path.split(".")

    def value(facts: Any, _: Translator) -> Any:
        for name in names:
            facts = getattr(facts, name)
        return facts

    return Placeholder(shown, value)


def _plains(prefix: str, path: str, shown: Shown, names: str) -> dict[str, Placeholder]:
    start = f"{path}." if path else ""
    return {f"{prefix}.{name}": _plain(shown, f"{start}{name}") for name in names.split()}


FIRM = "name name_en tax_id address phone fax email bank_account"
CUSTOMER = "code name short_name tax_id address contact contact_title phone fax"


def _number(content: StatementContent, t: Translator) -> str:
    return content.number or t("papers.mark.draft")


def _statement_capitals(content: StatementContent, _: Translator) -> str:
    return amount_in_words(content.closing, content.currency, content.capitals)


def _note_capitals(content: NoteContent, _: Translator) -> str:
    if content.gross is None:
        return ""
    return amount_in_words(content.gross, content.currency, content.capitals)


def _joined(path: str) -> Placeholder:
    return Placeholder(Shown.TEXT, lambda content, _: ", ".join(getattr(content, path)))


STATEMENT: Mapping[str, Placeholder] = {
    **_plains("firm", "firm", Shown.TEXT, FIRM),
    **_plains("customer", "customer", Shown.TEXT, CUSTOMER),
    "statement.number": Placeholder(Shown.TEXT, _number),
    "statement.month": Placeholder(Shown.TEXT, lambda content, _: str(content.month)),
    **_plains("statement", "", Shown.TEXT, "currency clerk supersedes previous_number"),
    **_plains("statement", "", Shown.DATE, "period_from period_to issued_on return_by due_date"),
    **_plains(
        "statement", "", Shown.MONEY,
        "opening sales credits tax received bounced closing cheques_not_due",
    ),
    **_plains(
        "statement", "ageing", Shown.MONEY, "not_due d1_30 d31_60 d61_90 over_90 unapplied"
    ),
    "statement.net": Placeholder(Shown.MONEY, lambda content, _: content.sales - content.credits),
    "statement.charges": Placeholder(
        Shown.MONEY, lambda content, _: content.sales - content.credits + content.tax
    ),
    "statement.terms": Placeholder(Shown.TEXT, lambda content, t: term_words(content.terms, t)),
    "statement.capitals": Placeholder(Shown.TEXT, _statement_capitals),
}  # fmt: skip

NOTE: Mapping[str, Placeholder] = {
    **_plains("firm", "sender", Shown.TEXT, FIRM),
    **_plains("customer", "customer", Shown.TEXT, CUSTOMER),
    **_plains("note", "", Shown.TEXT, "number ship_to carrier tracking_no clerk remark"),
    **_plains("note", "", Shown.DATE, "date expected_on"),
    **_plains("note", "", Shown.COUNT, "batch batches"),
    **_plains("note", "", Shown.MONEY, "freight net tax gross"),
    **_plains("note", "", Shown.PERCENT, "tax_rate"),
    "note.order_numbers": _joined("order_numbers"),
    "note.customer_pos": _joined("customer_pos"),
    "note.count": Placeholder(Shown.COUNT, lambda content, _: len(content.lines)),
    "note.currency": Placeholder(
        Shown.TEXT, lambda content, _: content.currency if content.priced else ""
    ),
    "note.capitals": Placeholder(Shown.TEXT, _note_capitals),
}


def _figure(key: ColumnKey) -> Placeholder:
    return Placeholder(Shown.MONEY, lambda row, _: row.figures.get(key))


def _line_name(row: FlatRow, _: Translator) -> str:
    return row.item.name if row.item else row.document.sentence


def _of_item(name: str, shown: Shown) -> Placeholder:
    return Placeholder(shown, lambda row, _: getattr(row.item, name) if row.item else None)


STATEMENT_LINE: Mapping[str, Placeholder] = {
    "line.position": _plain(Shown.COUNT, "document.position"),
    "line.date": _plain(Shown.DATE, "document.date"),
    "line.kind": _plain(Shown.TEXT, "document.word"),
    **_plains("line", "document", Shown.TEXT, "number customer_po invoice_no"),
    "line.name": Placeholder(Shown.TEXT, _line_name),
    "line.spec": _of_item("spec", Shown.TEXT),
    "line.quantity": _of_item("quantity", Shown.QUANTITY),
    "line.unit": _of_item("unit", Shown.TEXT),
    "line.unit_price": _of_item("unit_price", Shown.PRICE),
    "line.untaxed": _figure(ColumnKey.UNTAXED),
    "line.tax": _figure(ColumnKey.TAX),
    "line.total": _figure(ColumnKey.TOTAL),
}

NOTE_LINE: Mapping[str, Placeholder] = {
    "line.position": _plain(Shown.COUNT, "position"),
    **_plains("line", "", Shown.TEXT, "name spec item_no customer_item_no lot unit remark"),
    **_plains("line", "", Shown.QUANTITY, "quantity ordered delivered outstanding"),
    **_plains("line", "", Shown.PRICE, "unit_price"),
    **_plains("line", "", Shown.MONEY, "amount"),
}

NAMES: Mapping[TemplateKind, Mapping[str, Placeholder]] = {
    TemplateKind.STATEMENT: {**STATEMENT, **STATEMENT_LINE},
    TemplateKind.NOTE: {**NOTE, **NOTE_LINE},
}
