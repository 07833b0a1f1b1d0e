"""From a paper's stored content to the bytes of its files; runs as well in another process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context

from app.db.files import FileStore
from app.documents.contents import StatementContent
from app.documents.json_contents import Content, content_from_json
from app.documents.nodes import Paper
from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.domain.errors import DomainError
from app.i18n import Language, Translator

ALONE_UP_TO = 24
"""Starting helpers costs about a second: so many papers are drawn quicker without them."""


class FileFormat(StrEnum):
    XLSX = "xlsx"
    PDF = "pdf"
    TIFF = "tiff"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One paper to draw. ``paper_size``: None for a statement, else that of a delivery note."""

    content: bytes
    formats: tuple[FileFormat, ...]
    paper_size: str | None = None
    template: bytes | None = None
    """The firm's own Excel form; None: ours."""
    logo: bytes = b""
    """The picture that the content's sender names."""


def logo_of(files: FileStore, content: Content) -> bytes:
    head = content.firm if isinstance(content, StatementContent) else content.sender
    return files.get(head.logo) if head.logo else b""


def draw(drawing: Drawing) -> dict[FileFormat, bytes]:
    """The files of one paper. DomainError where a character has no glyph or a form is wrong."""
    found: dict[FileFormat, bytes] = {}
    pdf = b""
    if FileFormat.PDF in drawing.formats or FileFormat.TIFF in drawing.formats:
        pdf = _pdf(drawing)
    if FileFormat.PDF in drawing.formats:
        found[FileFormat.PDF] = pdf
    if FileFormat.TIFF in drawing.formats:
        from app.writers.raster import fax_tiff

        found[FileFormat.TIFF] = fax_tiff(pdf)
    if FileFormat.XLSX in drawing.formats:
        found[FileFormat.XLSX] = _xlsx(drawing)
    return found


def _pdf(drawing: Drawing) -> bytes:
    paper = _paper(content_from_json(drawing.content), drawing.logo)
    if drawing.paper_size is None:
        from app.writers.pdf.statement import statement_pdf

        return statement_pdf(paper)
    from app.writers.pdf.note import PaperSize, note_pdf

    return note_pdf([paper], PaperSize(drawing.paper_size))


def _paper(content: Content, logo: bytes) -> Paper:
    words = Translator(Language(content.language))
    if isinstance(content, StatementContent):
        return statement_paper(content, words, logo)
    return note_paper(content, words, logo=logo)


def _xlsx(drawing: Drawing) -> bytes:
    content = content_from_json(drawing.content)
    if drawing.template is not None:
        from app.writers.template import fill_template

        return fill_template(drawing.template, content)
    if drawing.paper_size is None:
        from app.writers.xlsx.statement import statement_xlsx

        return statement_xlsx(_paper(content, drawing.logo))
    from app.writers.xlsx.note import note_xlsx

    return note_xlsx(_paper(content, drawing.logo))


Drawn = dict[FileFormat, bytes] | DomainError
"""The files of a paper, or why there are none: one bad paper stops no other."""


def _tried(drawing: Drawing) -> Drawn:
    try:
        return draw(drawing)
    except DomainError as refused:
        return refused


def draw_all(drawings: Sequence[Drawing], processes: int) -> Iterator[tuple[int, Drawn]]:
    """(place, files) as they are ready, in any order. Close it to stop: what is being drawn is
    waited for, the rest is dropped."""
    if processes < 2 or len(drawings) <= ALONE_UP_TO:
        yield from ((place, _tried(drawing)) for place, drawing in enumerate(drawings))
        return
    # spawn: a forked child would share the open book and the window's threads.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            yield from _drawn(pool, drawings, processes * 4)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _drawn(
    pool: ProcessPoolExecutor, drawings: Sequence[Drawing], ahead: int
) -> Iterator[tuple[int, Drawn]]:
    waiting: dict[Future[Drawn], int] = {}
    following = iter(enumerate(drawings))
    while True:
        while len(waiting) < ahead and (one := next(following, None)) is not None:
            waiting[pool.submit(_tried, one[1])] = one[0]
        if not waiting:
            return
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield waiting.pop(future), future.result()
