"""Whom to call about it: the customer, and there the person whose duty it is."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Contact, Customer
from app.queries.day_rows import Caller, Party
from app.queries.heads import ACCOUNTING_WORDS, BUYING_WORDS
from app.queries.waiting.item import Kind

MONEY_KINDS = (
    Kind.CHEQUE, Kind.RECEIVABLE, Kind.STATEMENT_TO_SEND, Kind.STATEMENT_UNSIGNED,
    Kind.STATEMENT_DIFFERS,
)
_FEW = 400


def load_customers(session: Session, ids: Collection[int]) -> dict[int, Party]:
    query = select(
        Customer.id, Customer.code, Customer.short_name, Customer.name, Customer.phone,
        Customer.fax, Customer.clerk, Customer.salesperson, Customer.credit_hold,
    )
    if len(ids) < _FEW:
        query = query.where(Customer.id.in_(ids))
    return {
        one: Party(code, short or name, name, phone, _first(fax),
                   tuple(person for person in (clerk, sales) if person), held)
        for one, code, short, name, phone, fax, clerk, sales, held in session.execute(query)
    }


def load_named(session: Session) -> frozenset[str]:
    """Everybody who is a customer's clerk or salesperson."""
    query = select(Customer.clerk, Customer.salesperson).distinct()
    return frozenset(name for pair in session.execute(query) for name in pair if name)


def load_contacts(session: Session, ids: Collection[int]) -> dict[int, list[Contact]]:
    query = select(Contact).where(Contact.customer_id.in_(ids)).order_by(Contact.id)
    found: dict[int, list[Contact]] = {}
    for one in session.scalars(query):
        found.setdefault(one.customer_id, []).append(one)
    return found


def caller(kind: Kind, party: Party, contacts: list[Contact]) -> Caller:
    wanted = ACCOUNTING_WORDS if kind in MONEY_KINDS else BUYING_WORDS
    for person in contacts:
        duty = f"{person.role} {person.title}".lower()
        if any(word in duty for word in wanted):
            return _of(person, party)
    return _of(contacts[0], party) if contacts else Caller("", party.phone, party.fax)


def _of(person: Contact, party: Party) -> Caller:
    named = " ".join(part for part in (person.role or person.title, person.name) if part)
    return Caller(named, person.phone or party.phone, _first(person.fax) or party.fax)


def _first(fax: str) -> str:
    return fax.split(";")[0].strip()
