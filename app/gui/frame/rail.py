"""The rail at the left: the mark with the menu, seven tabs, settings below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from app.gui.frame.tabs import Tab
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink
from app.i18n import Language

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.gui.theme.theme import Theme
    from app.gui.words import Words

WIDTH, NARROW = 76, 56
MARK = 28
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


class RailItem(QAbstractButton):
    """64×52: icon above word; a badge with what is late, where anything is."""

    def __init__(
        self, theme: Theme, icon: Icon, word: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._late = 0
        self._narrow = False
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {key}" if key else word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def show_late(self, count: int) -> None:
        self._late = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        width = 44 if self._narrow else 64
        return QSize(self._theme.px(width), self._theme.px(44 if self._narrow else 52))

    def _word_face(self) -> Face:
        return Face.KEYCAP if self._theme.language is Language.EN else Face.LABEL

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        ground = self._ground()
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ink(Ink.ACCENT), 2))
            edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(edge, theme.px(6), theme.px(6))
        ink = Ink.ACCENT if self.isChecked() else Ink.TEXT2
        self._paint_icon(painter, ink)
        if not self._narrow:
            self._paint_word(painter, ink)
        if self._late:
            self._paint_badge(painter)
        painter.end()

    def _ground(self) -> QColor | None:
        if self.isChecked():
            return QColor(self._theme.tokens.accent_soft)
        return QColor(self._theme.tokens.hover) if self.underMouse() else None

    def _icon_box(self) -> QRect:
        side = self._theme.px(20)
        top = (self.height() - side) // 2 if self._narrow else self._theme.px(7)
        return QRect((self.width() - side) // 2, top, side, side)

    def _paint_icon(self, painter: QPainter, ink: Ink) -> None:
        image = self._theme.icon_pixmap(self._icon, 20, ink, self.devicePixelRatioF())
        painter.drawPixmap(self._icon_box().topLeft(), image)

    def _paint_word(self, painter: QPainter, ink: Ink) -> None:
        theme = self._theme
        font = theme.font(self._word_face())
        if self.isChecked():
            font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.ink(ink))
        top = theme.px(29)
        painter.drawText(QRect(0, top, self.width(), theme.line(Face.LABEL)), _CENTRE, self.text())

    def _badge_box(self, width: int, tall: int) -> QRectF:
        """At the icon's corner, and whole: in a narrow rail a number is wider than its room."""
        icon, over = self._icon_box(), self._theme.px(4)
        left = min(icon.right() - over, self.width() - width - 1)
        return QRectF(left, icon.top() - over, width, tall)

    def _paint_badge(self, painter: QPainter) -> None:
        theme = self._theme
        words = str(self._late) if self._late < 100 else "99+"
        tall = theme.px(14)
        width = max(tall, theme.metrics(Face.BADGE).horizontalAdvance(words) + theme.px(8))
        box = self._badge_box(width, tall)
        painter.setPen(QPen(QColor(theme.tokens.chrome), 1))
        painter.setBrush(theme.ink(Ink.LATE))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setFont(theme.font(Face.BADGE))
        painter.setPen(QColor(theme.tokens.surface))
        painter.drawText(box, _CENTRE, words)


class MarkButton(QAbstractButton):
    """The firm's mark of the program: opens the menu."""

    def __init__(self, theme: Theme, mark: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(mark)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFixedSize(theme.px(MARK), theme.px(MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.ink(Ink.TEXT), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens.accent))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        font = theme.font(Face.LARGE)
        font.setWeight(font.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens.on_accent))
        painter.drawText(self.rect(), _CENTRE, self.text())
        painter.end()


class Rail(QFrame):
    chosen = Signal(str)
    settings_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, theme.px(6))
        column.setSpacing(theme.px(6))
        self.mark = MarkButton(theme, words("gui.mark"), words("gui.menu.title"))
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(8))
        self.items: dict[Tab, RailItem] = {}
        for tab in Tab:
            item = RailItem(theme, tab.icon, words(tab.title_id), tab.key)
            item.clicked.connect(lambda _=False, tab=tab: self.chosen.emit(tab.value))
            column.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
            self.items[tab] = item
        column.addStretch(1)
        self.settings = RailItem(theme, Icon.SETTINGS, words("gui.tab.settings"), "Ctrl+,")
        self.settings.clicked.connect(self.settings_asked)
        column.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignHCenter)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """56 wide without words, for windows under 1200 effective pixels."""
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDTH))
        for item in [*self.items.values(), self.settings]:
            item.set_narrow(narrow)

    def show_current(self, tab: Tab | None) -> None:
        """None: the settings."""
        self.settings.setChecked(tab is None)
        for other, item in self.items.items():
            item.setChecked(other is tab)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)
