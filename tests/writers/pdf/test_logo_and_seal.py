"""The firm's logo at the head of its papers, and the box for the customer's seal."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.logo import as_logo
from app.writers.page_pictures import PagePictures
from app.writers.pdf.note import PaperSize, note_pdf, note_sheets
from app.writers.pdf.sheet import Sheet
from app.writers.pdf.statement import statement_pdf, statement_sheets
from app.writers.xlsx.note import note_xlsx
from app.writers.xlsx.statement import statement_xlsx
from tests.documents import notes_of_the_look, papers_of_the_look

T = Translator("zh_TW")


def logo(width: int = 400, height: int = 200) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "#c02040").save(file, "PNG")
    return as_logo(file.getvalue())


def inside(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> list[str]:
    return [
        text.text for text in sheet.texts
        if text.x < right and text.x + text.width > left
        and text.y > top and text.y - text.size * 0.3 < bottom
    ]


@pytest.mark.parametrize("size", [(400, 200), (1200, 100), (100, 700)])
def test_the_logo_of_a_statement_stands_before_our_name_and_covers_nothing(
    size: tuple[int, int],
) -> None:
    content = papers_of_the_look.two_pages_tw()
    first, second = statement_sheets(statement_paper(content, T, logo(*size)))
    (picture,) = first.pictures
    assert picture.x == 15
    assert picture.y >= 20
    assert picture.y + picture.height <= 38.6
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.02)
    right, bottom = picture.x + picture.width, picture.y + picture.height
    assert inside(first, picture.x, picture.y, right, bottom) == []
    assert second.pictures == []


@pytest.mark.parametrize("paper_size", list(PaperSize))
def test_the_logo_stands_on_every_copy_of_a_note(paper_size: PaperSize) -> None:
    paper = note_paper(notes_of_the_look.priced_note(), T, 2, logo())
    for sheet in note_sheets(paper, paper_size):
        (picture,) = sheet.pictures
        right, bottom = picture.x + picture.width, picture.y + picture.height
        assert inside(sheet, picture.x, picture.y, right, bottom) == []
        rule = min(one.y for one in sheet.rules)
        assert bottom < rule
        assert right + 2 < min(text.x for text in sheet.texts if text.y < rule)


def test_the_logo_is_really_drawn() -> None:
    pdf = statement_pdf(statement_paper(papers_of_the_look.two_pages_tw(), T, logo()))
    with PagePictures(pdf) as pages:
        boxes = pages.pictures_on(0)
        assert boxes == (pytest.approx((15 / 210, 20.5 / 297, 46 / 210, 36 / 297), abs=0.002),)
        assert pages.pictures_on(1) == ()
        shown = pages.picture(0, 840)
    page = Image.frombytes(
        "RGB", (shown.width, shown.height), shown.data, "raw", "BGRX", shown.stride
    )
    assert page.getpixel((4 * 30, 4 * 28)) == (0xC0, 0x20, 0x40)


def test_without_a_logo_a_paper_is_as_it_was() -> None:
    paper = statement_paper(papers_of_the_look.two_pages_tw(), T)
    assert all(not sheet.pictures for sheet in statement_sheets(paper))
    with PagePictures(statement_pdf(paper)) as pages:
        assert pages.pictures_on(0) == ()


def _seals(sheets: list[Sheet]) -> int:
    return sum(box.width >= 45 for sheet in sheets for box in sheet.boxes if box.y > 60)


def test_a_statement_has_its_seal_box_unless_the_firm_wants_none() -> None:
    content = papers_of_the_look.two_pages_tw()
    with_box = statement_sheets(statement_paper(content, T))
    without = statement_sheets(statement_paper(replace(content, seal_box=False), T))
    caption = T("papers.seal.statement")
    assert [_has(sheets, caption) for sheets in (with_box, without)] == [True, False]
    assert _seals(with_box) == _seals(without) + 1


@pytest.mark.parametrize("paper_size", list(PaperSize))
def test_a_note_has_its_seal_box_unless_the_firm_wants_none(paper_size: PaperSize) -> None:
    caption = T("papers.seal.note")
    content = notes_of_the_look.priced_note()
    found = [
        _has(note_sheets(note_paper(one, T, 1), paper_size), caption)
        for one in (content, replace(content, seal_box=False))
    ]
    assert found == [True, False]


def _has(sheets: list[Sheet], words: str) -> bool:
    return any(text.text == words for sheet in sheets for text in sheet.texts)


def test_workbooks_do_without_a_seal_box_too() -> None:
    note = replace(notes_of_the_look.priced_note(), seal_box=False)
    assert note_xlsx(note_paper(note, T))
    assert statement_xlsx(
        statement_paper(replace(papers_of_the_look.two_pages_tw(), seal_box=False), T)
    )
    assert note_pdf([note_paper(note, T, 1)], PaperSize.A4)


@pytest.mark.parametrize("size", [(400, 200), (1200, 100), (100, 700)])
def test_a_workbook_prints_the_logo_in_its_page_head_and_covers_no_cell(
    size: tuple[int, int],
) -> None:
    made = statement_xlsx(
        statement_paper(papers_of_the_look.two_pages_tw(), T, logo(*size))
    )
    with zipfile.ZipFile(BytesIO(made)) as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "&amp;L&amp;G" in first
        (name,) = [one for one in archive.namelist() if one.startswith("xl/media/")]
        with Image.open(BytesIO(archive.read(name))) as picture:
            across, down = (
                dots / picture.info["dpi"][place] * 25.4
                for place, dots in enumerate(picture.size)
            )
    assert across <= 32.1
    assert down <= 13.1
    assert max(across / 32, down / 13) == pytest.approx(1, abs=0.02)
