"""One page for a printer: letters and rules in one bit a dot, pictures in shades above them.

Shades at the edge of a letter become a raster on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from app.writers.page_pictures import PagePictures, Picture

BAND_DOTS = 2 << 20
"""Dots drawn between two looks at whether to stop."""
PART_DOTS = 8 << 20
"""Dots handed to the printer at once: Python's lock is held meanwhile, and the window waits."""
OVERLAP = 8
"""Rows."""
_BLACK_AND_WHITE = [0xFF000000, 0xFFFFFFFF]
"""Qt sends one bit a dot only for exactly this table; any other becomes 24."""


class PageDots:
    def __init__(self, pages: PagePictures, page: int, size: tuple[int, int]) -> None:
        self._pages, self._page, self._size = pages, page, size
        self._rows = 0
        self._bits = bytearray()
        self._stride = 0

    def draw_on(self) -> bool:
        """Draws some rows; False once the page is whole."""
        across, down = self._size
        rows = min(max(1, BAND_DOTS // across), down - self._rows)
        bits, self._stride = self._pages.black_and_white(
            self._page, self._size, self._rows, rows
        )
        self._bits += bits
        self._rows += rows
        return self._rows < down

    def letters(self) -> Iterator[tuple[int, QImage]]:
        """(dots from the top, a part of the page), white where its pictures stand.

        Parts reach into one another: where they only touched, printers showed the seam.
        """
        across, down = self._size
        rows = max(OVERLAP + 1, PART_DOTS // across)
        for top in range(0, down, rows):
            high = min(rows + OVERLAP, down - top)
            bits = bytes(self._bits[top * self._stride : (top + high) * self._stride])
            image = QImage(bits, across, high, self._stride, QImage.Format.Format_Mono)
            image.setColorTable(_BLACK_AND_WHITE)
            yield top, self._without_pictures(image.copy(), top)  # the bytes are Python's

    def _without_pictures(self, image: QImage, top: int) -> QImage:
        boxes = self._boxes()
        if boxes:
            painter = QPainter(image)
            for box in boxes:
                painter.fillRect(box.translated(0, -top), Qt.GlobalColor.white)
            painter.end()
        return image

    def pictures(self) -> Iterator[tuple[int, int, QImage]]:
        """(dots from the left, from the top, shades)"""
        from app.writers.page_pictures import Dots

        for box in self._boxes():
            band = self._pages.band(self._page, self._size, box.top(), box.height(), Dots.GREY)
            shades = image_of(band).copy(box.left(), 0, box.width(), box.height())
            yield box.left(), box.top(), shades

    def _boxes(self) -> list[QRect]:
        across, down = self._size
        whole = QRect(0, 0, across, down)
        return [
            QRect(
                int(left * across), int(top * down), int((right - left) * across) + 2,
                int((bottom - top) * down) + 2,
            ).intersected(whole)
            for left, top, right, bottom in self._pages.pictures_on(self._page)
        ]


def image_of(picture: Picture) -> QImage:
    from app.writers.page_pictures import Dots

    form = QImage.Format.Format_Grayscale8
    if picture.dots is Dots.COLOUR:
        form = QImage.Format.Format_RGB32
    image = QImage(picture.data, picture.width, picture.height, picture.stride, form)
    return image.copy()  # the bytes are Python's and go away
