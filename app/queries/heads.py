"""Who stands at the head of a paper: the firm and the customer, in the paper's language."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Contact, Customer, Firm
from app.documents.contents import CustomerHead, FirmHead

ACCOUNTING_WORDS = ("會計", "会计", "帳", "账", "財", "财", "account", "finance")
BUYING_WORDS = ("採購", "采购", "purchas", "buyer", "倉", "仓", "warehouse")


def firm_head(firm: Firm, language: str) -> FirmHead:
    """As papers in that language name it: English ones by its English name, if it has one."""
    english = language == "en" and firm.name_en
    return FirmHead(
        name=firm.name_en if english else firm.name, name_en=firm.name_en, tax_id=firm.tax_id,
        address=firm.address, phone=firm.phone, fax=firm.fax, email=firm.email,
        bank_account=firm.bank_account, region=firm.region, logo=firm.logo_file,
    )


def customer_head(
    session: Session, customer: Customer, firm: Firm, wanted: tuple[str, ...] = ACCOUNTING_WORDS
) -> CustomerHead:
    """``wanted``: words in a contact's role or title that make him the one to name."""
    contact = _contact(session, customer.id, wanted)
    fax = contact.fax if contact is not None and contact.fax else customer.fax
    return CustomerHead(
        code=customer.code, name=customer.name, short_name=customer.short_name,
        tax_id=customer.tax_id, address=customer.address,
        contact=_addressed(contact, document_language(customer, firm)),
        contact_title=(contact.role or contact.title) if contact else "",
        phone=(contact.phone if contact and contact.phone else customer.phone),
        fax=fax.split(";")[0].strip(), region=customer.region or firm.region,
    )


def _addressed(contact: Contact | None, language: str) -> str:
    """A name with its form of address, which stands before it in English and after in Chinese."""
    if contact is None:
        return ""
    if not contact.role:
        return contact.name
    parts = [contact.title, contact.name] if language == "en" else [contact.name, contact.title]
    return " ".join(part for part in parts if part)


def _contact(session: Session, customer_id: int, wanted: tuple[str, ...]) -> Contact | None:
    people = session.scalars(
        select(Contact).where(Contact.customer_id == customer_id).order_by(Contact.id)
    ).all()
    for person in people:
        duty = f"{person.role} {person.title}".lower()
        if any(word in duty for word in wanted):
            return person
    return people[0] if people else None


def document_language(customer: Customer, firm: Firm) -> str:
    """The customer's own choice, else what its region (or the firm's) reads."""
    if customer.document_language:
        return customer.document_language
    return "zh_CN" if (customer.region or firm.region) == "CN" else "zh_TW"


def capital_style(customer: Customer, firm: Firm) -> str | None:
    """zh_HK where the region is HK, none in English (firm-workbook §2, customers)."""
    language = document_language(customer, firm)
    if language == "en":
        return None
    return "zh_HK" if (customer.region or firm.region) == "HK" else language


def spec_text(*parts: str) -> str:
    """Material, size, colour and process as one line."""
    return " ".join(part for part in parts if part)
