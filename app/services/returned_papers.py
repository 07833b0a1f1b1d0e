"""Papers that come back signed (domain §1.1, §5.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Delivery, Order, ReturnedPaper, Statement
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.discrepancies import (
    Differing,
    checked_amount,
    note_discrepancies,
    statement_of,
)
from app.services.given import checked
from app.services.records import edit, found, only

PAPER_FIELDS = frozenset({
    "received_on", "channel", "signer", "sealed", "fax_no_shown", "remark", "theirs",
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
    keep_fax: bool = False
    """The number shown becomes the customer's, who has none yet."""
    theirs: Decimal | None = None
    """What he says he owes, of a statement; None: what we say. A workbook carries it in the
    remark, where both amounts stand first (``domain.differences``)."""
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True)
class EditReturnedPaper:
    paper_id: int
    base_version: int
    edited: Mapping[str, Any]
    keep_fax: bool = False
    differing: tuple[Differing, ...] = ()
    """Those that were edited, and new ones."""
    removed: tuple[str, ...] = ()
    """The documents of those that are wanted no more."""


def file_returned_paper(work: Work, command: FileReturnedPaper) -> int:
    """Returns its id; a paper may come back more than once, and the last one counts.

    DomainError ``errors.document_unknown``, ``errors.value_…``.
    """
    given = {name: getattr(command, name) for name in ("document", *PAPER_FIELDS)}
    values = checked(ReturnedPaper, "returned_papers", given)
    values["theirs"] = _amount(work, command.document, command.theirs)
    customer_id = _whose(work, values["document"])
    paper = ReturnedPaper(**values)
    work.session.add(paper)
    work.session.flush()
    if command.keep_fax:
        _keep_fax(work, customer_id, paper.fax_no_shown)
    note_discrepancies(work, paper, command.differing)
    return paper.id


def edit_returned_paper(work: Work, command: EditReturnedPaper) -> None:
    """EditConflict; DomainError ``errors.value_…``."""
    paper = found(work, ReturnedPaper, command.paper_id)
    edited = checked(ReturnedPaper, "returned_papers", only(command.edited, PAPER_FIELDS))
    if "theirs" in edited:
        edited["theirs"] = _amount(work, paper.document, edited["theirs"])
    edit(work, paper, command.base_version, edited)
    if command.keep_fax:
        _keep_fax(work, _whose(work, paper.document), paper.fax_no_shown)
    note_discrepancies(work, paper, command.differing, command.removed, command.base_version)


def _amount(work: Work, document: str, theirs: Decimal | None) -> Decimal | None:
    """Of a statement only: no other paper has a sum that its customer could have otherwise."""
    statement = statement_of(work, document) if theirs is not None else None
    return None if statement is None else checked_amount(theirs, statement.currency, "theirs")


def _whose(work: Work, number: str) -> int:
    """The customer's id that the paper was made for."""
    for model in (Order, Delivery, Statement):
        found_id = work.session.scalar(select(model.customer_id).where(model.number == number))
        if found_id is not None:
            return found_id
    raise DomainError("errors.document_unknown", number=number)


def _keep_fax(work: Work, customer_id: int, number: str) -> None:
    """What somebody registered meanwhile stays."""
    customer = found(work, Customer, customer_id)
    if number and not customer.fax:
        edit(work, customer, customer.version, checked(Customer, "customers", {"fax": number}))
