"""The drafts that may be gone on with: one by one key, several from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from app.gui.parts.key_menu import KeyMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.gui.desk import Desk
    from app.gui.order_editor.editor_page import OrderEditor


class DraftMenu(QObject):
    def __init__(self, desk: Desk, editor: OrderEditor) -> None:
        super().__init__(editor)
        self._desk, self._offer, self._editor = desk, editor.offer, editor
        self._offers: Sequence[tuple[str, Callable[[], None]]] = ()
        self.menu: KeyMenu | None = None

    def offer(
        self, offers: Sequence[tuple[str, Callable[[], None]]], ids: Sequence[int]
    ) -> None:
        self._offers = offers
        self._editor.offered = ids[0] if ids else None
        if not offers:
            return
        first = offers[0][0]
        more = len(offers) - 1
        words = self._desk.words
        self._offer.say(words("editor.offer_more", first=first, count=more) if more else first)
        # Several are thrown away one at a time, each from its own editor.
        self._offer.discard.setVisible(not more and bool(ids))

    def resume(self) -> None:
        if len(self._offers) == 1:
            self._offers[0][1]()
            return
        self.menu = KeyMenu(self._editor)
        for place, (said, act) in enumerate(self._offers, start=1):
            self.menu.addAction(f"&{place}  {said}" if place <= 9 else said, act)
        self.menu.aboutToHide.connect(self.menu.deleteLater)
        corner = QPoint(self._offer.width() - self.menu.sizeHint().width(), self._offer.height())
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self._offer.mapToGlobal(corner))
