"""A month's end: 500 customers of 40 lines, as Excel and PDF, by one process and by two."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from app.bootstrap import open_context
from app.i18n import Language
from app.services.drawing import FileFormat
from app.services.statement_files import StatementRun
from app.services.statement_run import run_statements
from tests.benchmarks.made_book import LAST, Size, made_book
from tests.benchmarks.measure import Measured

MONTH_END = Size(customers=500, orders=4000, lines=5, months=1)


def month_end() -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "book"
        shutil.copytree(made_book(MONTH_END), place)
        seconds = {processes: _run(place, Path(folder), processes) for processes in (2, 1)}
    remark = f"{MONTH_END.customers} statements, 2 processes to 1"
    return Measured("month end", seconds[2], seconds[1], most=0.7, remark=remark)


def _run(place: Path, folder: Path, processes: int) -> float:
    """The files only: issuing is one commit a statement, whoever draws it."""
    out = folder / f"by-{processes}"
    context = open_context(place, Language.ZH_TW, actor="benchmark")
    try:
        begun = time.perf_counter()
        run_statements(
            context,
            StatementRun(
                LAST, out=out, formats=(FileFormat.XLSX, FileFormat.PDF), processes=processes
            ),
        )
        seconds = time.perf_counter() - begun
    finally:
        context.close()
    assert len(list(out.iterdir())) == 2 * MONTH_END.customers
    return seconds
