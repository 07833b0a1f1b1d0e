"""The papers of a record under their own title; nothing where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.pane.papers import PapersView
from app.gui.pane.section import SectionTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.gui.pane.papers import PaperRow


class PapersSection(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        self.title = SectionTitle(desk.theme, desk.words("pane.papers"))
        self.table = PapersView(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.table)

    def show_papers(self, rows: Sequence[PaperRow], title: str = "") -> None:
        self.title.say(title or self._words("pane.papers"))
        self.table.show_papers(rows)
        self.setVisible(bool(rows))
