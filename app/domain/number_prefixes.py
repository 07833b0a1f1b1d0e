"""The firm's own letters before its document numbers, kept as JSON {kind's letters: its own}."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from app.domain.document_numbers import Prefix
from app.domain.errors import DomainError

_LETTERS = re.compile("[A-Z]{1,4}")


def read_prefixes(stored: str) -> dict[str, str]:
    """What the firm chose; what is not named, or was spoilt, keeps the usual letters."""
    try:
        found = json.loads(stored or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    known = set(Prefix)
    return {
        kind: letters for kind, letters in found.items()
        if kind in known and isinstance(letters, str) and _LETTERS.fullmatch(letters)
    }


def letters_of(stored: str, prefix: str) -> str:
    return read_prefixes(stored).get(prefix, str(prefix))


def write_prefixes(chosen: Mapping[str, str]) -> str:
    """Only what differs from usual. DomainError ``settings.error.prefix_letters``,
    ``settings.error.prefix_twice``: one to four capital letters, and no two kinds alike."""
    whole: dict[str, str] = {kind.value: chosen.get(kind, "") or kind.value for kind in Prefix}
    taken: dict[str, str] = {}
    for kind, letters in whole.items():
        if not _LETTERS.fullmatch(letters):
            raise DomainError("settings.error.prefix_letters", field=kind, letters=letters)
        if letters in taken:
            # Said where somebody chose, not beside the kind that has its usual letters.
            field = kind if letters != kind else taken[letters]
            raise DomainError("settings.error.prefix_twice", field=field, letters=letters)
        taken[letters] = kind
    own = {kind: letters for kind, letters in whole.items() if letters != kind}
    return json.dumps(own, sort_keys=True) if own else ""
