"""What was used of late stands first; the rest follows in the order of codes."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.lookups.name_index import Found, NameIndex, folded


def ranked(index: NameIndex, late: Sequence[int], text: str, limit: int) -> list[Found]:
    """Records that answer to ``text``; none typed: those of late."""
    if not folded(text):
        return [Found(one, "", by_sound=False) for one in late[:limit]]
    found: dict[int, Found] = {}
    for one in late:
        hit = index.match(one, text)
        if hit is not None:
            found[one] = hit
    # What is seen in a code, name or number goes before what only sounds like it.
    first = sorted(found.values(), key=lambda hit: hit.by_sound)[:limit]
    others = index.search(text, limit + len(found))
    kept = {hit.id: hit for hit in [*first, *others]}
    return sorted(kept.values(), key=lambda hit: hit.by_sound)[:limit]
