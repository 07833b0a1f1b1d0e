"""A frame of a list: our model of rows in Python against Qt's own, under one view and delegate."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tests.benchmarks.measure import Measured, versus

ROWS, FRAMES, TIMES = 200, 10, 5


def table_frame() -> Iterator[Measured]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication

    from app.gui.lists.list_view import ListView
    from app.gui.lists.paged_model import CELL_ROLE
    from app.gui.theme.theme import Theme
    from app.i18n import Language
    from app.settings import Theme as Mode
    from tests.benchmarks.order_rows import filled_model

    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme = Theme(application, Language.ZH_TW, Mode.LIGHT)
    model = filled_model(theme, ROWS)
    ours = ListView(theme, model)
    ours.resize(900, 680)
    ours.share_out()
    items = QStandardItemModel(ROWS, model.columnCount())
    for row in range(ROWS):
        for column in range(model.columnCount()):
            item = QStandardItem()
            item.setData(model.cell(row, column), CELL_ROLE)
            items.setItem(row, column, item)
    theirs = ListView(theme, model)
    theirs.resize(900, 680)
    theirs.share_out()
    theirs.list_header.hide()  # it asks our model for its words
    theirs.setModel(items)
    for view in (ours, theirs):
        view.list_header.hide()
        view.show()
        view.grab()

    def frames(view: ListView) -> None:
        for _ in range(FRAMES):
            view.viewport().grab()

    mine, floor = versus(lambda: frames(ours), lambda: frames(theirs), TIMES)
    yield Measured("a frame of a list", mine / FRAMES, floor / FRAMES, most=1.5,
                   remark="Qt's own model under the same delegate")
