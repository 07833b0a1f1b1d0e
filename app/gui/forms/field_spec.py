"""What a form is made of, told as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Context
    from app.gui.fields.lookup_popup import PopupRow
    from app.gui.words import Words


class FieldKind(Enum):
    TEXT = auto()
    LONG_TEXT = auto()
    DATE = auto()
    TIME = auto()
    MONTH = auto()
    AMOUNT = auto()
    QUANTITY = auto()
    PRICE = auto()
    PERCENT = auto()
    INTEGER = auto()
    CHOICE = auto()
    YES_NO = auto()
    LOOKUP = auto()


TEXTS = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


@dataclass(frozen=True, slots=True)
class Choice:
    """``label`` is a message id; where that says several names, the first is shown and all of
    them are understood."""

    value: Any
    label: str = ""
    words: str = ""
    """Said as it is, where it comes from the book: a contact's name."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A record that a look-up field names."""

    id: int
    code: str
    name: str
    hit: Any = None
    """The whole answer, for whoever knows its kind; not compared by anybody."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picked) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class LookupOf:
    """``ask(text)`` makes the question for the reader's thread; an answer is worded by ``row``."""

    ask: Callable[[str], Callable[[Context], tuple[Any, ...]]]
    row: Callable[[Any, Words], PopupRow]
    picked: Callable[[Any], Picked]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """``name`` is the field's in the service and in the draft; ``label`` a message id, of which
    the first name is shown; ``span`` how many of the grid's four columns it takes."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    label: str = ""
    choices: tuple[Choice, ...] = ()
    span: int = 1
    required: bool = False
    note: str = ""
    """A message id: what stands below the field while nothing is wrong with it."""
    lookup: LookupOf | None = None
    read_only: bool = False
    new_row: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    """A message id, or "" for none."""
    fields: tuple[FieldSpec, ...]


def first_name(label: str) -> str:
    """Headings have several names parted by " / ": the first is the one that is shown."""
    return label.split(" / ")[0]
