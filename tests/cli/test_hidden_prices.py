"""A note for someone who must not see prices holds none: in no cell, text, property or part."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook

from app.cli import main

FIRM = "承昌包裝有限公司"
SECRETS = ("28.57", "28,57", "57,140", "57140", "2,857", "2857", "59,997", "59997", "月結", "10%",
           "12.5%", "432")
"""Unit price, amount, tax, total, freight, discount and term, as they could show."""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All notes, in every format and size, of a customer with hidden prices (DN1) and of a
    delivery to a third party (DN2), and for comparison an ordinary one (DN3)."""
    folder = tmp_path_factory.mktemp("hidden")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in {
        "firm": [["key", "value"], ["name", FIRM], ["fax", "04-2355-1188"]],
        "customers": [
            ["code", "name", "fax", "address", "hide_prices", "term_count"],
            ["H", "藏價行", "02-1111-2222", "臺北市中山路 1 號", "yes", 1],
            ["O", "尋常行", "02-3333-4444", "臺北市中山路 2 號", "no", 1],
        ],
        "orders": [["number", "customer", "date"], ["SO1", "H", "2026-10-01"],
                   ["SO2", "O", "2026-10-01"]],
        "order_lines": [
            ["order", "line", "name", "unit", "quantity", "unit_price", "discount_percent"],
            ["SO1", 1, "三層瓦楞箱", "個", 2000, 28.57, 12.5],
            ["SO2", 1, "三層瓦楞箱", "個", 4000, 28.57, 12.5],
        ],
        "deliveries": [
            ["number", "date", "customer", "ship_to", "third_party", "freight"],
            ["DN1", "2026-10-05", "H", "", "no", 432],
            ["DN2", "2026-10-05", "O", "收貨人, 高雄市前鎮區 9 號", "yes", 432],
            ["DN3", "2026-10-06", "O", "", "no", 432],
        ],
        "delivery_lines": [["delivery", "order", "order_line", "quantity"],
                           ["DN1", "SO1", 1, 2000], ["DN2", "SO2", 1, 2000],
                           ["DN3", "SO2", 1, 2000]],
    }.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / "firm.xlsx")
    start = ["--data", str(folder / "book"), "--lang", "zh_TW"]
    assert main([*start, "import", str(folder / "firm.xlsx")]) == 0
    out = folder / "out"
    assert main([*start, "notes", "--from", "2026-10-01", "--to", "2026-10-31", "--out", str(out),
                 "--format", "pdf,xlsx", "--paper", "a4,a5,241x140"]) == 0
    return out


def everything_in(path: Path) -> str:
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*pages, *document.get_metadata_dict().values()])


def files_of(notes: Path, number: str) -> list[Path]:
    found = sorted(notes.glob(f"{number}_*"))
    assert len(found) == 4
    return found


@pytest.mark.parametrize("number", ["DN1", "DN2"])
def test_no_price_is_anywhere_in_an_unpriced_note(notes: Path, number: str) -> None:
    for path in files_of(notes, number):
        said = everything_in(path)
        assert "三層瓦楞箱" in said
        assert [secret for secret in SECRETS if secret in said] == []


def test_an_ordinary_note_shows_its_prices(notes: Path) -> None:
    for path in files_of(notes, "DN3"):
        assert "28.57" in everything_in(path)


def test_a_note_to_a_third_party_never_names_us(notes: Path) -> None:
    for path in files_of(notes, "DN2"):
        said = everything_in(path)
        assert FIRM not in said
        assert "2355" not in said
        assert "尋常行" in said
