"""Nodes that every kind of paper has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnKey(StrEnum):
    """Columns of both tables; a paper has those it needs."""

    POSITION = "position"
    DATE = "date"
    KIND = "kind"
    NUMBER = "number"
    CUSTOMER_PO = "customer_po"
    INVOICE_NO = "invoice_no"
    ITEM = "item"
    QUANTITY = "quantity"
    UNIT = "unit"
    UNIT_PRICE = "unit_price"
    UNTAXED = "untaxed"
    TAX = "tax"
    TOTAL = "total"
    DIFFERENCE = "difference"
    ITEM_NO = "item_no"
    CUSTOMER_ITEM_NO = "customer_item_no"
    LOT = "lot"
    AMOUNT = "amount"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    OUTSTANDING = "outstanding"
    RECEIVED = "received"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Column:
    key: ColumnKey
    label: str
    second: str = ""
    """A second line of the head, e.g. who fills the column in."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who sends the paper. Pieces of a line stand a gap apart and may wrap between pieces."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    logo: bytes = b""
    """A PNG; empty: none."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    """Head of every page but the first."""

    name: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperTitle:
    text: str
    lead: str
    """Beside the title: the month or the name of the copy; may be empty."""
    number: str
    """The number, or the word for a draft."""
    mark: str = ""
    """DRAFT or VOID in the paper's language; empty for a paper that counts."""


@dataclass(frozen=True, slots=True)
class Party:
    """``label`` is empty where the place alone says who it is."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    label: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class FactPairs:
    pairs: tuple[tuple[str, str], ...]
    short: tuple[tuple[str, str], ...] = ()
    """The same facts in fewer words, for a half sheet; empty where there is no such size."""


@dataclass(frozen=True, slots=True)
class SealBox:
    caption: str


@dataclass(frozen=True, slots=True)
class PageFooter:
    """``page_words`` has the places {page} and {pages}; the writer knows the numbers."""

    number: str
    page_words: str
    note: str
    note_after_first: str
    """On following pages, where the block to sign is not."""

    def page(self, page: int, pages: int) -> str:
        return self.page_words.format(page=page, pages=pages)
