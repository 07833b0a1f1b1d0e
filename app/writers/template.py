"""A firm's own Excel form, filled with the facts of a paper.

Formulas of the form are kept; Excel works them out when it opens the file, for openpyxl stores
none of their values. A form is a stranger's file: it is measured before anything is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.documents.contents import NoteContent, StatementContent
from app.documents.nodes import MovementTable, NoteTable
from app.documents.note import note_paper
from app.documents.statement import statement_paper
from app.domain.errors import DomainError
from app.i18n import Translator
from app.writers.template_lost import Lost
from app.writers.template_names import NAMES, TemplateKind, Value
from app.writers.template_open import open_template, read_lost
from app.writers.template_rows import repeat_row
from app.writers.template_values import Words, put
from app.writers.xlsx.note import note_xlsx
from app.writers.xlsx.statement_flat import flat_rows

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
LINE = "line."


@dataclass(frozen=True, slots=True)
class UnknownPlaceholder:
    """A name that is none, or one where none can be filled in (inside a formula)."""

    name: str
    cell: str
    """``Sheet!B3``, or the sheet's name and the part of its header."""


@dataclass(frozen=True, slots=True)
class TemplateReport:
    placeholders: frozenset[str]
    unknown: tuple[UnknownPlaceholder, ...]
    lost: tuple[Lost, ...]
    """What the filled form will not have, for a warning."""


def inspect_template(template: bytes, kind: TemplateKind | None = None) -> TemplateReport:
    """What a form asks for, what of that nothing can fill, and what would be lost.

    ``kind`` None: names of either paper are known. DomainError ``errors.template_unreadable``,
    ``errors.template_too_large`` or ``errors.template_line_rows``.
    """
    lost = read_lost(template)
    book = open_template(template)
    known = set(chain.from_iterable(NAMES[one] for one in ([kind] if kind else TemplateKind)))
    found: set[str] = set()
    unknown: list[UnknownPlaceholder] = []
    for name, cell, formula in _placeholders(book):
        if name not in known or formula:
            unknown.append(UnknownPlaceholder(name, cell))
        else:
            found.add(name)
    for sheet in book.worksheets:
        _line_row(sheet)
    return TemplateReport(frozenset(found), tuple(unknown), lost)


def fill_template(template: bytes, facts: StatementContent | NoteContent) -> bytes:
    """The form with every placeholder filled, its line row repeated for each line.

    A note that must not name us comes in the program's own form: the firm's has its letterhead.
    DomainError as ``inspect_template``, and ``errors.template_placeholder`` for a name that is
    none.
    """
    t = Translator(facts.language)
    if isinstance(facts, NoteContent) and facts.neutral:
        return note_xlsx(note_paper(facts, t))
    kind = TemplateKind.NOTE if isinstance(facts, NoteContent) else TemplateKind.STATEMENT
    report = inspect_template(template, kind)
    for missing in report.unknown:
        raise DomainError("errors.template_placeholder", name=missing.name, cell=missing.cell)
    lines = _lines(facts, t)
    book = open_template(template)
    words = Words(facts.currency, t)
    for sheet in book.worksheets:
        _fill_sheet(book, sheet, _Filling(kind, facts, words), lines)
    _own(book, facts, words)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lines(facts: StatementContent | NoteContent, t: Translator) -> Sequence[Any]:
    """What ``line.…`` is asked of: the rows of the paper's own table."""
    if isinstance(facts, NoteContent):
        nodes = note_paper(facts, t).nodes
        return next(node for node in nodes if isinstance(node, NoteTable)).rows
    nodes = statement_paper(facts, t).nodes
    return list(flat_rows(next(node for node in nodes if isinstance(node, MovementTable))))


@dataclass(frozen=True, slots=True)
class _Filling:
    kind: TemplateKind
    facts: StatementContent | NoteContent
    words: Words

    def value(self, name: str, line: Any) -> Value:
        """A line's names are asked of the line; without one they are nothing."""
        source = line if name.startswith(LINE) else self.facts
        if source is None:
            return None
        return NAMES[self.kind][name].value(source, self.words.t)

    def said(self, text: str, line: Any) -> str:
        def one(found: re.Match[str]) -> str:
            shown = NAMES[self.kind][found[1]].shown
            return self.words.said(self.value(found[1], line), shown)

        return PLACE.sub(one, text)


def _placeholders(book: Workbook) -> Iterator[tuple[str, str, bool]]:
    """Name, where it stands, and whether that is inside a formula."""
    for sheet in book.worksheets:
        for cell in chain.from_iterable(sheet.iter_rows()):
            for found in PLACE.finditer(_text(cell)):
                yield found[1], f"{sheet.title}!{cell.coordinate}", cell.data_type == "f"
        for place, part in _margins(sheet):
            for found in PLACE.finditer(part.text or ""):
                # A row of lines has no place in a margin.
                yield found[1], f"{sheet.title} {place}", found[1].startswith(LINE)


def _text(cell: Any) -> str:
    value = cell.value
    return str(getattr(value, "text", value)) if value is not None else ""


def _margins(sheet: Any) -> Iterator[tuple[str, Any]]:
    for which in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader",
                  "firstFooter"):  # fmt: skip
        for side in ("left", "center", "right"):
            yield f"{which}.{side}", getattr(getattr(sheet, which), side)


def _line_row(sheet: Worksheet) -> int | None:
    rows = {
        cell.row: cell.coordinate
        for cell in chain.from_iterable(sheet.iter_rows())
        if any(found[1].startswith(LINE) for found in PLACE.finditer(_text(cell)))
    }
    if len(rows) > 1:
        raise DomainError("errors.template_line_rows", sheet=sheet.title, cell=max(rows.items())[1])
    return next(iter(rows), None)


def _fill_sheet(book: Workbook, sheet: Any, filling: _Filling, lines: Sequence[Any]) -> None:
    row = _line_row(sheet)
    if row is not None:
        repeat_row(book, sheet, row, len(lines))
    for cell in chain.from_iterable(sheet.iter_rows()):
        if cell.data_type == "f" or "{{" not in _text(cell):
            continue
        index = cell.row - row if row is not None else -1
        line = lines[index] if 0 <= index < len(lines) else None
        _fill_cell(cell, filling, line)
    for _, part in _margins(sheet):
        if part.text and PLACE.search(part.text):
            # "&" begins a code in a header.
            part.text = _filled(part.text, lambda text: filling.said(text, None).replace("&", "&&"))


def _filled(text: str, say: Callable[[str], str]) -> str:
    return PLACE.sub(lambda found: say(found[0]), text)


def _fill_cell(cell: Any, filling: _Filling, line: Any) -> None:
    text = _text(cell)
    alone = PLACE.fullmatch(text.strip())
    if alone:
        shown = NAMES[filling.kind][alone[1]].shown
        put(cell, filling.value(alone[1], line), shown, filling.words)
    else:
        put(cell, filling.said(text, line), None, filling.words)


def _own(book: Any, facts: StatementContent | NoteContent, words: Words) -> None:
    """Properties that name the firm and the paper, not who made the form."""
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.packaging.custom import CustomPropertyList

    firm = facts.sender.name if isinstance(facts, NoteContent) else facts.firm.name
    number = facts.number or words.t("papers.mark.draft")
    book.properties = DocumentProperties(creator=words.clean(firm), title=words.clean(number))
    book.custom_doc_props = CustomPropertyList()
