"""Line icons at a constant stroke, drawn for the screen's own pixels.

Lucide's drawings are 24 units wide with a stroke of 2; at ``size`` pixels the stroke becomes
1.6 × 24 ÷ size units, so it measures 1.6 px whatever the size.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.settings import resource

if TYPE_CHECKING:

    pass

STROKE = 1.6


class Icon(StrEnum):
    """The file's name in resources/icons."""

    TODAY = "sun"
    ORDERS = "clipboard-list"
    DELIVERIES = "truck"
    STATEMENTS = "file-text"
    COMPLAINTS = "message-square-warning"
    CUSTOMERS = "users"
    FIRM = "building-2"
    PRODUCTS = "package"
    SETTINGS = "settings"
    CHECK = "check"
    PREVIOUS = "chevron-left"
    NEXT = "chevron-right"
    DOWN = "chevron-down"
    COPY = "copy"
    BACKUP = "database-backup"
    EXPORT = "download"
    IMPORT = "upload"
    MORE = "ellipsis"
    FOLDER = "folder-open"
    PHONE = "phone"
    PLACE = "map-pin"
    PLUS = "plus"
    PRINTER = "printer"
    RECEIPT = "receipt-text"
    SEARCH = "search"
    CLOSE = "x"


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def drawing(icon: Icon, size: float, colour: str) -> bytes:
    """The SVG with its stroke and colour set for that size in device-independent pixels."""
    stroke = f'stroke-width="{STROKE * 24 / size:.4g}"'
    text = _drawing(icon.value).replace('stroke-width="2"', stroke)
    return text.replace("currentColor", colour).encode()


class IconPixmaps:
    """Rendered icons by name, size, colour and ratio; dropped when the colours change."""

    def __init__(self) -> None:
        self._made: dict[tuple[Icon, int, str, float], QPixmap] = {}

    def clear(self) -> None:
        self._made.clear()

    def __len__(self) -> int:
        return len(self._made)

    def pixmap(self, icon: Icon, size: int, colour: str, ratio: float) -> QPixmap:
        key = (icon, size, colour, ratio)
        if key not in self._made:
            self._made[key] = _render(icon, size, colour, ratio)
        return self._made[key]


def _render(icon: Icon, size: int, colour: str, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = max(1, round(size * ratio))
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing(icon, size, colour))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
