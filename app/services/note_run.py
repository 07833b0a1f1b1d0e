"""Files of delivery notes, one a delivery, paper size and format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.db.unit_of_work import Read
from app.documents.contents import NoteContent
from app.documents.json_contents import content_to_json
from app.domain.errors import DomainError
from app.queries.note_content import NotesAsk, note_contents, note_numbers
from app.services.desk import Desk, Progress, unwatched
from app.services.drawing import Drawing, FileFormat, draw_all, logo_of
from app.services.templates import kept_template
from app.writers.file_names import unique_file_names
from app.writers.swap import replacing
from app.writers.template_names import TemplateKind


@dataclass(frozen=True, slots=True)
class NoteRun:
    out: Path
    numbers: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    formats: tuple[FileFormat, ...] = (FileFormat.PDF,)
    papers: tuple[str, ...] = ("a4",)
    processes: int = 2
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class NotesWritten:
    """The files, and by number of a delivery why it has none."""

    files: tuple[Path, ...]
    refused: Mapping[str, DomainError]


@dataclass(frozen=True, slots=True)
class _Planned:
    note: int
    """Which of the contents."""
    name: str
    drawing: Drawing


def run_notes(
    desk: Desk, run: NoteRun, progress: Progress = unwatched
) -> NotesWritten:
    """An Excel note has one size: it is written once, whatever ``papers``. DomainError
    ``errors.delivery_unknown``; what concerns one note is in the answer."""
    run.out.mkdir(parents=True, exist_ok=True)
    if run.template is None and FileFormat.XLSX in run.formats:
        run = replace(run, template=desk.ask(kept_template, TemplateKind.NOTE))
    numbers = desk.ask(note_numbers, NotesAsk(run.numbers, run.start, run.end))
    written: list[Path] = []
    refused: dict[str, DomainError] = {}
    for start in range(0, len(numbers), 200):
        contents: list[NoteContent]
        contents, logos = desk.ask(_contents, tuple(numbers[start : start + 200]))
        plan = _plan(contents, logos, run)
        drawings = [one.drawing for one in plan]
        for place, files in draw_all(drawings, run.processes):
            number = contents[plan[place].note].number
            if isinstance(files, DomainError):
                refused.setdefault(number, files)
                files = {}
            for kind, content in files.items():
                path = run.out / f"{plan[place].name}.{kind.value}"
                with replacing(path) as beside:
                    beside.write_bytes(content)
                written.append(path)
            if not progress(start + plan[place].note + 1, len(numbers), plan[place].name):
                return NotesWritten(tuple(sorted(written)), refused)
    return NotesWritten(tuple(sorted(written)), refused)


def _contents(
    read: Read, numbers: tuple[str, ...]
) -> tuple[list[NoteContent], list[bytes]]:
    contents = note_contents(read, numbers)
    return contents, [logo_of(read.files, one) for one in contents]


def _plan(
    contents: list[NoteContent], logos: list[bytes], run: NoteRun
) -> list[_Planned]:
    stems = unique_file_names([
        f"{one.number}_{one.customer.short_name or one.customer.name}" for one in contents
    ])
    drawn = tuple(kind for kind in run.formats if kind is not FileFormat.XLSX)
    plan = []
    for note, (stem, content) in enumerate(zip(stems, contents, strict=True)):
        frozen = content_to_json(content)
        for place, size in enumerate(run.papers):
            kinds = run.formats if place == 0 else drawn
            if kinds:
                name = stem if size == "a4" else f"{stem}_{size}"
                drawing = Drawing(frozen, kinds, size, run.template, logos[note])
                plan.append(_Planned(note, name, drawing))
    return plan
