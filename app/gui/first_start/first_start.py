"""First start: language, the firm's name, then my Excel, a demo firm, or an empty book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui.errors_worded import sentence
from app.gui.fields.typed_field import text_field
from app.gui.frame.menu import LANGUAGE_NAMES
from app.gui.frame.tabs import Tab
from app.gui.importing.import_dialog import ImportDialog
from app.gui.operations.first_start import fill_with_demo, start_empty
from app.gui.parts.buttons import RING, FilterButton, ThemedButton, paint_box, paint_ring
from app.gui.parts.labels import Label, Paragraph
from app.gui.parts.progress_strip import ProgressStrip
from app.gui.theme.fonts import Face
from app.gui.theme.icons import Icon
from app.gui.theme.tokens import Ink
from app.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from app.gui.session import Session
    from app.gui.theme.theme import Theme

_LEFT = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
)
"""A line is no higher than its letters are: their feet reach below it."""
WHAT_LINES = 2
"""In the longest language: what stands below is not to jump away while one is chosen."""


class Choice(ThemedButton):
    """A way to begin: an icon, what it is, and what will happen."""

    def __init__(
        self, theme: Theme, icon: Icon, title: str, story: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self._icon = icon
        self._story = story
        self.setAccessibleDescription(story)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(460), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._tall())

    def _tall(self) -> int:
        theme = self._theme
        return theme.line(Face.LARGE) + theme.line(Face.LABEL) + theme.px(20) + 2 * RING

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, tokens = self._theme, self._theme.tokens
        body = self._body()
        ground = tokens.hover if self.underMouse() else tokens.surface
        paint_box(painter, body, theme.px(6), QColor(ground), QColor(tokens.line2))
        if self.hasFocus():
            paint_ring(painter, theme, QRectF(body), theme.px(6))
        image = theme.icon_pixmap(self._icon, 20, Ink.ACCENT, self.devicePixelRatioF())
        box = body.toRect()
        painter.drawPixmap(box.left() + theme.px(16), box.center().y() - theme.px(10), image)
        words = box.adjusted(theme.px(52), theme.px(9), -theme.px(12), -theme.px(9))
        half = words.height() * 9 // 20
        painter.setFont(theme.font(Face.LARGE))
        painter.setPen(theme.ink(Ink.TEXT))
        painter.drawText(words.adjusted(0, 0, 0, -half), _LEFT, self.text())
        painter.setFont(theme.font(Face.LABEL))
        painter.setPen(theme.ink(Ink.TEXT3))
        story = theme.metrics(Face.LABEL).elidedText(
            self._story, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words.adjusted(0, words.height() - half, 0, 0), _LEFT, story)
        painter.end()


def _inset(part: QWidget) -> QHBoxLayout:
    """Under one left edge with the choices, which have room around them for their ring."""
    line = QHBoxLayout()
    line.setContentsMargins(RING, 0, RING, 0)
    line.addWidget(part)
    return line


class FirstStart(QFrame):
    """Lies over the window until the book has something in it."""

    def __init__(self, session: Session, firm_name: str = "") -> None:
        super().__init__(session.window)
        self.setObjectName("pane")
        self._session = session
        desk = session.desk
        theme, words = desk.theme, desk.words
        self.setAutoFillBackground(True)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(520))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.px(6))
        column.addLayout(_inset(Label(theme, words("gui.first.title"), face=Face.TITLE)))
        what = Paragraph(theme, words("gui.first.what"), ink=Ink.TEXT2)
        what.setMinimumHeight(theme.line(Face.VALUE) * WHAT_LINES)
        column.addLayout(_inset(what))
        column.addLayout(self._make_languages())
        self.firm = text_field(theme, words, words("gui.first.firm"))
        self.firm.line.setText(firm_name)
        self.firm.line.setPlaceholderText(words("gui.first.firm_hint"))
        column.addLayout(_inset(self.firm))
        column.addSpacing(theme.px(8))
        for choice in self._make_choices():
            column.addWidget(choice)
        self.strip = ProgressStrip(theme, words)
        column.addLayout(_inset(self.strip))
        self.fault = Paragraph(theme, ink=Ink.LATE)
        column.addLayout(_inset(self.fault))
        self.firm.line.returnPressed.connect(self.excel.setFocus)
        self._lay_out(inner)
        session.window.installEventFilter(self)
        self.setGeometry(session.window.rect())

    def _lay_out(self, inner: QWidget) -> None:
        """At a third of the height; at twice the size it may have to be scrolled."""
        host = QWidget()
        column = QVBoxLayout(host)
        column.addStretch(1)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(host)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    @classmethod
    def open_over(cls, session: Session, firm_name: str = "") -> FirstStart:
        page = cls(session, firm_name)
        page.show()
        page.raise_()
        page._cover(True)
        page.firm.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def _cover(self, covered: bool) -> None:
        """What lies beneath takes no key: a list that has been read puts the keyboard in itself."""
        window = self._session.window
        for part in (window.rail, window.stack, window.status):
            part.setEnabled(not covered)

    def _make_languages(self) -> QHBoxLayout:
        session = self._session
        theme, words = session.desk.theme, session.desk.words
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        group = QButtonGroup(self)
        self.languages: dict[Language, FilterButton] = {}
        for language in Language:
            button = FilterButton(theme, words(LANGUAGE_NAMES[language]))
            button.setChecked(language is words.language)
            button.clicked.connect(lambda _=False, one=language: self.choose_language(one))
            group.addButton(button)
            self.languages[language] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_choices(self) -> list[Choice]:
        theme, words = self._session.desk.theme, self._session.desk.words
        made = []
        for name, icon, act in (
            ("excel", Icon.IMPORT, self.bring_excel),
            ("demo", Icon.PRODUCTS, self.fill_with_demo),
            ("empty", Icon.PLUS, self.start_empty),
        ):
            choice = Choice(
                theme, icon, words(f"gui.first.{name}"), words(f"gui.first.{name}_story")
            )
            choice.clicked.connect(act)
            made.append(choice)
        self.excel, self.demo, self.empty = made
        return made

    def choose_language(self, language: Language) -> None:
        name = self.firm.line.text()
        self.end()
        self._session.commands.choose_language(language)
        FirstStart.open_over(self._session, name)

    def bring_excel(self) -> None:
        self._name_then(self._choose_excel)

    def _choose_excel(self) -> None:
        """The dialog stands first: whoever chooses no file finds it there."""
        self._allow(True)
        self.excel.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog = ImportDialog.open_over(self._session, self.end)
        QTimer.singleShot(0, dialog, dialog.choose_workbook)

    def fill_with_demo(self) -> None:
        self._allow(False)
        self.fault.say("")
        fill_with_demo(
            self._session.desk, self.strip, lambda: self._end_at(Tab.TODAY), self._on_failed
        )
        self.strip.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_empty(self) -> None:
        self._name_then(lambda: self._end_at(Tab.ORDERS))

    def _end_at(self, tab: Tab) -> None:
        """Where there is something to look at, or the first thing to do."""
        self._session.window.show_tab(tab)
        self.end()

    def _allow(self, may: bool) -> None:
        for part in (self.firm, self.excel, self.demo, self.empty, *self.languages.values()):
            part.setEnabled(may)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.strip.isHidden():
            self.strip.cancel()
        else:
            super().keyPressEvent(event)

    def _name_then(self, then: Callable[[], object]) -> None:
        self._allow(False)  # a second stroke while the name is stored would begin twice
        start_empty(self._session.desk, self.firm.line.text().strip(), then, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._allow(True)
        self.demo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fault.say(sentence(error, self._session.desk.words))

    def end(self) -> None:
        self._session.window.removeEventFilter(self)
        self._cover(False)
        self.hide()
        self.deleteLater()
        self._session.window.page.activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._session.window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._session.window.rect())
        return False
