"""The last money of a customer, received and given back: Enter opens it, the link lists all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.customers.sections import TitleLine
from app.gui.pane.link import Link
from app.gui.pane.pane_table import PaneTable
from app.gui.statements.money_list import COLUMNS, MoneyColumn
from app.gui.target import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.desk import Desk
    from app.queries.money_papers import MoneyRow

MONEY = {
    MoneyColumn.DATE: replace(COLUMNS[MoneyColumn.DATE], width=70),
    MoneyColumn.NUMBER: replace(COLUMNS[MoneyColumn.NUMBER], width=132),
    MoneyColumn.WHAT: replace(COLUMNS[MoneyColumn.WHAT], width=130, stretch=True, gives_way=1),
    MoneyColumn.STATE: replace(COLUMNS[MoneyColumn.STATE], width=110, vanishes=True, gives_way=2),
    MoneyColumn.AMOUNT: replace(COLUMNS[MoneyColumn.AMOUNT], width=96),
}


class MoneySection(QWidget):
    asked = Signal(object)
    """A Target."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self._code = ""
        self.all = Link(desk.theme)
        self.all.say(words("customers.all_money"))
        self.all.clicked.connect(self._on_all)
        self.table: PaneTable[Any] = PaneTable(
            desk, MONEY, lambda row: (row.kind.value, row.id), words("customers.money"),
            row_height=30, header=False,
        )
        self.table.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(2))
        column.addWidget(TitleLine(desk, words("customers.money"), None, self.all))
        column.addWidget(self.table)

    def show_money(self, rows: Sequence[MoneyRow], code: str) -> None:
        self._code = code
        self.table.show_rows(rows)
        self.setVisible(bool(rows))

    def _on_all(self) -> None:
        self.asked.emit(Target("receipt", None, self._code, "all"))

    def _on_opened(self, identity: Any) -> None:
        row = self.table.rows.row_at(self.table.rows.row_of(identity))
        if row is not None:
            self.asked.emit(Target(row.kind.value, row.id, row.number, "open"))
