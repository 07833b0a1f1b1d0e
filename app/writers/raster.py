"""Pages as a fax machine sees them: 1 bit a dot, 204 dots an inch across, and as TIFF files.

Rows of a fax are twice as far apart in standard mode as in fine (ITU-T T.4), so dots are not
square; readers refuse strips of group 4 without the three tags given (parts, fax TIFF).
"""

from __future__ import annotations

from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from app.writers.pdfium import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image

ACROSS = 204
LINE = 1728
"""Dots of a scan line on A4 (T.4): 215 mm, so a sheet of 210 mm has white at both sides."""

THRESHOLD = 128
"""Black below it; no dithering, which a fax turns into noise."""

_BLACK_OR_WHITE = [0] * THRESHOLD + [255] * (256 - THRESHOLD)
_PHOTOMETRIC, _ROWS_PER_STRIP, _RESOLUTION_UNIT = 262, 278, 296


class FaxMode(Enum):
    """Rows an inch."""

    FINE = 196
    STANDARD = 98


def fax_pages(pdf: bytes, mode: FaxMode = FaxMode.FINE) -> list[Image]:
    """Every page of the file in 1 bit, at 204 × 196 or 204 × 98 dots an inch."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_one_bit(page, mode) for page in document]
        finally:
            document.close()


def _one_bit(page: object, mode: FaxMode) -> Image:
    from ctypes import POINTER, c_ubyte, cast

    import pypdfium2
    from PIL import Image
    from pypdfium2 import raw

    if not isinstance(page, pypdfium2.PdfPage):
        raise TypeError(f"{page!r} is no page")
    width = round(page.get_width() / 72 * ACROSS)
    height = round(page.get_height() / 72 * mode.value)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, width, height, 0, raw.FPDF_GRAYSCALE)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        buffer = cast(raw.FPDFBitmap_GetBuffer(bitmap), POINTER(c_ubyte * (stride * height)))
        grey = Image.frombytes("L", (width, height), bytes(buffer.contents), "raw", "L", stride)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return _on_scan_line(grey.point(_BLACK_OR_WHITE).convert("1", dither=Image.Dither.NONE))


def _on_scan_line(page: Image) -> Image:
    """A narrower page stands in the middle of the machine's line."""
    from PIL import Image

    if page.width >= LINE:
        return page
    whole = Image.new("1", (LINE, page.height), 255)
    whole.paste(page, ((LINE - page.width) // 2, 0))
    return whole


def fax_tiff(pdf: bytes, mode: FaxMode = FaxMode.FINE) -> bytes:
    """All pages in one TIFF file, group 4."""
    pages = fax_pages(pdf, mode)
    file = BytesIO()
    tags = {_PHOTOMETRIC: 0, _ROWS_PER_STRIP: pages[0].height, _RESOLUTION_UNIT: 2}
    pages[0].save(
        file, format="TIFF", compression="group4", dpi=(ACROSS, mode.value), tiffinfo=tags,
        save_all=True, append_images=pages[1:],
    )
    return file.getvalue()
