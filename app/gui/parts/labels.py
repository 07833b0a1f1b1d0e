"""Labels that elide instead of pushing the window wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.fonts import Face
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.gui.theme.theme import Theme


USUAL = 320
"""What a paragraph asks for in width, at 100 %."""


class Label(QWidget):
    """One line in one face and ink; cut with an ellipsis, the whole as tool tip when cut."""

    def __init__(
        self,
        theme: Theme,
        words: str = "",
        *,
        face: Face = Face.VALUE,
        ink: Ink = Ink.TEXT,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._face = face
        self._ink = ink
        self._right = right
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def text(self) -> str:
        return self._words

    def say(self, words: str, ink: Ink | None = None) -> None:
        self._words = words
        self._ink = ink or self._ink
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def dress(self, face: Face) -> None:
        if face is not self._face:
            self._face = face
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.metrics(self._face).horizontalAdvance(self._words)
        return QSize(width + 1, self._theme.line(self._face))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._theme.line(self._face))

    @property
    def cut(self) -> bool:
        return self._theme.metrics(self._face).horizontalAdvance(self._words) > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(self._face))
        painter.setPen(self._theme.ink(self._ink))
        shown = self._theme.metrics(self._face).elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width()
        )
        side = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
        self.setToolTip(self._words if self.cut else "")


class Paragraph(Label):
    """Several lines, broken where they must be."""

    def __init__(
        self,
        theme: Theme,
        words: str = "",
        *,
        face: Face = Face.VALUE,
        ink: Ink = Ink.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, words, face=face, ink=ink, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = self._theme.metrics(self._face)
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRect(0, 0, width, 10000), flags, self._words).height()

    def sizeHint(self) -> QSize:
        """As high as it is where it stands narrower: no layout gives it more than that."""
        wide = self._theme.px(USUAL)
        laid = self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() < wide
        return QSize(wide, self.heightForWidth(self.width() if laid else wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(self._face))
        painter.setPen(self._theme.ink(self._ink))
        painter.drawText(self.rect(), int(Qt.TextFlag.TextWordWrap), self._words)
        painter.end()
