"""What the world did to us, as one sentence; and our own bugs as a report without names."""

from __future__ import annotations

import errno
import platform
import sys
import traceback
from typing import TYPE_CHECKING

import PySide6

from app.domain.errors import DomainError

if TYPE_CHECKING:
    from app.gui.words import Words


def sentence(error: Exception, words: Words) -> str:
    """For a DomainError its own words; for the system's refusals what they mean here."""
    if isinstance(error, DomainError):
        return words(error.message_id, **error.params)
    if isinstance(error, OSError):
        place = str(error.filename or "")
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            return words("gui.error.disk_full", place=place)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return words("gui.error.not_allowed", place=place)
        return words("gui.error.system", reason=error.strerror or type(error).__name__)
    return words("gui.error.bug")


def report(error: BaseException) -> str:
    """Where it happened, never with what: messages may hold names and amounts, so they stay out."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"Python {sys.version.split()[0]}, PySide {PySide6.__version__}, {platform.platform()}",
        *(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames),
        type(error).__name__,
    ]
    return "\n".join(lines)


def _short(filename: str) -> str:
    """From the package on: a path may hold the user's name."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("app", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root):])
    return parts[-1]
