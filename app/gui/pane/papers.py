"""The papers of a record: what kind, which number, and whether it has come back signed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from app.gui.lists import cells
from app.gui.lists.cells import Cell
from app.gui.lists.columns import Column
from app.gui.pane.pane_table import PaneTable
from app.gui.target import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.lists.columns import Wording


class PaperColumn(IntEnum):
    KIND = 0
    NUMBER = 1
    STATE = 2


@dataclass(frozen=True, slots=True)
class PaperRow:
    """``kind`` is worded; ``entity`` and ``record_id`` say what Enter goes to ('' nothing)."""

    kind: str
    number: str
    state: Cell
    entity: str = ""
    record_id: int = 0
    document: str = ""
    """The number a signed paper is filed under; empty: this paper is not one to sign."""
    target: Target | None = None
    """Where Enter goes, if that is no record of that entity: an editor, a narrowed list."""


def back_target(paper_id: int, document: str) -> Target:
    """The editor of what came back."""
    return Target("returned_paper", paper_id, document, "open")


def _state(row: PaperRow, _wording: Wording) -> Cell:
    return row.state


COLUMNS: dict[PaperColumn, Column[PaperRow]] = {
    PaperColumn.KIND: Column("pane.column.paper", lambda row, _w: cells.text(row.kind), 78),
    PaperColumn.NUMBER: Column(
        "pane.column.number", lambda row, _w: cells.quiet(row.number), 116
    ),
    PaperColumn.STATE: Column("pane.column.state", _state, 130, stretch=True, gives_way=1),
}


class PapersView(PaneTable[PaperRow]):
    """Enter on a paper goes to its record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, COLUMNS, lambda row: (row.kind, row.number), desk.words("pane.papers"),
            header=False,
        )
        self.opened.connect(self._go)

    def show_papers(self, papers: Sequence[PaperRow]) -> None:
        self.show_rows(papers)

    def _go(self, identity: object) -> None:
        row = self.rows.row_at(self.rows.row_of(identity))
        if row is not None and row.target is not None:
            self._desk.go(row.target)
        elif row is not None and row.entity:
            self._desk.go(Target(row.entity, row.record_id, row.number))
