"""What one statement costs as a file."""

from __future__ import annotations

from app.documents.statement import statement_paper
from app.i18n import Translator
from app.writers.pdf.statement import statement_pdf
from app.writers.xlsx.statement import statement_xlsx
from tests.benchmarks.contents import forty_lines
from tests.benchmarks.measure import Measured, versus
from tests.benchmarks.recorded_canvas import record, replay
from tests.benchmarks.xlsx_floor import take_apart, write_by_hand


def statement_as_xlsx() -> Measured:
    """Against the same cells written as XML by hand."""
    paper = statement_paper(forty_lines(), Translator("zh_TW"))
    book = take_apart(statement_xlsx(paper))
    ours, floor = versus(lambda: statement_xlsx(paper), lambda: write_by_hand(book), 40)
    return Measured("statement xlsx", ours, floor, most=5)


def statement_as_pdf() -> Measured:
    """Against a bare canvas that is told the same marks."""
    paper = statement_paper(forty_lines(), Translator("zh_TW"))
    drawn = statement_pdf(paper)
    made, calls = record(lambda: statement_pdf(paper))
    assert replay(made, calls) == drawn
    ours, floor = versus(lambda: statement_pdf(paper), lambda: replay(made, calls), 20)
    return Measured("statement pdf", ours, floor, most=1.5)
