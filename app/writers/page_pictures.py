"""Pages of a PDF as dots for a printer or a screen, a band at a time so that a stop is quick."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Any

from app.writers.pdfium import PDFIUM

MM = 25.4
_POINTS = 72
_BLACK_OR_WHITE = [0] * 128 + [255] * 128


class Dots(Enum):
    """Bytes a dot."""

    GREY = 1
    COLOUR = 4
    """Blue, green, red and one unused."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows from the top, each ``stride`` bytes."""

    width: int
    height: int
    stride: int
    dots: Dots
    data: bytes


class PagePictures:
    """Open until ``close``; its threads may differ, for PDFium is locked around each call."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes_mm = tuple(
                (page.get_width() / _POINTS * MM, page.get_height() / _POINTS * MM)
                for page in self._document
            )

    def __len__(self) -> int:
        return len(self.sizes_mm)

    def __enter__(self) -> PagePictures:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        with PDFIUM:
            self._document.close()

    def pictures_on(self, page: int) -> tuple[tuple[float, float, float, float], ...]:
        """Left, top, right and bottom of each picture, as fractions of the page."""
        from ctypes import byref, c_float

        from pypdfium2 import raw

        found = []
        with PDFIUM:
            sheet = self._document[page]
            across, down = sheet.get_width(), sheet.get_height()
            for place in range(raw.FPDFPage_CountObjects(sheet.raw)):
                one = raw.FPDFPage_GetObject(sheet.raw, place)
                if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_IMAGE:
                    left, low, right, high = c_float(), c_float(), c_float(), c_float()
                    raw.FPDFPageObj_GetBounds(
                        one, byref(left), byref(low), byref(right), byref(high)
                    )
                    found.append((left.value / across, 1 - high.value / down,
                                  right.value / across, 1 - low.value / down))
        return tuple(found)

    def band(
        self, page: int, size: tuple[int, int], top: int, rows: int, dots: Dots
    ) -> Picture:
        """``rows`` of the page from ``top``, the whole page being ``size`` dots large."""
        with PDFIUM:
            return _band(self._document[page], size, top, rows, dots)

    def black_and_white(
        self, page: int, size: tuple[int, int], top: int, rows: int
    ) -> tuple[bytes, int]:
        """The same rows in one bit a dot, 1 for white, and the bytes of a row."""
        from PIL import Image

        grey = self.band(page, size, top, rows, Dots.GREY)
        shades = Image.frombuffer(
            "L", (grey.width, grey.height), grey.data, "raw", "L", grey.stride, 1
        )
        bits = shades.point(_BLACK_OR_WHITE, "1").tobytes()
        return bits, len(bits) // rows

    def picture(self, page: int, width: int, dots: Dots = Dots.COLOUR) -> Picture:
        """The whole page, ``width`` dots across."""
        across, down = self.sizes_mm[page]
        height = max(1, round(width * down / across))
        return self.band(page, (width, height), 0, height, dots)


def _band(page: Any, size: tuple[int, int], top: int, rows: int, dots: Dots) -> Picture:
    from ctypes import POINTER, c_ubyte, cast

    from pypdfium2 import raw

    width, height = size
    grey = dots is Dots.GREY
    bitmap = raw.FPDFBitmap_CreateEx(
        width, rows, raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx, None, 0
    )
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, rows, 0xFFFFFFFF)
        flags = raw.FPDF_GRAYSCALE if grey else 0
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, -top, width, height, 0, flags)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = cast(raw.FPDFBitmap_GetBuffer(bitmap), POINTER(c_ubyte * (stride * rows)))
        return Picture(width, rows, stride, dots, bytes(buffer.contents))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
