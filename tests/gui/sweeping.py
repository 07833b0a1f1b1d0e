"""What is cut, and what has no name, in whatever stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.gui.frame.rail import RailItem
from app.gui.lists.cells import Kind
from app.gui.lists.list_view import ListView
from app.gui.lists.painting import wanted_width
from app.gui.parts.buttons import ThemedButton
from app.gui.parts.labels import Label, Paragraph
from app.gui.target import Target
from app.gui.theme.fonts import Face

EDITORS = (
    Target("orders", None, "", "new"), Target("orders", None, "C0001", "new"),
    Target("delivery", None, "", "new"), Target("complaint", None, "", "new"),
    Target("customer", None, "", "new"), Target("product", None, "", "new"),
    Target("receipt", None, "C0001", "new"), Target("credit", None, "C0001", "new"),
)


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
        elif isinstance(widget, RailItem) and not widget._narrow:
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


def cut_names(root: QWidget) -> list[str]:
    """Names of customers and products in lists that have no room; what stands lighter beside
    them may be cut."""
    found = []
    for view in shown(root):
        if not isinstance(view, ListView):
            continue
        metrics = view._theme.metrics(Face.NAME)
        for place, column in enumerate(view._rows.columns()):
            if column.title == "gui.column.what":  # a sentence, which may be long
                continue
            room = view.columnWidth(place) - 2 * view._theme.px(view._padding)
            for row in range(view._rows.rowCount()):
                cell = view._rows.cell(row, place)
                named = cell.face is Face.NAME and cell.kind is Kind.TEXT
                if named and metrics.horizontalAdvance(cell.text) > room:
                    hidden = " (hidden)" if view.isColumnHidden(place) else ""
                    found.append(f"name {cell.text}{hidden}")
    return found
