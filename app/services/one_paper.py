"""One paper as PDF, to be printed or looked at; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
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


def statement_drawing(desk: Desk, ask: StatementPaper) -> bytes | Callable[[], bytes]:
    """An issued one's kept file, else what draws it, which needs the book no more.

    DomainError ``errors.no_statement``; from drawing ``errors.glyph_missing``.
    """
    found: bytes | Drawing = desk.ask(_statement, ask)
    return _drawn_later(found) if isinstance(found, Drawing) else found


def _drawn_later(drawing: Drawing) -> Callable[[], bytes]:
    return lambda: draw(drawing)[FileFormat.PDF]


def note_drawing(desk: Desk, ask: NotePaper) -> Callable[[], bytes]:
    """DomainError ``errors.delivery_unknown``; from drawing ``errors.glyph_missing``."""
    return _drawn_later(desk.ask(_note, ask))


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
