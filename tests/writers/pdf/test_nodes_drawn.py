"""No node is left out: every word of a paper's nodes is on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from app.documents.nodes import (
    CopyLegend,
    FactPairs,
    Node,
    NoteTable,
    PageFooter,
    Paper,
    PaperKind,
    RunningHead,
)
from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.pdf.note import PaperSize, note_sheets
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.statement import statement_sheets
from tests.documents import notes_of_the_look as notes
from tests.documents import papers_of_the_look as look
from tests.documents.test_note import strings

TW = Translator("zh_TW")


def flat(text: str) -> str:
    return "".join(text.split())


def drawn(sheets: Sequence[Sheet]) -> str:
    return flat("".join(text.text for sheet in sheets for text in sheet.texts))


def words_of(node: Node, pages: int) -> list[str]:
    """What must be read on the page; codes for the program are not."""
    if isinstance(node, PageFooter):
        return [node.number, node.note, node.page(1, pages)]
    if isinstance(node, FactPairs):
        return [word for pair in node.pairs for word in pair]
    if isinstance(node, CopyLegend):
        return [node.text]
    codes = {"position", "date", "kind", "number", "customer_po", "invoice_no", "item", "quantity",
             "unit", "unit_price", "untaxed", "tax", "total", "difference", "item_no", "lot",
             "customer_item_no", "amount", "ordered", "delivered", "outstanding", "received",
             "condition", "delivery", "return", "allowance", "receipt", "bounce", "correction"}
    return [text for text in strings(node) if text not in codes]


def unheaded(word: str) -> bool:
    """A unit needs no label over it; a continued document none of these papers has."""
    return word in ("單位", "（續）")


@pytest.mark.parametrize("made", [look.two_pages_tw, look.one_page_cn, look.one_page_en])
def test_every_word_of_a_statement_is_on_its_pages(made: object) -> None:
    assert callable(made)
    content = made()
    t = Translator(content.language)
    paper = statement_paper(content, t)
    sheets = statement_sheets(paper)
    said = drawn(sheets)
    only_on_more = {t("papers.carried_to"), t("papers.carried_from"), t("papers.continued")}
    for node in paper.nodes:
        if isinstance(node, RunningHead) and len(sheets) == 1:
            continue
        for word in words_of(node, len(sheets)):
            if word in only_on_more or word == t("papers.column.unit"):
                continue
            assert flat(word) in said, f"{type(node).__name__}: {word}"


def test_every_word_of_a_delivery_note_is_on_its_pages() -> None:
    paper = note_paper(notes.priced_note(20), TW, 1)
    sheets = note_sheets(paper, PaperSize.A4)
    said = drawn(sheets)
    for node in paper.nodes:
        for word in words_of(node, len(sheets)):
            if not unheaded(word):
                assert flat(word) in said, f"{type(node).__name__}: {word}"


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_node_a_note_cannot_have_is_refused(size: PaperSize) -> None:
    statement = statement_paper(look.one_page_tw(), TW)
    stray = statement.nodes[5]
    paper = note_paper(notes.priced_note(), TW, 1)
    with pytest.raises(LookupError, match=type(stray).__name__):
        note_sheets(replace(paper, nodes=(*paper.nodes, stray)), size)


def test_a_node_a_statement_cannot_have_is_refused() -> None:
    paper = statement_paper(look.one_page_tw(), TW)
    stray = next(n for n in note_paper(notes.priced_note(), TW).nodes if isinstance(n, NoteTable))
    with pytest.raises(LookupError, match="NoteTable"):
        statement_sheets(replace(paper, nodes=(*paper.nodes, stray)))


def test_a_statement_of_nothing_but_a_balance_prints() -> None:
    """No movement, an open balance (domain §12, 17)."""
    content = look.statement([], opening=Decimal(500))
    paper: Paper = statement_paper(content, TW)
    assert paper.kind is PaperKind.STATEMENT
    sheets = statement_sheets(paper)
    assert len(sheets) == 1
    assert "新臺幣伍佰元整" in drawn(sheets)
