"""Words as they fit a width, laid out once and painted many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QStaticText

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetrics, QPainter

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FittedWords:
    """``shown``: cut with an ellipsis where the room was too small; ``advance``: its width in
    pixels. Painted as ``drawText`` would, which finds the faces and lays the words out each time.
    """

    def __init__(self, words: str, font: QFont, metrics: QFontMetrics, width: int) -> None:
        self.shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        self.advance = metrics.horizontalAdvance(self.shown)
        self._font = font
        self._laid: QStaticText | None = None
        self._wide = self._tall = 0.0

    def paint(self, painter: QPainter, box: QRect, *, right: bool) -> None:
        """In the painter's ink, on one line in the middle of the box's height."""
        painter.setFont(self._font)
        if self._laid is None:
            self._lay_out()
        # What stands out of the box, a tab, a second line: only drawText knows what to do.
        if self._tall > box.height() or self._laid is None:
            painter.drawText(box, RIGHT if right else LEFT, self.shown)
            return
        left = box.left() + (box.width() - self._wide if right else 0)
        top = box.top() + (box.height() - self._tall) / 2
        painter.drawStaticText(QPointF(left, top), self._laid)

    def _lay_out(self) -> None:
        if not self.shown.isprintable():
            return
        self._laid = QStaticText(self.shown)
        self._laid.setTextFormat(Qt.TextFormat.PlainText)
        self._laid.prepare(font=self._font)
        # A static text's own size is whole pixels high.
        self._wide, self._tall = self._laid.size().width(), QFontMetricsF(self._font).height()
