"""The papers of one job for looking at: each made when it is first shown, few of them kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.printing.job import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.desk import Desk
    from app.gui.printing.job import Draw, PaperJob
    from app.gui.printing.off_thread import OffThread
    from app.writers.page_pictures import PagePictures


class PaperStack(QObject):
    """``shown`` with the pages of the current paper and whether its last page is wanted."""

    shown = Signal(object, bool)
    turned = Signal(int)
    """Another paper is current; it may still have to be made."""
    failed = Signal(object)

    def __init__(self, desk: Desk, job: PaperJob, aside: OffThread, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._makes, self._aside = desk, job.makes, aside
        self._made: dict[int, PagePictures] = {}
        self._at = 0
        self._from_end = False

    def __len__(self) -> int:
        return len(self._makes)

    @property
    def at(self) -> int:
        return self._at

    def turn(self, at: int, *, from_end: bool = False) -> bool:
        """False where there is no such paper."""
        if not 0 <= at < len(self._makes):
            return False
        self._at, self._from_end = at, from_end
        self.turned.emit(at)
        if at in self._made:
            self._show()
        else:
            self._ask(at)
        return True

    def _ask(self, at: int) -> None:
        self._desk.tasks.read(
            self._makes[at], lambda made: self._draw(at, made), failed=self._on_failed(at),
            owner=self, group=(id(self), "paper"),
        )

    def _draw(self, at: int, made: bytes | Draw) -> None:
        def draw() -> PagePictures:
            from app.writers.page_pictures import PagePictures

            return PagePictures(drawn(made))

        self._aside.ask(draw, lambda pages: self._on_made(at, pages))

    def _on_made(self, at: int, pages: PagePictures) -> None:
        if at in self._made:  # turned away from and back to while it was drawn
            self._aside.ask(pages.close, _nothing)
            return
        self._made[at] = pages
        if at == self._at:
            self._show()
        for far in [one for one in self._made if abs(one - self._at) > 1]:
            self._aside.ask(self._made.pop(far).close, _nothing)

    def _show(self) -> None:
        self.shown.emit(self._made[self._at], self._from_end)

    def _on_failed(self, at: int) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if at == self._at:
                self.failed.emit(error)

        return failed

    def close(self) -> None:
        """After what is still drawn of them."""
        for pages in self._made.values():
            self._aside.ask(pages.close, _nothing)
        self._made.clear()


def _nothing(_closed: object) -> None:
    pass
