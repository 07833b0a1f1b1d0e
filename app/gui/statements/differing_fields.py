"""The papers of a statement that differ, as rows of its form: document, their amount, reason, and
once it is known how each was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.discrepancies import Resolution
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.gui.forms.form import Given
    from app.queries.discrepancies import Disputed
    from app.services.discrepancies import Differing

ROWS = range(1, 9)
TITLE = "money.differing"
_TYPED = ("theirs", "reason", "resolution", "adjusting")
RESOLUTIONS = tuple(Choice(one, f"money.resolution.{one.value}") for one in Resolution)


def differing_section() -> Section:
    return Section(TITLE, tuple(field for row in ROWS for field in _row(row)))


def _row(row: int) -> Iterator[FieldSpec]:
    yield FieldSpec(f"document_{row}", label="fields.document", new_row=True)
    yield FieldSpec(f"theirs_{row}", FieldKind.AMOUNT, "money.theirs_of_paper")
    yield FieldSpec(f"reason_{row}", label="fields.reason", span=2)
    yield FieldSpec(f"resolution_{row}", FieldKind.CHOICE, "money.resolution",
                    choices=RESOLUTIONS, new_row=True)
    yield FieldSpec(f"adjusting_{row}", label="money.adjusting")


def shown_items(items: Sequence[Disputed]) -> dict[str, Any]:
    """What stands in the rows; those that find no room are left as they are."""
    values: dict[str, Any] = {}
    for row, one in zip(ROWS, items, strict=False):
        values[f"document_{row}"] = one.document
        values |= {f"{name}_{row}": getattr(one, name) or None for name in _TYPED}
        values[f"theirs_{row}"] = one.theirs  # nothing at all is a sum, too
    return values


def given_items(
    given: Given, before: Mapping[str, Any]
) -> tuple[tuple[Differing, ...], tuple[str, ...]]:
    """(what was edited or is new, the documents that are wanted no more); ``before``: the rows
    as they were read."""
    from app.services.discrepancies import Differing

    kept: list[Differing] = []
    removed: list[str] = []
    for row in ROWS:
        values = {name: given.values[f"{name}_{row}"] for name in _TYPED}
        edited = {name: value for name, value in values.items() if f"{name}_{row}" in given.edited}
        document, was = given.values[f"document_{row}"], before.get(f"document_{row}") or ""
        if was and document != was:
            removed.append(was)
        if was and document == was:
            if edited:
                kept.append(Differing(document, edited, row))
        elif document or (edited and not was):
            filled = {name: value for name, value in values.items() if value not in (None, "")}
            kept.append(Differing(document, filled, row))
    return tuple(kept), tuple(removed)
