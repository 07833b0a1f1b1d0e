"""What a paper is made of, without units of length: words in the paper's language, figures exact.

Builders make nodes, writers visit them in order. A figure is a ``Decimal`` or a ``date`` so that
each writer shows it in its own way (a number cell, a right-aligned string); a sentence that holds
figures is a finished string. Every money figure of a paper is in ``Paper.currency``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.documents.note_nodes import (
    BlankBelow,
    CopyLegend,
    NoteRow,
    NoteTable,
    NoteTotals,
    SignOff,
)
from app.documents.shared_nodes import (
    Column,
    ColumnKey,
    FactPairs,
    Letterhead,
    PageFooter,
    PaperTitle,
    Party,
    RunningHead,
    SealBox,
)
from app.documents.statement_nodes import (
    Ageing,
    BalanceStrip,
    Bank,
    ChequeMemo,
    ConfirmationBlock,
    ItemRow,
    MovementRow,
    MovementTable,
    OpeningRow,
    StripTerm,
    SumRow,
    Sums,
)

__all__ = [
    "Ageing",
    "BalanceStrip",
    "Bank",
    "BlankBelow",
    "ChequeMemo",
    "Column",
    "ColumnKey",
    "ConfirmationBlock",
    "CopyLegend",
    "FactPairs",
    "ItemRow",
    "Letterhead",
    "MovementRow",
    "MovementTable",
    "Node",
    "NoteRow",
    "NoteTable",
    "NoteTotals",
    "OpeningRow",
    "PageFooter",
    "Paper",
    "PaperKind",
    "PaperTitle",
    "Party",
    "RunningHead",
    "SealBox",
    "SignOff",
    "StripTerm",
    "SumRow",
    "Sums",
    "visit",
]


class PaperKind(StrEnum):
    STATEMENT = "statement"
    NOTE = "note"


Node = (
    Letterhead
    | RunningHead
    | PaperTitle
    | Party
    | FactPairs
    | BalanceStrip
    | MovementTable
    | Sums
    | Bank
    | Ageing
    | ChequeMemo
    | ConfirmationBlock
    | SealBox
    | NoteTable
    | BlankBelow
    | NoteTotals
    | SignOff
    | CopyLegend
    | PageFooter
)


@dataclass(frozen=True, slots=True)
class Paper:
    kind: PaperKind
    number: str | None
    """None: a draft."""
    title: str
    language: str
    """zh_TW, zh_CN or en."""
    currency: str
    file_title: str
    """For the file's properties: nothing but the number, or the word for a draft."""
    author: str
    """For the file's properties: the sender's name."""
    nodes: tuple[Node, ...]


def visit(paper: Paper, visitor: Mapping[type, Callable[[Any], None]]) -> None:
    """Hand every node to the visitor's entry for its class; LookupError for a class it lacks."""
    for node in paper.nodes:
        handle = visitor.get(type(node))
        if handle is None:
            raise LookupError(f"no way to write a {type(node).__name__}")
        handle(node)
