"""An answer as sections: customers, papers, items, actions on the best hit, the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.palette.actions import actions_on, command_rows, creations
from app.gui.palette.row import Section
from app.gui.palette.wording import Wording, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.palette.row import Command
    from app.queries.palette.hit import Answer, Hit


def answer_sections(
    desk: Desk, answer: Answer, text: str, commands: Sequence[Command] = ()
) -> list[Section]:
    """``commands``: the entries of the menu that are called so."""
    words, wording = desk.words, Wording(desk)

    def section(title: str, hits: Sequence[Hit], of: str = "") -> Section:
        return Section(title, tuple(wording.row(hit, of=of) for hit in hits))

    if answer.recent:
        return [section(words("palette.group.recent"), answer.papers)]
    found = command_rows(commands)
    if not answer.hits:
        return [
            Section(words("palette.group.actions"), found),
            Section(words("palette.nothing", text=text), creations(desk, text)),
        ]
    papers = words("palette.group.papers")
    return [
        section(words("palette.group.customers"), answer.customers),
        section(joined(papers, answer.papers_of), answer.customer_papers, answer.papers_of),
        section(papers, answer.papers),
        section(words("palette.group.products"), answer.products),
        Section(words("palette.group.actions"), (*actions_on(desk, answer), *found)),
    ]


def command_sections(desk: Desk, commands: Sequence[Command]) -> list[Section]:
    title = desk.words("palette.group.actions" if commands else "palette.no_action")
    return [Section(title, command_rows(commands))]
