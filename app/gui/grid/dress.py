"""What every typed grid looks like and leaves to its own keys."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def dress_grid(view: QTableView, name: str, row_height: int) -> None:
    """``row_height`` in pixels as scaled; ``name`` is what is read out."""
    view.setAccessibleName(name)
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(1)
    view.verticalHeader().setDefaultSectionSize(row_height)
    view.setShowGrid(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setMinimumSize(0, 0)
