"""What a look at a workbook comes to, in one sentence and in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.importing.check_rows import CheckKind
from app.gui.theme.tokens import Ink

if TYPE_CHECKING:
    from app.gui.importing.preview import Preview
    from app.gui.words import Words


def verdict(preview: Preview, words: Words) -> tuple[str, Ink]:
    doubts, left_out = preview.count(CheckKind.DOUBT), preview.count(CheckKind.LEFT_OUT)
    if preview.bad:
        return words("gui.import.bad", count=len(preview.bad)), Ink.LATE
    if not any(preview.stored.values()):
        return words("importing.nothing"), Ink.WARN
    if doubts:
        return words("importing.doubts", count=doubts), Ink.WARN
    if left_out:
        return words("gui.import.notes", count=left_out), Ink.WARN
    return words("gui.import.good"), Ink.GOOD


def counts(preview: Preview, words: Words) -> str:
    """How many rows of each sheet would be stored."""
    return words("gui.import.between").join(
        words("gui.import.count", sheet=words(f"gui.sheet.{sheet}"), count=f"{count:,}")
        for sheet, count in preview.stored.items() if count
    )


def untaken(preview: Preview, words: Words) -> str:
    said = words("gui.import.between").join(preview.untaken)
    return words("importing.untaken", columns=said) if said else ""
