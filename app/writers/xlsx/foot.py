"""The block at the foot that the customer fills in, with room for a seal of full size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.documents.nodes import ConfirmationBlock, SealBox, SignOff
from app.writers.xlsx.page import GAP, Page

SEAL = 45.0
"""Printed millimetres each way: round company seals need 38–42 (domain §2.7)."""
SLACK = 1.25
"""Where the face is missing another makes the columns wider, and all print so much lower."""
HEADING = 30.0
"""Points."""
TICK = "□"
WRITTEN = "_" * 14
"""A line to write on inside a label's own cell, where the columns leave no room for one."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A label, and a line to write on that ends before ``until`` (a place on the page)."""

    label: str
    start: float
    until: float


@dataclass(frozen=True, slots=True)
class FootRow:
    """One row to fill in: labels with lines, and what stands at the right end."""

    blanks: Sequence[Blank] = field(default=())
    left: str = ""
    left_style: str = "answer"
    right: str = ""


def write_foot(
    page: Page, heading: str, beside: str, rows: Sequence[FootRow], seal: SealBox | None
) -> None:
    """Heading row with the deadline, then the rows, the seal box to their right over all."""
    page.row += 1
    first = page.row
    seal_from = page.grid.trailing(SEAL * 1.02) if seal else page.grid.last + 1
    height = (page.grid.points(SEAL * SLACK) - HEADING) / len(rows)
    page.fill("rule_medium")
    page.height(HEADING)
    page.text(0, heading, "section")
    page.text(seal_from - 1, beside, "section_right")
    page.row += 1
    for row in rows:
        page.height(height)
        _foot_row(page, row, seal_from)
        page.row += 1
    if seal:
        _seal(page, seal, first, seal_from)


def _foot_row(page: Page, row: FootRow, seal_from: int) -> None:
    if row.left_style == "clause":
        page.span(0, seal_from - 1, row.left, row.left_style)
    else:
        page.text(0, row.left, row.left_style)
    edge = page.grid.column_at
    for blank in row.blanks:
        label_at, last = edge(blank.start), min(edge(blank.until), seal_from) - 1
        line_from = label_at + _columns_of(page, label_at, blank.label)
        style = "answer_next" if blank.start else "answer_free"
        alone = blank.until > 0 and line_from > last
        page.text(label_at, f"{blank.label} {WRITTEN}" if alone else blank.label, style)
        page.fill("write_in", line_from, last)
    if row.right:
        page.text(seal_from - 1, row.right, "answer_right")


def _columns_of(page: Page, column: int, label: str) -> int:
    """How many columns a label covers from ``column`` on."""
    from app.writers.xlsx.row_heights import width_of

    needed, taken = width_of(label) + 1, 0
    while needed > 0 and column + taken < page.grid.last:
        needed -= int(page.grid.widths[column + taken])
        taken += 1
    return taken if label else 0


def _seal(page: Page, seal: SealBox, first: int, column: int) -> None:
    last = page.grid.last
    page.sheet.merge_range(first, column, page.row - 1, last, "", page.styles["seal"])
    page.span(column, last, seal.caption, "caption")


def confirmation_rows(block: ConfirmationBlock) -> list[FootRow]:
    """The statement's answer: agreed or not, by how much, why, when paid, who signs."""
    ticks = GAP.join(f"{TICK} {method}" for method in block.methods)
    disagreed = " ".join(filter(None, (f"{TICK} {block.disagreed}", block.currency_mark)))
    parts = "".join(f"  ______ {part}" for part in block.date_parts)
    return [
        FootRow((Blank(f"{TICK} {block.agreed}{GAP}{disagreed}", 0, 1),)),
        FootRow((Blank(block.reason, 0, 1),)),
        FootRow((Blank(f"{block.pay_on}{parts}", 0, 0 if parts else 0.4), Blank(ticks, 0.45, 0))),
        FootRow(
            (
                Blank(block.signer, 0, 0.22),
                Blank(block.position, 0.22, 0.49),
                Blank(block.signed_on, 0.49, 1),
            )
        ),
        FootRow(left=block.return_fax, left_style="fax", right=block.fax_shown),
    ]


def sign_off_rows(block: SignOff) -> list[FootRow]:
    """The receiver's answer: in what state, who took it and when, who made it out."""
    ticks = GAP.join(f"{TICK} {word}" for word in block.conditions)
    places, ends = (0, 0.26, 0.52), (0.26, 0.52, 1)
    makers = [
        Blank(f"{role}  {name}" if name else role, place, 0 if name else end)
        for (role, name), place, end in zip(block.makers, places, ends, strict=False)
    ]
    return [
        FootRow(left=block.clause, left_style="clause"),
        FootRow((Blank(f"{block.condition}{GAP}{ticks}", 0, 1),)),
        FootRow((Blank(block.receiver, 0, 0.3), Blank(block.received_at, 0.3, 1))),
        FootRow(makers),
        FootRow(left=block.return_fax, left_style="fax", right=block.fax_shown),
    ]
