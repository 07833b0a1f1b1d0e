"""A bare PySide6 window with a table of as many rows as ours shows first."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.clocked import say

ROWS, COLUMNS = 200, 8
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"客戶 {index.row()} {index.column()}"
        return None


class Table(QTableView):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        say("frame")
        say("rows")
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    table, rows = Table(), Rows()
    table.setModel(rows)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
