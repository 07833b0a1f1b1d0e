"""Where Tab comes to what stands below the fields: after them, before the buttons."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(button: QWidget, part: QWidget) -> None:
    stops = filter(_is_stop, (part, *part.findChildren(QWidget)))
    for one, following in pairwise((_stop_before(button), *stops)):
        QWidget.setTabOrder(one, following)


def _stop_before(widget: QWidget) -> QWidget:
    found = widget.previousInFocusChain()
    while found is not None and not _is_stop(found):
        found = found.previousInFocusChain()
    assert found is not None, "there is no field"
    return found


def _is_stop(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab
