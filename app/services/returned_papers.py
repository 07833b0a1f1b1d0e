"""Papers that come back signed (domain §1.1, §5.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from app.db.models import Customer, Delivery, Order, ReturnedPaper, Statement
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
    keep_fax: bool = False
    """The number shown becomes the customer's, who has none yet."""


@dataclass(frozen=True, slots=True)
class EditReturnedPaper:
    paper_id: int
    base_version: int
    edited: Mapping[str, Any]
    keep_fax: bool = False


def file_returned_paper(work: Work, command: FileReturnedPaper) -> int:
    """Returns its id; a paper may come back more than once, and the last one counts.

    DomainError ``errors.document_unknown``, ``errors.value_…``.
    """
    given = asdict(command)
    keep_fax = given.pop("keep_fax")
    values = checked(ReturnedPaper, "returned_papers", given)
    customer_id = _whose(work, values["document"])
    paper = ReturnedPaper(**values)
    work.session.add(paper)
    work.session.flush()
    if keep_fax:
        _keep_fax(work, customer_id, paper.fax_no_shown)
    return paper.id


def edit_returned_paper(work: Work, command: EditReturnedPaper) -> None:
    """EditConflict; DomainError ``errors.value_…``."""
    paper = found(work, ReturnedPaper, command.paper_id)
    edited = checked(ReturnedPaper, "returned_papers", only(command.edited, PAPER_FIELDS))
    edit(work, paper, command.base_version, edited)
    if command.keep_fax:
        _keep_fax(work, _whose(work, paper.document), paper.fax_no_shown)


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
