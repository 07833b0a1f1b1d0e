"""Filters that somebody keeps under a name of his own: kept, renamed, moved, taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app.db.models import SavedFilter
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.domain.months import Month
from app.readers.cell_text import clean
from app.services.records import edit, found

LONGEST_NAME = 40
MOST = 20
"""In one tab; each of them is counted whenever its list changes."""


@dataclass(frozen=True, slots=True)
class SaveFilter:
    """``base``: the key of the tab's fixed filter; ``words``: what stands in its search."""

    tab: str
    name: str
    base: str
    words: str = ""
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class RenameFilter:
    filter_id: int
    name: str
    base_version: int


@dataclass(frozen=True, slots=True)
class MoveFilter:
    """``by``: so many places on, or back where it is negative."""

    filter_id: int
    by: int


@dataclass(frozen=True, slots=True)
class RemoveFilter:
    """``name``: as it was shown."""

    filter_id: int
    name: str


def save_filter(work: Work, command: SaveFilter) -> int:
    """Its id; it stands last. DomainError ``errors.filter_nameless``, ``errors.filter_name_taken``,
    ``errors.filters_many``."""
    held = _held(work, command.tab)
    if len(held) >= MOST:
        raise DomainError("errors.filters_many", most=MOST)
    kept = SavedFilter(
        actor=work.action.actor, tab=command.tab, name=_name(command.name, held),
        position=max((one.position for one in held), default=-1) + 1, base=command.base,
        words=clean(command.words), month=command.month,
    )
    work.session.add(kept)
    work.session.flush()
    return kept.id


def rename_filter(work: Work, command: RenameFilter) -> str:
    """The name it has now. DomainError as for ``save_filter``, ``errors.record_gone``,
    EditConflict."""
    kept = _own(work, command.filter_id)
    others = [one for one in _held(work, kept.tab) if one.id != kept.id]
    edit(work, kept, command.base_version, {"name": _name(command.name, others)})
    return kept.name


def move_filter(work: Work, command: MoveFilter) -> None:
    """Stops at the first and at the last place. DomainError ``errors.record_gone``."""
    kept = _own(work, command.filter_id)
    held = _held(work, kept.tab)
    place = held.index(kept)
    held.insert(min(max(place + command.by, 0), len(held) - 1), held.pop(place))
    for position, one in enumerate(held):
        one.position = position
    work.session.flush()


def remove_filter(work: Work, command: RemoveFilter) -> str:
    """Its name. DomainError ``errors.record_gone``; ``errors.record_changed`` where it has another
    name by now."""
    kept = _own(work, command.filter_id)
    if kept.name != command.name:
        raise DomainError("errors.record_changed")
    work.session.delete(kept)
    work.session.flush()
    return command.name


def _own(work: Work, filter_id: int) -> SavedFilter:
    kept = found(work, SavedFilter, filter_id)
    if kept.actor != work.action.actor:
        raise DomainError("errors.record_gone")
    return kept


def _held(work: Work, tab: str) -> list[SavedFilter]:
    query = select(SavedFilter).where(
        SavedFilter.actor == work.action.actor, SavedFilter.tab == tab
    )
    return list(work.session.scalars(query.order_by(SavedFilter.position, SavedFilter.id)))


def _name(given: str, held: list[SavedFilter]) -> str:
    name = clean(given)[:LONGEST_NAME].strip()
    if not name:
        raise DomainError("errors.filter_nameless")
    if name.casefold() in {one.name.casefold() for one in held}:
        raise DomainError("errors.filter_name_taken", name=name)
    return name
