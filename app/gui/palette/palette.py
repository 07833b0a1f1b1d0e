"""The palette over the dimmed page: a child of the window, so that input methods stay with it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.gui.palette.actions import COMMAND_MARK, matching_places
from app.gui.palette.box import Box
from app.gui.palette.sections import answer_sections, command_sections
from app.gui.palette.shadow import REACH, paint_shadow
from app.gui.parts.buttons import paint_box
from app.queries.lookups.warming import STEPS, warm_names
from app.queries.palette.everything import find_everything
from app.queries.palette.hit import Ask, Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QPixmap

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.gui.palette.row import Command, Section
    from app.queries.palette.hit import Answer

WIDTH, TOP, MARGIN, RADIUS = 640, 96, 16, 8
_DIMMED = 72
"""Of 255: black over the page."""
_TASKS = "palette"
COMMANDS_FROM = 2
"""Characters from which the menu is searched without its mark: one would find most of it."""
SOUND_FROM = 4
"""Two letters sound like many a command, to quit among them."""


class Palette(QWidget):
    """Opened by ``open_over``; gone, with the keyboard where it was, after a choice or Esc."""

    def __init__(self, desk: Desk, window: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._window = window
        self._desk, self._commands = desk, commands
        self._before = window.focusWidget()
        self._only: Group | None = None
        self._answered = ""
        self._enter_waits = False
        self._backdrop: QPixmap | None = None
        self.setAccessibleName(desk.words("palette.title"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = Box(desk, self)
        self.line = self.box.line
        self.list = self.box.list
        self.line.sought.connect(self.ask)
        self.line.stepped.connect(self.list.move_by)
        self.line.entered.connect(self._on_entered)
        self.line.narrowed.connect(self._narrow)
        self.line.widened.connect(lambda: self._restrict(None))
        self.line.left.connect(self.leave)
        self.box.resized.connect(self._place)
        self.list.pressed.connect(lambda _place: self._open())
        window.installEventFilter(self)
        desk.theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._stand_before(None)
        self.update()

    @classmethod
    def open_over(cls, desk: Desk, window: QWidget, commands: Sequence[Command]) -> Palette:
        palette = cls(desk, window, commands)
        palette._stand_before(window.grab())
        palette._place()
        palette.show()
        palette.raise_()
        palette.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.instance().focusChanged.connect(palette._on_focus_changed)  # type: ignore[union-attr]
        palette.ask("")
        for step in range(STEPS):  # while the first character is still being typed
            desk.tasks.read(
                lambda context, step=step: context.ask(warm_names, step),  # type: ignore[misc]
                lambda _nothing: None, owner=palette, behind=True,
            )
        return palette

    def _stand_before(self, picture: QPixmap | None) -> None:
        """The page behind as a picture, so that a keystroke does not paint all of it again; None
        shows the page itself."""
        self._backdrop = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, picture is not None)

    def ask(self, text: str) -> None:
        """Each keystroke's question overtakes the one before."""
        if text.startswith(COMMAND_MARK):
            self._ask_commands(text)
            return
        asked = Ask(text, self._desk.today, only=self._only)
        said = [one.words for one in self._commands] if self._only is None else []
        self._desk.tasks.read(
            lambda context: _timed(context, asked, said),
            lambda answer: self._on_answer(text, *answer), group=_TASKS, owner=self,
        )

    def _ask_commands(self, text: str) -> None:
        said, wanted = [one.words for one in self._commands], text[len(COMMAND_MARK):]
        self._desk.tasks.read(
            lambda _context: matching_places(said, wanted),
            lambda places: self._show(
                text, command_sections(self._desk, [self._commands[one] for one in places])
            ),
            group=_TASKS, owner=self,
        )

    def _on_answer(
        self, text: str, answer: Answer, places: list[int], milliseconds: int
    ) -> None:
        commands = [self._commands[one] for one in places]
        self._show(text, answer_sections(self._desk, answer, text.strip(), commands))
        self.box.say_found(
            len(answer.hits) + len(commands), milliseconds, asked=bool(text.strip())
        )

    def _show(self, text: str, sections: list[Section]) -> None:
        self._answered = text
        self.box.say_found(0, 0, asked=False)
        self.box.show_sections(sections)
        if self._enter_waits:
            self._enter_waits = False
            self._open()

    def _on_entered(self) -> None:
        """Enter means what is typed, even where its answer is still on the way."""
        if self._answered == self.line.sought_text:
            self._open()
        else:
            self._enter_waits = True

    def _open(self) -> None:
        row = self.list.current_row
        if row is not None:
            self.leave()
            row.act()

    def _narrow(self) -> None:
        row = self.list.current_row
        self._restrict(row.group if row is not None else None)

    def _restrict(self, group: Group | None) -> None:
        if group is not self._only:
            self._only = group
            self.box.say_only(group)
            self.ask(self.line.sought_text)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """An editor that was being stored has gone, and its list takes the keyboard: it has it
        once this is left."""
        if self.isHidden() or now is None or now.window() is not self._window:
            return
        if now is not self.line:
            self._before = now
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def _place(self) -> None:
        window = self._window
        px = self._desk.theme.px
        self.setGeometry(window.rect())
        before = self.box.geometry()
        wide = min(px(WIDTH), window.width() - 2 * px(MARGIN))
        top = min(px(TOP), window.height() // 6)
        tall = min(self.box.wanted_height(), window.height() - top - px(MARGIN))
        self.box.setGeometry(QRect((window.width() - wide) // 2, top, wide, tall))
        reach = 2 * REACH
        self.update(self.box.geometry().united(before).adjusted(-reach, -reach, reach, reach))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._stand_before(None)
            self._place()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._backdrop is not None:
            painter.drawPixmap(0, 0, self._backdrop)
        dim = QColor(Qt.GlobalColor.black)
        dim.setAlpha(_DIMMED)
        painter.fillRect(self.rect(), dim)
        theme, box = self._desk.theme, self.box.geometry()
        paint_shadow(painter, box, self.devicePixelRatioF())
        paint_box(painter, QRectF(box), theme.px(RADIUS), QColor(theme.tokens.raised),
                  QColor(theme.tokens.line2))
        painter.end()


def _timed(
    context: Context, asked: Ask, commands: Sequence[str]
) -> tuple[Answer, list[int], int]:
    from dataclasses import replace

    start = perf_counter()
    answer = context.ask(find_everything, replace(asked, actor=context.actor))
    enough = len(asked.text.strip()) >= COMMANDS_FROM
    places = matching_places(commands, asked.text, SOUND_FROM) if enough else []
    return answer, places, round((perf_counter() - start) * 1000)
