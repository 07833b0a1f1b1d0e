"""The rows of papers that differ, while they are typed: one more than are filled, each with what we
say of it; a number is found by how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.statements.differing_fields import ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage

LEAST = 3
"""Digits of a number's end that find it."""


class DifferingGuide(QObject):
    def __init__(self, page: FormPage) -> None:
        super().__init__(page)
        self._page = page
        self.papers: Mapping[str, Decimal] = {}
        """By number what our statement says of each, once that is read."""
        page.changed.connect(self.look)
        self.look()
        document = str(page.value("document") or "")

        def ask(context: Context) -> dict[str, Decimal]:
            from app.queries.discrepancies import stated_papers

            return context.ask(stated_papers, document)

        page.desk.tasks.read(ask, self._on_papers, group=(id(self), "papers"), owner=self)

    def _on_papers(self, papers: Mapping[str, Decimal]) -> None:
        self.papers = papers
        self.look()

    def look(self) -> None:
        open_ = True
        for row in ROWS:
            self._complete(row)
            document = str(self._page.value(f"document_{row}") or "")
            filled = bool(document) or self._typed(row)
            self._show_row(row, shown=open_ or filled, settles=bool(document))
            self._say_ours(row, document)
            open_ = open_ and filled

    def _typed(self, row: int) -> bool:
        return any(self._page.field(f"{name}_{row}").text for name in ("theirs", "reason"))

    def _show_row(self, row: int, *, shown: bool, settles: bool) -> None:
        """How it was settled is asked once it was noted."""
        settles = shown and settles and self._page.record_id is not None
        for names, visible in (
            (("document", "theirs", "reason"), shown), (("resolution", "adjusting"), settles),
        ):
            for name in names:
                self._page.field(f"{name}_{row}").setVisible(visible)

    def _complete(self, row: int) -> None:
        field = self._page.field(f"document_{row}")
        text = str(field.value or "").upper()
        if len(text) < LEAST or text in self.papers:
            return
        ending = [number for number in self.papers if number.upper().endswith(text)]
        if len(ending) == 1:
            field.set_value(ending[0])

    def _say_ours(self, row: int, document: str) -> None:
        page, words = self._page, self._page.desk.words
        field = page.field(f"document_{row}")
        if not document or not self.papers:
            field.say_note("")
        elif document in self.papers:
            currency = page.currency()
            amount = words.money(self.papers[document], currency, currency)
            field.say_note(words("money.ours", amount=amount))
        else:
            field.say_note(words("money.not_on_ours"))
