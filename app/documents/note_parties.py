"""Who receives a delivery and where it goes: as typed, or the customer at its own address."""

from __future__ import annotations

from app.documents.contents import NoteContent
from app.documents.heads import customer_party
from app.documents.shared_nodes import Party
from app.documents.typed_places import typed_place
from app.i18n import Translator


def note_parties(content: NoteContent, t: Translator) -> tuple[Party, ...]:
    """Who orders (on a neutral note: who receives), and where to, if any place is known."""
    address = content.customer.address.strip()
    if content.ship_to.strip() in ("", address):  # nobody else's name begins the customer's own
        place: tuple[str, tuple[str, ...]] = "", (address,) if address else ()
    else:
        place = typed_place(content.ship_to)
    name, lines = place
    where = tuple((line,) for line in lines)
    if content.neutral:
        return _neutral(content, t, name, where)
    buyer = customer_party(content.customer, t, t("papers.note.customer"))
    if not name and not where:
        return (buyer,)
    their_name = content.customer.short_name or content.customer.name
    return buyer, Party(name=name or their_name, lines=where, label=t("papers.note.ship_to"))


def _neutral(
    content: NoteContent, t: Translator, name: str, where: tuple[tuple[str, ...], ...]
) -> tuple[Party, ...]:
    """The sender is the customer, so it is not named again as the receiver of a nameless place."""
    label = t("papers.note.receiver")
    own = not content.ship_to.strip() or content.ship_to.strip() == content.customer.address
    name = name or (content.customer.name if own else "")
    if not name:
        return (Party(name="", lines=where, label=label),)
    receiver = Party(name=name, lines=(), label=label)
    if not where:
        return (receiver,)
    return receiver, Party(name="", lines=where, label=t("papers.note.ship_to"))
