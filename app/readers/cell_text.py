"""Text as it is stored: outer spaces and control characters gone, NFC, nothing else."""

from __future__ import annotations

import unicodedata

_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n"})


def clean(text: str, *, lines: bool = False) -> str:
    """``lines``: keep the line breaks inside it, as ``\\n`` (firm-workbook §1)."""
    if text.isascii() and text.isprintable():
        return text.strip()
    if lines:
        text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    kept = "".join(
        letter for letter in text
        if unicodedata.category(letter) != "Cc" or (lines and letter == "\n")
    )
    return unicodedata.normalize("NFC", kept).strip()


def number_text(value: float) -> str:
    """A number as Excel shows it: its 15 digits, without ``.0``."""
    shown = f"{value:.15g}"
    return shown if "e" not in shown else f"{int(value)}" if value.is_integer() else repr(value)
