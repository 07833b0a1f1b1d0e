"""Typed values to and from JSON, forgiving on the way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, cast, get_args, get_type_hints

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """A frozen dataclass as nested tables; enums as their strings."""
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    return value


def from_json(kind: type[T], found: Mapping[str, Any], ignored: list[str], path: str = "") -> T:
    """A dataclass from a table. What does not fit keeps its default and joins ``ignored``."""
    default: Any = kind()
    hints = get_type_hints(kind)
    known: dict[str, Any] = {}
    for field in fields(default):
        if field.name not in found:
            continue
        given, usual = found[field.name], getattr(default, field.name)
        where = f"{path}{field.name}"
        if is_dataclass(usual) and isinstance(given, Mapping):
            known[field.name] = from_json(type(usual), given, ignored, f"{where}.")
        elif (entry := _entry(hints[field.name])) is not None and isinstance(given, Mapping):
            known[field.name] = _entries(entry, given, ignored, where)
        else:
            _take(known, field.name, given, usual, ignored, where)
    return kind(**known)


def _entry(hint: Any) -> type[Any] | None:
    """The dataclass of a mapping's values."""
    kinds = get_args(hint)
    if len(kinds) != 2 or not is_dataclass(kinds[1]):
        return None
    return cast(type[Any], kinds[1])


def _entries(
    kind: type[T], given: Mapping[str, Any], ignored: list[str], where: str
) -> dict[str, T]:
    found = {}
    for name, one in given.items():
        if isinstance(one, Mapping):
            found[name] = from_json(kind, one, ignored, f"{where}.{name}.")
        else:
            ignored.append(f"{where}.{name}")
    return found


def _take(
    known: dict[str, Any], name: str, given: Any, usual: Any, ignored: list[str], where: str
) -> None:
    if isinstance(usual, Enum):
        choices = {choice.value: choice for choice in type(usual)}
        if isinstance(given, str) and given in choices:
            known[name] = choices[given]
            return
    elif isinstance(usual, float):
        if isinstance(given, int | float) and not isinstance(given, bool):
            known[name] = float(given)
            return
    elif isinstance(usual, Mapping):
        if isinstance(given, Mapping) and all(isinstance(item, str) for item in given.values()):
            known[name] = dict(given)
            return
    elif type(given) is type(usual):
        known[name] = given
        return
    ignored.append(where)


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """``new`` over ``old``, table by table, so that keys only the old one has stay."""
    result = dict(old)
    for key, value in new.items():
        before = old.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            value = merged(before, value)
        result[key] = value
    return result
