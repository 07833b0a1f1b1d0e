"""The files of a month's statements: drawn in parallel, written one beside the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.db.unit_of_work import Read
from app.documents.json_contents import content_to_json
from app.domain.errors import DomainError
from app.domain.months import Month
from app.queries.statement_figures import StatementFigures
from app.queries.statements import contents_of
from app.services.desk import Desk, Progress
from app.services.drawing import Drawing, Drawn, FileFormat, draw_all, logo_of
from app.services.statements import AttachPdfs, attach_pdfs
from app.writers.file_names import unique_file_names
from app.writers.swap import replacing

LONGEST_NAME = 20
"""Characters of a customer's name in a file's: its number and month must never be cut off."""

AT_ONCE = 200
"""Papers whose contents are held in memory together."""

Action = Callable[[Any, Any], Any]


def as_it_is(action: Action) -> Action:
    return action


@dataclass(frozen=True, slots=True)
class StatementRun:
    """``customers``: codes, None for all; ``accounts``: only these (code, currency) of them;
    ``out`` None: no file is written."""

    month: Month
    customers: tuple[str, ...] | None = None
    accounts: frozenset[tuple[str, str]] | None = None
    out: Path | None = None
    formats: tuple[FileFormat, ...] = (FileFormat.XLSX, FileFormat.PDF)
    issue: bool = False
    revise: bool = False
    """Replace what is issued by a revision first, from the papers as they are now."""
    reason: str = ""
    """Why it is revised."""
    ending: Callable[[Action], Action] = as_it_is
    """Of a revision: what else belongs to the same action, such as the end of its draft."""
    processes: int = 2
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class StatementResult:
    """``refused``: why it was not issued, or has no files; the others of the run have theirs."""

    figures: StatementFigures
    files: tuple[Path, ...] = ()
    refused: DomainError | None = None


def write_files(
    desk: Desk, run: StatementRun, found: Sequence[StatementFigures], batch: str,
    progress: Progress,
) -> list[StatementResult]:
    """Files of every statement, up to where ``progress`` stopped it. An issued one's PDF is
    drawn once, from its stored content, and kept; asked again the kept bytes are written."""
    names = unique_file_names([_stem(one) for one in found])
    results: list[StatementResult] = []
    for start in range(0, len(found), AT_ONCE):
        block = found[start : start + AT_ONCE]
        done: dict[int, StatementResult] = {}
        for place, files in _block_files(desk, run, block, batch):
            if isinstance(files, DomainError):
                done[place] = StatementResult(block[place], refused=files)
            else:
                paths = _save(run, names[start + place], files)
                done[place] = StatementResult(block[place], paths)
            name = block[place].account.party.name
            if not progress(len(results) + len(done), len(found), name):
                break
        results += [done[place] for place in sorted(done)]
        if len(done) < len(block):
            break
    return results


def _block_files(
    desk: Desk, run: StatementRun, block: Sequence[StatementFigures], batch: str
) -> Iterator[tuple[int, Drawn]]:
    formats = [_formats_to_draw(run, one) for one in block]
    places = [place for place, wanted in enumerate(formats) if wanted]
    contents: dict[int, tuple[bytes, bytes]] = desk.ask(
        _contents, tuple((p, block[p]) for p in places)
    )
    drawings = [
        Drawing(contents[p][0], formats[p], template=run.template, logo=contents[p][1])
        for p in places
    ]
    for place in range(len(block)):
        if not formats[place]:
            yield place, _kept(desk, run, block[place], {})
    drawn: list[tuple[int, str]] = []
    try:
        for at, files in draw_all(drawings, run.processes):
            one = block[places[at]]
            if isinstance(files, DomainError):
                yield places[at], files
                continue
            if one.account.issued and not one.pdf_file:
                drawn.append((one.account.issued.id, desk.book.files.put(files[FileFormat.PDF])))
            yield places[at], _kept(desk, run, one, files)
    finally:
        # Also when the run is stopped here: what was drawn of an issued statement is kept.
        if drawn:
            desk.perform("attach_pdfs", attach_pdfs, AttachPdfs(tuple(drawn)), batch=batch)


def _formats_to_draw(run: StatementRun, one: StatementFigures) -> tuple[FileFormat, ...]:
    asked = set(run.formats) if run.out is not None else set()
    if one.account.issued is not None:
        asked = asked | {FileFormat.PDF} if not one.pdf_file else asked - {FileFormat.PDF}
    return tuple(sorted(asked))


def _contents(
    read: Read, asked: tuple[tuple[int, StatementFigures], ...]
) -> dict[int, tuple[bytes, bytes]]:
    """(content, logo) by place."""
    contents = contents_of(read, [one for _, one in asked])
    return {
        place: (content_to_json(content), logo_of(read.files, content))
        for (place, _), content in zip(asked, contents, strict=True)
    }


def _kept(
    desk: Desk, run: StatementRun, one: StatementFigures, files: dict[FileFormat, bytes]
) -> dict[FileFormat, bytes]:
    """What was asked for: the stored PDF where there is one, the drawn files for the rest."""
    if run.out is None:
        return {}
    if one.pdf_file and FileFormat.PDF in run.formats:
        files = {**files, FileFormat.PDF: desk.book.files.get(one.pdf_file)}
    return {kind: files[kind] for kind in run.formats}


def _save(
    run: StatementRun, name: str, files: dict[FileFormat, bytes]
) -> tuple[Path, ...]:
    paths = []
    for kind, content in files.items():
        assert run.out is not None
        path = run.out / f"{name}.{kind.value}"
        with replacing(path) as beside:
            beside.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def _stem(one: StatementFigures) -> str:
    """``{number}_{customer}_{yyyymm}``; a draft is named by its customer's code."""
    party = one.account.party
    number = one.number or f"DRAFT-{party.code}"
    currency = "" if one.account.currency == party.currency else f"_{one.account.currency}"
    month = one.account.month.number
    name = (party.short_name or party.name)[:LONGEST_NAME]
    return f"{number}_{name}_{month}{currency}"
