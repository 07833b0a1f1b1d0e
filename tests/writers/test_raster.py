"""Pages as a fax has them: the width of a scan line, one bit, rules that do not vanish."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.pdf.note import PaperSize, note_pdf
from app.writers.pdf.press import print_sheets
from app.writers.pdf.sheet import POINT, THIN, Sheet
from app.writers.pdf.statement import statement_pdf
from app.writers.raster import FaxMode, fax_pages, fax_tiff
from tests.documents import notes_of_the_look, papers_of_the_look


def two_pages() -> bytes:
    content = papers_of_the_look.two_pages_tw()
    return statement_pdf(statement_paper(content, Translator("zh_TW")))


@pytest.mark.parametrize(("mode", "rows"), [(FaxMode.FINE, 2292), (FaxMode.STANDARD, 1146)])
def test_a_page_fills_the_scan_line_in_one_bit(mode: FaxMode, rows: int) -> None:
    pages = fax_pages(two_pages(), mode)
    assert [(page.mode, page.size) for page in pages] == [("1", (1728, rows))] * 2


def test_the_margins_of_a_page_are_white() -> None:
    page = fax_pages(two_pages())[0].convert("L")
    assert page.crop((0, 0, 100, page.height)).getextrema() == (255, 255)
    assert page.crop((0, 0, page.width, 140)).getextrema() == (255, 255)


def test_a_page_is_mostly_white() -> None:
    """Over 15 % of black a machine takes minutes and toner (domain §5.4)."""
    for page in fax_pages(two_pages()):
        black = page.convert("L").histogram()[0] / (page.width * page.height)
        assert 0.01 < black < 0.15


@pytest.mark.parametrize("mode", list(FaxMode))
def test_the_thinnest_rule_never_vanishes_wherever_it_lies(mode: FaxMode) -> None:
    sheet = Sheet("zh_TW", 210, 297)
    places = [30 + index * 5.013 for index in range(40)]
    for y in places:
        sheet.rule(20, 190, y, THIN)
    page = fax_pages(print_sheets([sheet], title="", author=""), mode)[0].convert("L")
    for y in places:
        centre = round(y / POINT / 72 * mode.value)
        strip = page.crop((200, centre - 3, 1500, centre + 4)).resize((1, 7), Image.Resampling.BOX)
        assert min(strip.get_flattened_data()) == 0, f"the rule at {y:.2f} mm is broken"


def test_a_tiff_has_every_page_and_the_tags_that_readers_ask_for() -> None:
    with Image.open(BytesIO(fax_tiff(two_pages(), FaxMode.STANDARD))) as file:
        assert file.n_frames == 2  # type: ignore[attr-defined]
        for frame in range(2):
            file.seek(frame)
            tags = file.tag_v2  # type: ignore[attr-defined]
            assert {key: tags[key] for key in (259, 262, 278, 296)} == {
                259: 4, 262: 0, 278: 1146, 296: 2,
            }
            assert (tags[282], tags[283]) == (204.0, 98.0)
            assert file.convert("L").getextrema() == (0, 255)


def test_a_half_sheet_wider_than_the_line_keeps_its_dots() -> None:
    paper = note_paper(notes_of_the_look.priced_note(), Translator("zh_TW"), 1)
    page = fax_pages(note_pdf([paper], PaperSize.CONTINUOUS))[0]
    assert page.width == 1938
