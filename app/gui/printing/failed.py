"""A paper that did not reach a printer: one sentence, and two ways on."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from shiboken6 import isValid

from app.domain.errors import DomainError
from app.gui.errors_worded import sentence
from app.gui.printing.print_paper import page_of, print_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.gui.desk import Desk
    from app.gui.printing.job import PaperJob

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_OURS = "printing.error."
NO_PRINTER = "printing.error.none"
HELD = "printing.error.held"
"""It will be printed yet: sent again, it would be printed twice."""


def worded(error: Exception, desk: Desk) -> str:
    """What is wrong and that nothing is lost."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return desk.words("printing.error.spool_full")
        return desk.words("printing.error.system", reason=error.strerror or type(error).__name__)
    return sentence(error, desk.words)


def tell_failed(desk: Desk, owner: QWidget, job: PaperJob, error: Exception) -> None:
    """The strip of the page, with the choice of another printer or a file; a toast elsewhere."""
    words = worded(error, desk)
    printers = isinstance(error, OSError) or (
        isinstance(error, DomainError) and error.message_id.startswith(_OURS)
    )
    page = page_of(owner)
    held = isinstance(error, DomainError) and error.message_id == HELD
    if printers and not held and desk.jobs is not None:
        desk.jobs.add(job.title, lambda: isValid(owner) and print_paper(desk, owner, job))
    ways = [
        (desk.words("printing.choose"), lambda: _choose(desk, owner, job)),
        (desk.words("printing.save"), lambda: _save(desk, owner, job)),
    ]
    if isinstance(error, DomainError) and error.message_id == NO_PRINTER:
        ways.reverse()  # there is none to choose
    if page is None:
        desk.notify(words, ways[0][0], "", ways[0][1], refused=True)
    elif printers:
        page.strip.warn(words, *ways[0], *ways[1])
    else:
        page.strip.warn(words)


def _save(desk: Desk, owner: QWidget, job: PaperJob) -> None:
    from app.gui.printing.save import save_paper

    save_paper(desk, owner, job)


def _choose(desk: Desk, owner: QWidget, job: PaperJob) -> None:
    from app.gui.printing.choose_dialog import ChooseDialog

    ChooseDialog(desk, owner, job).open()
