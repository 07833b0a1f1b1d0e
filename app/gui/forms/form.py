"""One form: its fields, how its record is read, and how what was typed is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from app.gui.forms.field_spec import FieldSpec, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from app.bootstrap import Context
    from app.gui.forms.form_page import FormPage
    from app.services.perform import Outcome

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as the book has it."""

    values: Mapping[str, Any]
    version: int = 0
    title: str = ""
    """What stands above its editor: its number, or its name."""
    locked: frozenset[str] = frozenset()
    """Fields that may not be changed any more."""
    choices: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Choices that come from the book, by field."""
    currency: str = ""
    """Of its amounts, where neither form nor field says one."""
    extra: Any = None
    """What else the page wants to know of the record: the firm's calendar, its units."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be stored."""

    values: Mapping[str, Any]
    edited: Mapping[str, Any]
    """Only the fields that differ from what was shown; of a new record, those not empty."""
    base_id: int | None
    base_version: int
    ending: Callable[[Callable[[Any, Any], Any]], Callable[[Any, Any], Any]]
    """``DraftKeeper.ending``."""
    key: str = field(default_factory=lambda: uuid4().hex)

    def perform(
        self, context: Context, verb: str, action: Callable[[Any, C], Any], command: C
    ) -> Outcome[Any]:
        """Does it once, however often it is asked, and ends the draft in the same action."""
        return context.perform(verb, self.ending(action), command, key=self.key)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was stored does not stand where one comes back to."""

    said: str
    """The message id in place of the form's."""
    named: Mapping[str, object]
    """What it names besides."""
    way: str
    go: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Form:
    kind: str
    title: str
    sections: tuple[Section, ...]
    save: Callable[[Context, Given], Outcome[Any]]
    read: Callable[[Context, int], Shown | None] | None = None
    prepare: Callable[[Context], Shown] | None = None
    """A new record's first values, read from the book; ``preset`` is laid over them."""
    said: str = ""
    """The toast's message id once it is stored; "" for none."""
    said_of: Callable[[Any], str] | None = None
    """Likewise, where it depends on the outcome's value."""
    told: Callable[[FormPage, Any], Mapping[str, object]] | None = None
    """What ``said`` names, of what stands in the page and of the outcome's value."""
    currency: str = ""
    """Of its amounts, unless a field named ``currency`` says one; "" the firm's own."""
    columns: int = 4
    of_month: bool = False
    """What is stored is of a month of its own, so the record read anew need not be what somebody
    else changed: a conflict is shown as the service says it."""
    about: str = ""
    """What stands beside the title: whose contact it is. Said as it is."""

    @property
    def fields(self) -> Iterator[FieldSpec]:
        for section in self.sections:
            yield from section.fields
