"""What is cut, and what has no name, in whatever stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.frame.rail import RailItem
from app.gui.lists.list_view import ListView
from app.gui.lists.painting import wanted_width
from app.gui.parts.buttons import ThemedButton
from app.gui.parts.labels import Label, Paragraph
from app.gui.theme.fonts import Face


def shown(root: QWidget) -> Iterator[QWidget]:
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shown(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
    ]


def cut(root: QWidget) -> list[str]:
    found = []
    for widget in shown(root):
        if isinstance(widget, ThemedButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"button {widget.text()}")
        elif isinstance(widget, Paragraph):
            if widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"paragraph {widget.text()}")
        elif isinstance(widget, Label) and widget.cut:
            found.append(f"label {widget.text()}")
        elif isinstance(widget, RailItem):
            width = widget._theme.metrics(widget._word_face()).horizontalAdvance(widget.text())
            if width > widget.width():
                found.append(f"rail {widget.text()}")
        elif isinstance(widget, ListView):
            found += _cut_in(widget)
    return found


def _cut_in(view: ListView) -> list[str]:
    """Headings, and the cells of columns that never give way."""
    found, theme, model = [], view._theme, view._rows
    side = 2 * theme.px(view._padding)
    for place, column in enumerate(model.columns()):
        if view.isColumnHidden(place):  # it gave way whole
            continue
        room = view.columnWidth(place) - side
        words = view.list_header.section_words(place)
        if theme.metrics(Face.LABEL).horizontalAdvance(words) > room:
            found.append(f"heading {words}")
        if column.gives_way or column.stretch:
            continue
        for row in range(model.rowCount()):
            cell = model.cell(row, place)
            if cell.bar is None and wanted_width(theme, cell) > room:
                found.append(f"cell {cell.spoken}")
    return found
