"""The people at a customer's: whom to call, and who may sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.db.models import Contact, Customer
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.given import checked
from app.services.records import as_seen, edit, found, only

CONTACT_FIELDS = frozenset({
    "name", "role", "title", "phone", "fax", "email", "authorised_signatory",
})


@dataclass(frozen=True, slots=True)
class AddContact:
    customer_id: int
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditContact:
    contact_id: int
    base_version: int
    edited: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemoveContact:
    contact_id: int
    base_version: int | None = None


def add_contact(work: Work, command: AddContact) -> int:
    """Returns its id. DomainError ``errors.value_taken`` for a name the customer has already."""
    found(work, Customer, command.customer_id)
    given = {**only(command.fields, CONTACT_FIELDS), "name": command.name}
    values = checked(Contact, "contacts", given)
    _refuse_same(work, command.customer_id, values["name"])
    contact = Contact(customer_id=command.customer_id, **values)
    work.session.add(contact)
    work.session.flush()
    return contact.id


def edit_contact(work: Work, command: EditContact) -> None:
    """EditConflict; DomainError as ``add_contact``."""
    contact = found(work, Contact, command.contact_id)
    edited = checked(Contact, "contacts", only(command.edited, CONTACT_FIELDS))
    if edited.get("name", contact.name) != contact.name:
        _refuse_same(work, contact.customer_id, edited["name"])
    edit(work, contact, command.base_version, edited)


def remove_contact(work: Work, command: RemoveContact) -> None:
    """DomainError ``errors.record_changed`` where it is another than ``base_version``."""
    contact = found(work, Contact, command.contact_id)
    as_seen(contact, command.base_version)
    work.session.delete(contact)
    work.session.flush()


def _refuse_same(work: Work, customer_id: int, name: str) -> None:
    same = select(Contact.id).where(Contact.customer_id == customer_id, Contact.name == name)
    if work.session.scalar(same) is not None:
        raise DomainError("errors.value_taken", field="name", value=name)
