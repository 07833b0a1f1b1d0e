"""The short inner loop writes what the library's own writes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from xlsxwriter.worksheet import Worksheet

from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.xlsx.quick_sheet import QuickSheet
from app.writers.xlsx.statement import statement_xlsx
from tests.writers.xlsx_samples import statement, statement_in_cents


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("make", [statement, statement_in_cents])
def test_a_statement_is_the_same_written_by_the_library_alone(
    make: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make()
    paper = statement_paper(content, Translator(content.language))  # type: ignore[attr-defined]
    quick = parts(statement_xlsx(paper))
    for name in (
        "write_string",
        "write_number",
        "write_blank",
        "_assemble_xml_file",
        "_write_rows",
    ):
        monkeypatch.setattr(QuickSheet, name, getattr(Worksheet, name))
    slow = parts(statement_xlsx(paper))
    assert quick.keys() == slow.keys()
    for name, part in slow.items():
        assert quick[name] == re.sub(rb' spans="\d+:\d+"', b"", part), name


def test_figures_keep_their_digits() -> None:
    from app.writers.xlsx.page import serial

    assert serial(date(2026, 11, 30)) == 46356
    assert f"{float(Decimal('9876543210.25')):.16G}" == "9876543210.25"
