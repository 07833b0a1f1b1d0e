"""Contents as JSON and back: what an issued paper keeps, and what it is drawn from again.

Canonical: equal contents give equal bytes (keys sorted, no spaces, UTF-8, decimals as strings
without zeros at the end, dates ``YYYY-MM-DD``, months ``YYYY-MM``).
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.documents.contents import NoteContent, StatementContent
from app.domain.errors import DomainError
from app.domain.months import Month

Content = StatementContent | NoteContent

_PAPERS: dict[str, type[Content]] = {"statement": StatementContent, "note": NoteContent}
_VERSION = 1


def content_to_json(content: Content) -> bytes:
    name = "statement" if isinstance(content, StatementContent) else "note"
    whole = {"paper": name, "version": _VERSION, "content": _plain(content)}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def content_from_json(data: bytes) -> Content:
    """DomainError ``errors.content_unreadable`` for what ``content_to_json`` never wrote."""
    try:
        whole = json.loads(data)
        if whole["version"] != _VERSION:
            raise ValueError(f"version {whole['version']}")
        made: Content = _made(_PAPERS[whole["paper"]], whole["content"])
    except (ArithmeticError, KeyError, TypeError, ValueError) as error:
        raise DomainError("errors.content_unreadable") from error
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, Decimal):
        text = f"{value:f}" if value else "0"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (UnionType, Union):
        if value is None:
            return None
        return _made(next(part for part in get_args(kind) if part is not NoneType), value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], part) for part in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], part) for name, part in value.items()})
    return _value(kind, value)


def _value(kind: Any, value: Any) -> Any:
    if kind is Month:
        return Month.parse(value)
    if kind is date:
        return date.fromisoformat(value)
    if issubclass(kind, Decimal | StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
