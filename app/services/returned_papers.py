"""Papers that come back signed (domain §1.1, §5.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import Delivery, Order, ReturnedPaper, Statement
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.records import edit, found, only

PAPER_FIELDS = frozenset({
    "received_on", "channel", "signer", "sealed", "fax_no_shown", "remark",
})


@dataclass(frozen=True, slots=True)
class FileReturnedPaper:
    """``document``: the number of an order (its contract), a delivery or a statement."""

    document: str
    received_on: dt.date
    channel: str = ""
    signer: str = ""
    sealed: bool = False
    fax_no_shown: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class EditReturnedPaper:
    paper_id: int
    base_version: int
    edited: Mapping[str, Any]


def file_returned_paper(work: Work, command: FileReturnedPaper) -> int:
    """Returns its id; a paper may come back more than once, and the last one counts.

    DomainError ``errors.document_unknown``, ``errors.value_…``.
    """
    values = checked(ReturnedPaper, "returned_papers", asdict(command))
    _check_document(work, values["document"])
    paper = ReturnedPaper(**values)
    work.session.add(paper)
    work.session.flush()
    return paper.id


def edit_returned_paper(work: Work, command: EditReturnedPaper) -> None:
    """EditConflict; DomainError ``errors.value_…``."""
    paper = found(work, ReturnedPaper, command.paper_id)
    edited = checked(ReturnedPaper, "returned_papers", only(command.edited, PAPER_FIELDS))
    edit(work, paper, command.base_version, edited)


def _check_document(work: Work, number: str) -> None:
    for model in (Order, Delivery, Statement):
        if work.session.scalar(select(model.id).where(model.number == number)) is not None:
            return
    raise DomainError("errors.document_unknown", number=number)
