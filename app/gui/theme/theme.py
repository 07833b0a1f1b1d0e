"""The one theme of a window: which colours, which faces, how large; and the live change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics

from app.gui.theme import fonts
from app.gui.theme.fitted_words import FittedWords
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon, IconPixmaps
from app.gui.theme.palette import palette
from app.gui.theme.qt_words import QtWords
from app.gui.theme.sheet import sheet
from app.gui.theme.tokens import DARK, LIGHT, Ink
from app.settings import Theme as Mode
from app.settings import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

    from app.gui.theme.tokens import Tokens
    from app.i18n import Language


KEPT_WORDS = 2000
"""A list on the screen paints some two hundred, again and again."""


class Theme(QObject):
    """Read at every paint. ``changed`` comes after palette, sheet and caches are the new ones."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        language: Language,
        mode: Mode = Mode.SYSTEM,
        scale: float = 1.0,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._registered: set[str] = set()
        self._mode = mode
        self._icons = IconPixmaps()
        self._qt_words = QtWords(application)
        self._metrics: dict[Face, QFontMetrics] = {}
        self._fonts: dict[Face, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._fitted: dict[tuple[str, Face, int], FittedWords] = {}
        self.language = language
        self.scale = scale
        self.tokens: Tokens = LIGHT
        application.setStyle("fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        return self._mode

    def change(
        self,
        *,
        mode: Mode | None = None,
        language: Language | None = None,
        scale: float | None = None,
    ) -> None:
        self._mode = mode or self._mode
        self.language = language or self.language
        self.scale = scale or self.scale
        self._apply()
        self._qt_words.speak(self.language)
        self.changed.emit()

    def register_fallback(self) -> None:
        """The other language's family, and Qt's own words; put off until the first frame has
        been painted."""
        self._register(fonts.families(self.language)[1])
        self._fitted.clear()
        self._qt_words.speak(self.language)

    def _apply(self) -> None:
        self._register(fonts.families(self.language)[0])
        self.tokens = DARK if self._wants_dark() else LIGHT
        for known in (self._metrics, self._fonts, self._fitted):
            known.clear()
        self._application.setPalette(palette(self.tokens))
        self._application.setFont(self.font(Face.VALUE))
        wanted = sheet(self.tokens, self.scale)
        if self._application.styleSheet() != wanted:  # else every widget is dressed anew
            self._application.setStyleSheet(wanted)
        self._icons.clear()

    def _register(self, family: str) -> None:
        if family not in self._registered:
            self._registered.add(family)
            fonts.register(resource("fonts"), [family])

    def _wants_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    def _on_system_changed(self) -> None:
        if self._mode is Mode.SYSTEM and self._wants_dark() != self.tokens.dark:
            self._apply()
            self.changed.emit()

    def px(self, length: float) -> int:
        """Pixels at the present scale of a length given at 100 %."""
        return round(length * self.scale)

    def font(self, face: Face) -> QFont:
        """The caller's own to change."""
        if face not in self._fonts:
            self._fonts[face] = fonts.font(face, self.language, self.scale)
        return QFont(self._fonts[face])

    def metrics(self, face: Face) -> QFontMetrics:
        if face not in self._metrics:
            self._metrics[face] = QFontMetrics(self.font(face))
        return self._metrics[face]

    def fitted(self, words: str, face: Face, width: int) -> FittedWords:
        """Cut where ``width`` pixels are too few; kept, for each frame paints them again."""
        key = words, face, width
        found = self._fitted.get(key)
        if found is None:
            if len(self._fitted) >= KEPT_WORDS:
                self._fitted.clear()
            found = self._fitted[key] = FittedWords(
                words, self.font(face), self.metrics(face), width
            )
        return found

    def line(self, face: Face) -> int:
        """Height of one line of that face: 1.45 em."""
        return round(face.pixels * 1.45 * self.scale)

    def ink(self, ink: Ink) -> QColor:
        return self.colour(self.tokens.ink(ink))

    def colour(self, value: str) -> QColor:
        """Of ``#RRGGBB``; the caller's own to change."""
        known = self._colours.get(value)
        if known is None:
            known = self._colours[value] = QColor(value)
        return QColor(known)

    def icon(self, icon: Icon, ink: Ink = Ink.TEXT2) -> QIcon:
        from PySide6.QtGui import QIcon

        from app.gui.theme.icon_engine import ThemedIconEngine

        return QIcon(ThemedIconEngine(icon, self._icons, lambda: self.tokens.ink(ink)))

    def icon_pixmap(self, icon: Icon, size: int, ink: Ink, ratio: float) -> QPixmap:
        """``size`` at 100 %; the pixmap carries ``ratio``."""
        return self._icons.pixmap(icon, self.px(size), self.tokens.ink(ink), ratio)

    def tick_on_dark(self, ratio: float) -> QPixmap:
        """The toast's mark: a toast is dark in both themes."""
        return self._icons.pixmap(Icon.CHECK, self.px(14), DARK.good, ratio)
