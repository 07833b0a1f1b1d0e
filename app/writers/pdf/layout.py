"""The A4 page of the papers in millimetres, and small things that every zone needs."""

from __future__ import annotations

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 15.0, 195.0
TITLE_RIGHT = 181.5
"""Right of it is the place of the code (x 185.2–195), left empty here."""

LINE = 4.35
"""Pitch of lines within a document's row."""

REPLY = 224.0
"""Where the block to sign begins, on page 1, always."""

BELOW_BASELINE = 1.15
"""A line to write on hangs this far below its label's baseline."""


def gap(language: str) -> str:
    """Between facts on one line."""
    return "   " if language == "en" else "　"
