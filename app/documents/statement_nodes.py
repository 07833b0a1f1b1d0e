"""Nodes of a statement of account, between its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.documents.contents import MovementKind
from app.documents.shared_nodes import Column, ColumnKey


@dataclass(frozen=True, slots=True)
class StripTerm:
    label: str
    amount: Decimal
    sign: str = ""
    """What stands before it: empty for the first, else ``+`` or ``−``; amounts may be negative."""


@dataclass(frozen=True, slots=True)
class BalanceStrip:
    """The answer first: the terms add up, with their signs, to ``balance``."""

    terms: tuple[StripTerm, ...]
    label: str
    balance: Decimal
    in_words: str
    """Amount in capitals, or English words."""
    due_label: str
    due: str
    """A finished date or sentence; empty where each delivery has its own."""


@dataclass(frozen=True, slots=True)
class OpeningRow:
    label: str
    remark: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ItemRow:
    name: str
    spec: str
    quantity: Decimal | None
    unit: str
    unit_price: Decimal | None
    amount: Decimal
    """In the price's own terms; stands in ``MovementTable.item_column``."""
    remark: str = ""
    """A finished sentence such as a discount."""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.name, self.spec, self.remark) if part)


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One document. ``sentence`` stands where a document has no items (money, corrections)."""

    position: int
    kind: MovementKind
    word: str
    date: date
    day: str
    """The date as the paper writes it."""
    number: str
    total: Decimal
    untaxed: Decimal | None = None
    tax: Decimal | None = None
    customer_po: str = ""
    invoice_no: str = ""
    items: tuple[ItemRow, ...] = ()
    sentence: str = ""
    item_column: ColumnKey = ColumnKey.TOTAL
    """Where the amounts of this document's items stand: UNTAXED or TOTAL (prices hold the tax,
    or there is none). The document's other figures stand once, on its last item."""

    def figures_of(self, column: ColumnKey) -> tuple[Decimal | None, ...]:
        """One figure a line of the document in that column, so that the column adds up."""
        lines = max(len(self.items), 1)
        if self.items and column is self.item_column:
            return tuple(item.amount for item in self.items)
        whole = {
            ColumnKey.UNTAXED: self.untaxed, ColumnKey.TAX: self.tax, ColumnKey.TOTAL: self.total,
        }[column]
        return (*(None for _ in range(lines - 1)), whole)


@dataclass(frozen=True, slots=True)
class MovementTable:
    """``item_column``: what most rows have; each row says its own."""

    columns: tuple[Column, ...]
    opening: OpeningRow
    rows: tuple[MovementRow, ...]
    item_column: ColumnKey
    carried_to: str
    carried_from: str
    continued: str = ""
    """Beside the number of a document that no page can hold whole."""

    def has(self, key: ColumnKey) -> bool:
        return any(column.key == key for column in self.columns)


@dataclass(frozen=True, slots=True)
class SumRow:
    label: str
    total: Decimal
    untaxed: Decimal | None = None
    tax: Decimal | None = None
    final: bool = False
    """The closing balance: bold over a double rule."""


@dataclass(frozen=True, slots=True)
class Sums:
    rows: tuple[SumRow, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    lines: tuple[str, ...]
    account: str


@dataclass(frozen=True, slots=True)
class Ageing:
    label: str
    buckets: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class ChequeMemo:
    """Cheques received and not yet due: they lowered the balance already."""

    label: str
    amount: Decimal
    detail: str


@dataclass(frozen=True, slots=True)
class ConfirmationBlock:
    """The customer's answer. Tick boxes and write-in lines carry only their labels."""

    heading: str
    return_by: str
    agreed: str
    disagreed: str
    currency_mark: str
    reason: str
    pay_on: str
    date_parts: tuple[str, ...]
    """Year, month, day between blanks; empty: one long blank."""
    methods: tuple[str, ...]
    signer: str
    position: str
    signed_on: str
    return_fax: str
    """Finished: "Fax 04-2355-1188"; empty where we have none."""
    fax_shown: str
