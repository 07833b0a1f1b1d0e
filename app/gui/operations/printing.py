"""Printing and looking at papers by their ids: statements of a month, and delivery notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.gui.printing.job import Draw, Make, PaperJob
from app.gui.printing.print_paper import PrintJob, paper_of, print_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.bootstrap import Context
    from app.domain.months import Month
    from app.gui.desk import Desk
    from app.gui.printing.preview_dialog import PreviewDialog


@dataclass(frozen=True, slots=True)
class StatementPick:
    """An account's month, issued or not; ``name`` titles the job: its number, or the customer."""

    customer_id: int
    currency: str
    month: Month
    name: str


@dataclass(frozen=True, slots=True)
class NotePick:
    delivery_id: int
    number: str


def print_statements(desk: Desk, owner: QWidget, picks: Sequence[StatementPick]) -> PrintJob:
    return print_paper(desk, owner, _statements(desk, picks))


def preview_statements(
    desk: Desk, owner: QWidget, picks: Sequence[StatementPick]
) -> PreviewDialog:
    from app.gui.printing.preview_dialog import preview_paper

    return preview_paper(desk, owner, _statements(desk, picks))


def print_notes(desk: Desk, owner: QWidget, picks: Sequence[NotePick]) -> PrintJob:
    return print_paper(desk, owner, _notes(desk, picks))


def preview_notes(desk: Desk, owner: QWidget, picks: Sequence[NotePick]) -> PreviewDialog:
    from app.gui.printing.preview_dialog import preview_paper

    return preview_paper(desk, owner, _notes(desk, picks))


def _statements(desk: Desk, picks: Sequence[StatementPick]) -> PaperJob:
    def maker(pick: StatementPick) -> Make:
        def make(context: Context) -> bytes | Draw:
            from app.services.one_paper import StatementPaper, statement_drawing

            return statement_drawing(
                context, StatementPaper(pick.customer_id, pick.currency, pick.month)
            )

        return make

    return _job(desk, "statement", [pick.name for pick in picks], [maker(p) for p in picks])


def _notes(desk: Desk, picks: Sequence[NotePick]) -> PaperJob:
    def maker(pick: NotePick) -> Make:
        def make(context: Context) -> Draw:
            from app.services.one_paper import NotePaper, note_drawing

            return note_drawing(context, NotePaper(pick.delivery_id, paper_of(desk, "note")))

        return make

    return _job(desk, "note", [pick.number for pick in picks], [maker(p) for p in picks])


def _job(desk: Desk, kind: str, names: Sequence[str], makes: Sequence[Make]) -> PaperJob:
    title = names[0]
    if len(names) > 1:
        title = desk.words("printing.and_more", first=names[0], count=len(names) - 1)
    return PaperJob(title, kind, makes[0], tuple(makes[1:]), tuple(names))
