"""One paper as PDF, to be printed or looked at; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import Delivery
from app.db.unit_of_work import Read
from app.documents.json_contents import Content, content_to_json
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.note_content import note_contents
from app.queries.statement_figures import statement_figures
from app.queries.statements import contents_of
from app.services.desk import Desk
from app.services.drawing import Drawing, FileFormat, draw, logo_of


@dataclass(frozen=True, slots=True)
class StatementPaper:
    customer_id: int
    currency: str
    month: Month


@dataclass(frozen=True, slots=True)
class NotePaper:
    """``paper_size`` as in ``writers.pdf.note.PaperSize``."""

    delivery_id: int
    paper_size: str = "a4"


def statement_paper_pdf(desk: Desk, ask: StatementPaper) -> bytes:
    """An issued one's kept file, else drawn. DomainError ``errors.no_statement``, and
    ``errors.glyph_missing``."""
    found: bytes | Drawing = desk.ask(_statement, ask)
    return draw(found)[FileFormat.PDF] if isinstance(found, Drawing) else found


def note_paper_pdf(desk: Desk, ask: NotePaper) -> bytes:
    """DomainError ``errors.delivery_unknown``, ``errors.glyph_missing``."""
    drawing: Drawing = desk.ask(_note, ask)
    return draw(drawing)[FileFormat.PDF]


def _statement(read: Read, ask: StatementPaper) -> bytes | Drawing:
    for one in statement_figures(read.session, ask.month, [ask.customer_id]):
        if one.account.currency == ask.currency:
            if one.pdf_file:
                return read.files.get(one.pdf_file)
            return _drawing(read, contents_of(read, [one])[0])
    raise DomainError("errors.no_statement", month=str(ask.month))


def _note(read: Read, ask: NotePaper) -> Drawing:
    number = read.session.scalar(select(Delivery.number).where(Delivery.id == ask.delivery_id))
    if number is None:
        raise DomainError("errors.delivery_unknown", number=str(ask.delivery_id))
    return _drawing(read, note_contents(read, [number])[0], ask.paper_size)


def _drawing(read: Read, content: Content, paper_size: str | None = None) -> Drawing:
    return Drawing(
        content_to_json(content), (FileFormat.PDF,), paper_size,
        logo=logo_of(read.files, content),
    )
