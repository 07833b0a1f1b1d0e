"""The nodes of a delivery note by what they are: a note has two parties, label by label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.documents.nodes import (
    BlankBelow,
    CopyLegend,
    FactPairs,
    Letterhead,
    NoteTable,
    NoteTotals,
    PageFooter,
    Paper,
    PaperTitle,
    Party,
    RunningHead,
    SealBox,
    SignOff,
    visit,
)


@dataclass(frozen=True, slots=True)
class NoteParts:
    letterhead: Letterhead
    title: PaperTitle
    parties: tuple[Party, ...]
    """Who orders (or, on a neutral note, receives), then where the goods go, if that is known."""
    facts: FactPairs
    table: NoteTable
    blank_below: BlankBelow
    totals: NoteTotals
    sign_off: SignOff
    seal: SealBox | None
    """None where the firm wants no box."""
    legend: CopyLegend
    running_head: RunningHead
    footer: PageFooter


def note_parts(paper: Paper) -> NoteParts:
    """LookupError for a node that no delivery note has."""
    kinds = (
        Letterhead, PaperTitle, Party, FactPairs, NoteTable, BlankBelow, NoteTotals, SignOff,
        SealBox, CopyLegend, RunningHead, PageFooter,
    )
    found: dict[type, list[Any]] = {kind: [] for kind in kinds}
    visit(paper, {kind: found[kind].append for kind in kinds})
    return NoteParts(
        letterhead=found[Letterhead][0], title=found[PaperTitle][0],
        parties=tuple(found[Party]), facts=found[FactPairs][0], table=found[NoteTable][0],
        blank_below=found[BlankBelow][0], totals=found[NoteTotals][0],
        sign_off=found[SignOff][0], seal=next(iter(found[SealBox]), None),
        legend=found[CopyLegend][0],
        running_head=found[RunningHead][0], footer=found[PageFooter][0],
    )
