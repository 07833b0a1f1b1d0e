from __future__ import annotations

import pytest
from PIL import Image

from app.writers.page_pictures import Dots, PagePictures
from app.writers.pdf.test_page import FROM_EDGE, printer_test_pdf

SHEETS = [(210.0, 297.0), (241.3, 139.7)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_frame_stands_twenty_millimetres_from_every_edge(sheet: tuple[float, float]) -> None:
    pdf = printer_test_pdf("zh_TW", sheet, "測試頁", ("量一量", "EPSON LQ-690"))
    with PagePictures(pdf) as pages:
        assert pages.sizes_mm == (pytest.approx(sheet, abs=0.1),)
        shown = pages.picture(0, round(sheet[0] * 10), Dots.GREY)
    page = Image.frombytes("L", (shown.width, shown.height), shown.data, "raw", "L", shown.stride)
    middle = (round(sheet[0] * 6), round(sheet[1] * 7))  # clear of words and rulers
    across = [x for x in range(page.width) if page.getpixel((x, middle[1])) < 128]
    down = [y for y in range(page.height) if page.getpixel((middle[0], y)) < 128]
    for dots, length in ((across, sheet[0]), (down, sheet[1])):
        assert dots[0] == pytest.approx(FROM_EDGE * 10, abs=4)
        assert dots[-1] == pytest.approx((length - FROM_EDGE) * 10, abs=4)
