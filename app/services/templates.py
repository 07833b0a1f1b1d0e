"""The firm's own Excel forms: looked at when they are chosen, kept in the book, used by a run."""

from __future__ import annotations

from dataclasses import dataclass

from app.db.models import Firm
from app.db.unit_of_work import Read, Work
from app.domain.errors import DomainError
from app.queries.parties import load_firm
from app.writers.template import inspect_template
from app.writers.template_lost import Lost
from app.writers.template_names import TemplateKind

_COLUMNS = {
    TemplateKind.STATEMENT: "statement_template", TemplateKind.NOTE: "note_template",
}


@dataclass(frozen=True, slots=True)
class KeepTemplate:
    """``content`` None: our own form again."""

    kind: TemplateKind
    content: bytes | None


def checked_template(content: bytes, kind: TemplateKind) -> tuple[Lost, ...]:
    """What the filled form will not have, for a warning.

    DomainError ``errors.template_placeholder`` for a name that nothing fills, and those of
    ``inspect_template``.
    """
    report = inspect_template(content, kind)
    for unknown in report.unknown:
        raise DomainError("errors.template_placeholder", name=unknown.name, cell=unknown.cell)
    return report.lost


def keep_template(work: Work, command: KeepTemplate) -> tuple[Lost, ...]:
    """Use this form from now on for the Excel file of that paper; answers with what it loses."""
    lost = checked_template(command.content, command.kind) if command.content else ()
    firm = work.session.get(Firm, 1)
    if firm is None:
        firm = Firm(id=1)
        work.session.add(firm)
    stored = work.files.put(command.content) if command.content else ""
    setattr(firm, _COLUMNS[command.kind], stored)
    return lost


def kept_template(read: Read, kind: TemplateKind) -> bytes | None:
    """The form kept for that paper, None where ours is used."""
    stored: str = getattr(load_firm(read.session), _COLUMNS[kind])
    return read.files.get(stored) if stored else None
