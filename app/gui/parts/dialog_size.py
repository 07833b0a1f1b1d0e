"""How large a dialog opens: as wanted, but never larger than the window it stands over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme


def dialog_size(theme: Theme, over: QWidget | None, width: int, height: int) -> QSize:
    """``width`` and ``height`` at 100 %."""
    wanted = QSize(theme.px(width), theme.px(height))
    return wanted if over is None else wanted.boundedTo(over.window().size())
