"""Who sends and who receives: the lines under a name, left out where nothing is known."""

from __future__ import annotations

from app.documents.contents import CustomerHead, FirmHead
from app.documents.shared_nodes import Letterhead, Party
from app.i18n import Translator

Lines = tuple[tuple[str, ...], ...]


def _known(*lines: tuple[str, ...]) -> Lines:
    kept = (tuple(piece for piece in line if piece) for line in lines)
    return tuple(line for line in kept if line)


def tax_id(number: str, region: str, t: Translator) -> str:
    known = region if region in ("TW", "CN", "HK") else "TW"
    return t(f"papers.tax_id.{known}", number=number) if number else ""


def phone(number: str, t: Translator) -> str:
    return t("papers.phone", number=number) if number else ""


def fax(number: str, t: Translator) -> str:
    return t("papers.fax", number=number) if number else ""


def letterhead(firm: FirmHead, t: Translator, logo: bytes = b"") -> Letterhead:
    number = tax_id(firm.tax_id, firm.region, t)
    calls = (phone(firm.phone, t), fax(firm.fax, t))
    if t.language == "zh_TW":
        return Letterhead(firm.name, _known((number, firm.address), calls), logo)
    if t.language == "zh_CN":
        return Letterhead(firm.name, _known((firm.address, number), calls), logo)
    return Letterhead(firm.name, _known((firm.address,), (*calls, number)), logo)


def customer_party(customer: CustomerHead, t: Translator, label: str = "") -> Party:
    code = t("papers.customer_code", code=customer.code)
    number = tax_id(customer.tax_id, customer.region, t)
    person = " ".join(part for part in (customer.contact_title, customer.contact) if part)
    return Party(
        name=customer.name, label=label,
        greeting="" if label else t("papers.greeting"),
        lines=_known(
            (code, number),
            (customer.address,),
            (person, phone(customer.phone, t), fax(customer.fax, t)),
        ),
    )


def call_note(firm: FirmHead, t: Translator) -> str:
    """Whom to call about a page that did not come through."""
    if firm.phone:
        return t("papers.footer.call", phone=firm.phone)
    return t("papers.footer.tell")


def page_words(t: Translator) -> str:
    """With its two places left open: only the writer knows the pages."""
    return t("papers.page", page="{page}", pages="{pages}")
