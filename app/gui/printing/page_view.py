"""The pages of a PDF one under the other, as wide as there is room; white in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from app.gui.printing.page_dots import image_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent

    from app.gui.desk import Desk
    from app.gui.printing.off_thread import OffThread
    from app.writers.page_pictures import PagePictures

GAP = 16
WIDEST = 1000
_BESIDE = 2
"""Pages whose pictures are kept before and after those seen."""
PAPER = QColor(255, 255, 255)


class PageView(QAbstractScrollArea):
    page_shown = Signal(int)
    turned_past = Signal(int)
    """A page before the first was asked for, −1, or one after the last, 1."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._pages: PagePictures | None = None
        self._aside: OffThread | None = None
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._places: list[QRect] = []
        self._page = 0
        self.setAccessibleName(name)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        desk.theme.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page whose greater part is seen, from 0."""
        return self._page

    @property
    def images(self) -> dict[int, QImage]:
        return self._images

    def show_pages(self, pages: PagePictures, *, from_end: bool = False) -> None:
        self._pages = pages
        self._lay_out()
        self.go_to(len(self._places) - 1 if from_end else 0)

    def show_none(self) -> None:
        """Until the pages of another paper are there."""
        self._pages = None
        self._lay_out()

    def draw_by(self, aside: OffThread) -> None:
        self._aside = aside

    def _sizes(self) -> Sequence[tuple[float, float]]:
        return () if self._pages is None else self._pages.sizes_mm

    def _lay_out(self) -> None:
        theme = self._desk.theme
        gap, room = theme.px(GAP), self.viewport().width()
        width = max(1, min(room - 2 * gap, theme.px(WIDEST)))
        self._places, top = [], gap
        for across, down in self._sizes():
            height = round(width * down / across)
            self._places.append(QRect((room - width) // 2, top, width, height))
            top += height + gap
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(48))
        bar.setRange(0, max(0, top - self.viewport().height()))
        self._images.clear()
        self._asked.clear()
        self._on_scrolled()

    def go_to(self, page: int) -> None:
        if self._places:
            page = min(max(page, 0), len(self._places) - 1)
            gap = self._desk.theme.px(GAP)
            self.verticalScrollBar().setValue(self._places[page].top() - gap)

    def _on_scrolled(self) -> None:
        top = self.verticalScrollBar().value()
        seen = QRect(0, top, self.viewport().width(), self.viewport().height())
        shown = [(place.intersected(seen).height(), -page)
                 for page, place in enumerate(self._places)]
        self._page = -max(shown)[1] if shown else 0
        near = [page for page, place in enumerate(self._places) if place.intersects(seen)]
        if near:
            kept = range(near[0] - _BESIDE, near[-1] + _BESIDE + 1)
            self._images = {page: one for page, one in self._images.items() if page in kept}
        for page in near:
            self._ask(page)
        self.page_shown.emit(self._page)
        self.viewport().update()

    def _ask(self, page: int) -> None:
        pages = self._pages
        if pages is None or self._aside is None or page in self._images or page in self._asked:
            return
        self._asked.add(page)
        width = self._places[page].width()
        dots = round(width * self.devicePixelRatioF())

        def draw() -> QImage:
            return image_of(pages.picture(page, dots))

        def drawn(image: QImage) -> None:
            if pages is not self._pages:
                return
            self._asked.discard(page)
            if page < len(self._places) and self._places[page].width() == width:
                self._images[page] = image
                self.viewport().update()

        self._aside.ask(draw, drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._lay_out()
        if page:
            self.go_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_Space: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._places) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step_to(steps[key])
        else:
            super().keyPressEvent(event)

    def _step_to(self, page: int) -> None:
        if 0 <= page < len(self._places):
            self.go_to(page)
        else:
            self.turned_past.emit(-1 if page < 0 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = self._desk.theme.tokens
        painter.fillRect(self.viewport().rect(), QColor(tokens.sunken))
        top = self.verticalScrollBar().value()
        for page, place in enumerate(self._places):
            box = place.translated(0, -top)
            if not box.intersects(event.rect()):
                continue
            painter.fillRect(box, PAPER)
            if (image := self._images.get(page)) is not None:
                painter.drawImage(box, image)
            painter.setPen(QColor(tokens.line2))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()
