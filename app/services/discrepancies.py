"""Papers of a statement that its customer has otherwise (domain §3.6): each an item of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from app.db.conflicts import EditConflict
from app.db.models import Credit, Delivery, Discrepancy, Receipt, ReturnedPaper, Statement
from app.db.unit_of_work import Work
from app.domain.discrepancies import Resolution
from app.domain.money import round_money
from app.queries.discrepancies import stated_amounts
from app.readers.cell_text import clean
from app.readers.cells import MAX_MONEY
from app.services.given import FieldRefused
from app.services.records import as_seen, edit, only

SHEET = "returned_papers"
FIELDS = frozenset({"theirs", "reason", "resolution", "adjusting"})


@dataclass(frozen=True, slots=True)
class Differing:
    """``document``: the paper's number, ours or theirs. ``edited``: only what was typed of
    ``theirs``, ``reason``, ``resolution`` and ``adjusting``. ``row``: where it stands in its form,
    1 the first; a refusal and a conflict name their field with it: ``theirs_1``."""

    document: str
    edited: Mapping[str, Any] = field(default_factory=dict)
    row: int = 0


def statement_of(work: Work, number: str) -> Statement | None:
    return work.session.scalars(select(Statement).where(Statement.number == number)).first()


def checked_amount(value: Decimal | None, currency: str, name: str) -> Decimal | None:
    """In the currency's places. FieldRefused ``errors.value_too_large``."""
    if value is None:
        return None
    if abs(value) >= MAX_MONEY:
        raise FieldRefused("errors.value_too_large", SHEET, name, limit=f"{MAX_MONEY:,}")
    return round_money(value, currency)


def note_discrepancies(
    work: Work, paper: ReturnedPaper, differing: Sequence[Differing],
    removed: Sequence[str] = (), base_version: int = 0,
) -> None:
    """Adds them, or edits those that stand there under their document; ``removed``: documents
    that were shown and are wanted no more.

    EditConflict and FieldRefused by the field with its row; DomainError
    ``errors.record_changed`` where one to be removed is another by now.
    """
    held = {
        one.document: one for one in work.session.scalars(
            select(Discrepancy).where(Discrepancy.paper_id == paper.id)
        )
    }
    for document in removed:
        if document in held:
            as_seen(held[document], base_version)
            work.session.delete(held.pop(document))
    work.session.flush()
    if not differing:
        return
    statement = statement_of(work, paper.document)
    currency = statement.currency if statement is not None else ""
    ours = stated_amounts(work.session, work.files, paper.document)
    for one in differing:
        document = clean(one.document)
        values = _checked(work, one, currency)
        record = held.get(document)
        if record is None:
            _add(work, paper, document, ours.get(document), values)
        else:
            _edit(work, record, base_version, values, one.row)


def _add(
    work: Work, paper: ReturnedPaper, document: str, ours: Decimal | None,
    values: Mapping[str, Any],
) -> None:
    last = work.session.scalar(
        select(func.max(Discrepancy.position)).where(Discrepancy.paper_id == paper.id)
    )
    work.session.add(Discrepancy(
        paper_id=paper.id, position=(last or 0) + 1, document=document, ours=ours, **values
    ))
    work.session.flush()


def _edit(
    work: Work, record: Discrepancy, base_version: int, values: Mapping[str, Any], row: int
) -> None:
    try:
        edit(work, record, base_version, values)
    except EditConflict as conflict:
        fields = {f"{name}_{row}": clash for name, clash in conflict.fields.items()}
        raise EditConflict(conflict.entity, conflict.record_id, fields) from None


def _checked(work: Work, one: Differing, currency: str) -> dict[str, Any]:
    values = dict(only(one.edited, FIELDS))
    if "theirs" in values:
        values["theirs"] = checked_amount(values["theirs"], currency, f"theirs_{one.row}")
    for name in ("reason", "adjusting"):
        if name in values:
            values[name] = clean(str(values[name] or ""))
    if "resolution" in values:
        chosen = values["resolution"]
        values["resolution"] = Resolution(chosen).value if chosen else ""
    number = values.get("adjusting")
    if number and not _known(work, number):
        raise FieldRefused("errors.document_unknown", SHEET, f"adjusting_{one.row}", number=number)
    return values


def _known(work: Work, number: str) -> bool:
    return any(
        work.session.scalar(select(model.id).where(model.number == number)) is not None
        for model in (Credit, Delivery, Receipt, Statement)
    )
