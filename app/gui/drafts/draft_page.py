"""An editor in place of a list, whose cells are kept as they are typed: how one leaves it, throws
it away and goes on with what was left. Every editor of the window leaves and resumes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.gui.drafts.draft_offer import DraftOffer
from app.gui.drafts.in_hand import put_back, say_left, say_thrown, throw_away
from app.gui.drafts.under_way import UnderWay
from app.gui.parts.buttons import Button, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QHideEvent

    from app.gui.desk import Desk
    from app.gui.drafts.draft_keeper import DraftKeeper

Act = tuple[str, "Callable[[], object]"]
"""(key, what it does)."""


class DraftPage(QWidget):
    """A subclass makes ``keeper``, calls ``arm`` once its buttons stand, and says how its cells
    are read (``take_typed``), kept (``keep``), stored (``save``) and gone on with (``resume``).

    F9 stores, Esc leaves and keeps the draft, Shift+Esc throws it away, F3 goes on with the one
    that is offered. While something is stored nothing of this happens.
    """

    left = Signal()
    keeper: DraftKeeper
    under_way: UnderWay

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.gone = False
        """Left, stored or thrown away: nothing is kept any more."""
        theme, words = desk.theme, desk.words
        self.offer = DraftOffer(desk)
        self.throw = Button(
            theme, words("forms.throw_away"), weight=Weight.LINK, key="Shift Esc"
        )
        self.leave = Button(theme, words("forms.leave"), key="Esc")
        self.offered: int | None = None
        """The draft that is offered."""

    def arm(self, stores: Button, *buttons: Button, keys: Iterable[Act] = ()) -> None:
        """``stores`` is F9's; the other ``buttons`` rest while something is stored, too."""
        self.under_way = UnderWay(self, self.desk.tasks, stores, *buttons)
        stores.clicked.connect(self.save)
        self.leave.clicked.connect(self.go_away)
        self.throw.clicked.connect(self.throw_away)
        self.offer.taken.connect(self._go_on)
        self.offer.thrown.connect(self.throw_offered)
        for key, act in (
            ("F9", self.save), ("Esc", self.go_away), ("Shift+Esc", self.throw_away),
            ("F3", self._go_on), *keys,
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def take_typed(self) -> None:
        """Whatever is being typed is read."""
        raise NotImplementedError

    def keep(self) -> None:
        """The draft is what stands here."""
        raise NotImplementedError

    def save(self) -> None:
        raise NotImplementedError

    def begin(self) -> None:
        """The keyboard goes where something is wanted first."""
        raise NotImplementedError

    def resume(self) -> None:
        """Goes on with what was left."""
        raise NotImplementedError

    @property
    def settled(self) -> bool:
        """Nothing is kept now: it is being stored, or one has left."""
        return self.gone or self.under_way.on

    def offer_left(self, draft_id: int, said: str) -> None:
        """What was left, to be gone on with."""
        self.offered = draft_id
        self.offer.say(said)

    def go_on_if_wanted(self) -> None:
        """At once, where what is offered was asked for by name."""
        if self.desk.drafts.takes(self.offered):
            self._resume()

    def _go_on(self) -> None:
        """With what is offered here, else with what was left anywhere."""
        if self.under_way.on:
            return
        if self.offer.isHidden():
            self.desk.drafts.go_on()
        else:
            self._resume()

    def _resume(self) -> None:
        if self.offered is not None:
            self.desk.drafts.taken(self.offered)
        self.resume()

    def throw_offered(self) -> None:
        """What is offered is not wanted; what is typed here stays."""
        if self.offered is not None:
            throw_away(self.desk, self.offered)
            self.offered = None
        self.offer.hide()
        self.begin()

    def rest(self) -> None:
        """Whatever is being typed is read and kept; nothing is stored."""
        if not self.settled:
            self.take_typed()
            self.keep()

    def go_away(self) -> None:
        """What was typed stays as a draft and is offered again."""
        if self.under_way.on:
            return
        self.rest()
        if not self.gone:
            self.keep_left()
            say_left(self.desk, self.keeper)
        self.gone = True
        self.left.emit()

    def keep_left(self) -> None:
        """What the draft of an editor says that was left, not broken off."""

    def throw_away(self) -> None:
        """What was typed goes, and is not offered again; but it can be had back."""
        if self.under_way.on:
            return
        self.rest()
        self.gone = True
        desk = self.desk
        self.keeper.drop(lambda content: say_thrown(desk, lambda: put_back(desk, content)))
        self.left.emit()

    def is_stored(self) -> None:
        """Its draft ended with it."""
        self.gone = True
        self.keeper.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, or the window closes: the cell being typed is kept, too."""
        self.rest()
        super().hideEvent(event)
