"""What CUPS knows of this user's jobs. Asked of its own library, which Qt prints through where
there is a CUPS: ``lpstat`` says of a job only that it has ended, not how."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

_NAMES = ("libcups.so.2", "libcups.2.dylib")
_MINE, _ACTIVE, _ALL = 1, 0, -1


class JobState(IntEnum):
    """RFC 8011 §5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELLED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class CupsJob:
    printer: str
    title: str
    state: JobState


class _Job(ctypes.Structure):
    """``cups_job_t`` of CUPS 2."""

    _fields_ = (
        ("id", ctypes.c_int), ("dest", ctypes.c_char_p), ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p), ("format", ctypes.c_char_p), ("state", ctypes.c_int),
        ("size", ctypes.c_int), ("priority", ctypes.c_int), ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long), ("processing_time", ctypes.c_long),
    )


@cache
def _library() -> ctypes.CDLL | None:
    if sys.platform == "win32":
        return None
    for name in _NAMES:
        try:
            found = ctypes.CDLL(name)
        except OSError:
            continue
        return found if hasattr(found, "cupsGetJobs2") else None
    return None


def own_jobs(*, ended: bool) -> dict[int, CupsJob] | None:
    """By their number; with ``ended`` also those that CUPS still remembers. None where there is
    no CUPS or it does not answer. May take long where its server is far."""
    library = _library()
    if library is None:
        return None
    held = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs2(
        None, ctypes.byref(held), None, _MINE, _ALL if ended else _ACTIVE
    )
    if count < 0:
        return None
    try:
        return {held[place].id: _job(held[place]) for place in range(count)}
    finally:
        library.cupsFreeJobs(count, held)


def _job(held: _Job) -> CupsJob:
    return CupsJob(
        (held.dest or b"").decode(errors="replace"), (held.title or b"").decode(errors="replace"),
        JobState(held.state),
    )
