"""Where the goods go: a name and an address typed as one text, or the customer's own."""

from __future__ import annotations

from app.documents.contents import NoteContent
from app.documents.shared_nodes import Party
from app.i18n import Translator


def receiver_party(content: NoteContent, t: Translator) -> Party:
    """The left block of a neutral note: who receives, for the sender is the customer itself."""
    name, lines = _typed(content.ship_to)
    return Party(name=name or "".join(lines[:1]), lines=(), label=t("papers.note.receiver"))


def ship_to_party(content: NoteContent, t: Translator) -> Party:
    name, lines = _typed(content.ship_to)
    if not content.ship_to.strip():
        name, lines = "", (content.customer.address,)
    if content.neutral and lines:
        name = ""
    return Party(
        name=name, label=t("papers.note.ship_to"),
        lines=tuple((line,) for line in lines if line),
    )


def _typed(text: str) -> tuple[str, tuple[str, ...]]:
    """Name and address lines: by lines where there are several, else at the first space.

    A single word that holds a digit is an address without a name.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        return lines[0], tuple(lines[1:])
    whole = lines[0] if lines else ""
    first, _, rest = whole.partition(" ")
    if rest and not any(character.isdigit() for character in first) and not whole.isascii():
        return first, (rest.strip(),)
    if any(character.isdigit() for character in whole):
        return "", (whole,)
    return whole, ()
