"""Random statements: their sheets add up to the content, formulas included."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.documents.contents import (
    AgeingFigures,
    ItemLine,
    Movement,
    MovementKind,
    StatementContent,
)
from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.domain.money import places, round_money
from app.i18n import Translator
from app.writers.xlsx.note import note_xlsx
from app.writers.xlsx.statement import statement_xlsx
from tests.writers.xlsx_samples import note, statement, statement_in_cents, statement_untaxed

ZERO = Decimal(0)
FIRST = date(2026, 11, 1)
NAMES = st.text(max_size=40)
DAYS = st.integers(0, 29).map(lambda days: FIRST + timedelta(days))


def amounts(currency: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, 9_999_999, places=places(currency))


@st.composite
def charges(draw: st.DrawFn, currency: str, number: int) -> Movement:
    kind = draw(
        st.sampled_from((MovementKind.DELIVERY, MovementKind.RETURN, MovementKind.ALLOWANCE))
    )
    sign = 1 if kind is MovementKind.DELIVERY else -1
    count = 0 if kind is MovementKind.ALLOWANCE else draw(st.integers(1, 4))
    items = tuple(
        ItemLine(
            draw(NAMES),
            draw(NAMES),
            draw(st.decimals(0, 9999, places=4)) * sign,
            draw(st.text(max_size=3)),
            draw(st.decimals(0, 9999, places=6)),
            amount=draw(amounts(currency)) * sign,
        )
        for _ in range(count)
    )
    freight = draw(amounts(currency)) if kind is MovementKind.DELIVERY else ZERO
    lone = draw(amounts(currency)) * sign
    untaxed = sum((item.amount for item in items), ZERO) + freight if items else lone
    tax = round_money(untaxed * Decimal("0.05"), currency)
    return Movement(
        kind, draw(DAYS), f"N{number:03}", untaxed + tax, untaxed, tax,
        draw(NAMES), draw(NAMES), items, freight, reason=draw(NAMES),
    )  # fmt: skip


@st.composite
def money(draw: st.DrawFn, currency: str, number: int) -> Movement:
    kind = draw(st.sampled_from((MovementKind.RECEIPT, MovementKind.BOUNCE)))
    amount = draw(amounts(currency))
    total = -amount if kind is MovementKind.RECEIPT else amount
    return Movement(kind, draw(DAYS), f"R{number:03}", total, method="remit", amount=amount)


@st.composite
def contents(draw: st.DrawFn) -> StatementContent:
    currency = draw(st.sampled_from(("TWD", "CNY", "USD")))
    movements = tuple(
        draw(draw(st.sampled_from((charges, money)))(currency, number))
        for number in range(draw(st.integers(0, 8)))
    )
    opening = draw(amounts(currency))

    def of(*kinds: MovementKind) -> list[Movement]:
        return [movement for movement in movements if movement.kind in kinds]

    sales = sum((m.untaxed or ZERO for m in of(MovementKind.DELIVERY)), ZERO)
    back = of(MovementKind.RETURN, MovementKind.ALLOWANCE)
    closing = opening + sum((movement.total for movement in movements), ZERO)
    return replace(
        statement(), language=draw(st.sampled_from(("zh_TW", "zh_CN", "en"))), currency=currency,
        movements=movements, opening=opening, sales=sales, closing=closing,
        credits=-sum((m.untaxed or ZERO for m in back), ZERO),
        tax=sum((m.tax or ZERO for m in movements), ZERO),
        received=-sum((m.total for m in of(MovementKind.RECEIPT)), ZERO),
        bounced=sum((m.total for m in of(MovementKind.BOUNCE)), ZERO),
        ageing=AgeingFigures(closing, ZERO, ZERO, ZERO, ZERO, ZERO),
    )  # fmt: skip


def worked_out(content: StatementContent) -> bytes:
    return statement_xlsx(statement_paper(content, Translator(content.language)))


def formulas(data: bytes) -> dict[str, tuple[str, Any]]:
    """By cell: the formula and the value stored with it."""
    shown = load_workbook(BytesIO(data)).worksheets[0]
    stored = load_workbook(BytesIO(data), data_only=True).worksheets[0]
    return {
        cell.coordinate: (str(cell.value), stored[cell.coordinate].value)
        for row in shown.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_random_statements_add_up(content: StatementContent) -> None:
    data = worked_out(content)
    cent = Decimal(1).scaleb(-places(content.currency))
    found = {Decimal(str(value)).quantize(cent) for _, value in formulas(data).values()}
    if content.movements:
        assert content.closing.quantize(cent) in found
        if content.received:
            assert (-content.received).quantize(cent) in found
        net = content.sales - content.credits
        assert (net + content.tax).quantize(cent) in found
    flat = load_workbook(BytesIO(data)).worksheets[1]
    t = Translator(content.language)
    totals = {t("papers.column.total"), t("papers.column.total_untaxed")}
    column = next(cell.column for cell in flat[1] if str(cell.value).split("\n")[0] in totals)
    figures = [row[column - 1] for row in flat.iter_rows(min_row=2, values_only=True)]
    moved = sum((Decimal(str(figure)) for figure in figures), ZERO)
    assert content.opening + moved == content.closing
    assert all(cell.value is not None for row in flat.iter_rows() for cell in row)


def without_stored_values(data: bytes) -> bytes:
    """So that what another program shows for a formula is what it worked out."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f>", old.read(name)))
    return buffer.getvalue()


@pytest.mark.long
@pytest.mark.timeout(300)
def test_another_program_works_out_the_same_sums(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    papers = {
        "taiwan": worked_out(statement()),
        "china": worked_out(statement_in_cents()),
        "english": worked_out(statement_untaxed()),
        "note": note_xlsx(note_paper(note(), Translator("zh_TW"))),
    }
    for name, data in papers.items():
        (tmp_path / f"{name}.xlsx").write_bytes(without_stored_values(data))
    out = tmp_path / "again"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out),
         *(str(tmp_path / f"{name}.xlsx") for name in papers)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    for name, data in papers.items():
        again = formulas((out / f"{name}.xlsx").read_bytes())
        assert {cell: value for cell, (_, value) in again.items()} == pytest.approx(
            {cell: value for cell, (_, value) in formulas(data).items()}
        )
