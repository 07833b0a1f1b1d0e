"""Putting files to a record, opening them and taking them away."""

from __future__ import annotations

import stat
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from app.gui.operations.opening_files import open_path
from app.gui.operations.performing import perform, say_with_undo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.bootstrap import Context
    from app.gui.desk import Desk
    from app.queries.attachments import AttachedFile, AttachmentRow
    from app.services.attachments import GivenFile
    from app.services.perform import Outcome

Given = Path | QImage


def attach(
    desk: Desk, entity: str, record_id: int, given: Sequence[Given],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Files are read, and a pasted picture is made a PNG, off the window's thread."""
    picture = desk.words("pane.pasted", at=desk.clock())

    def act(context: Context) -> Outcome[list[int]]:
        from app.services.attachments import AttachFiles, attach_files

        files = tuple(_file(one, picture) for one in given)
        return context.perform(
            "attach_files", attach_files, AttachFiles(entity, record_id, files)
        )

    def told(outcome: Outcome[list[int]]) -> None:
        say_with_undo(desk, desk.words("pane.attached", count=len(outcome.value)))

    perform(desk, act, told, failed)


def _file(given: Given, picture: str) -> GivenFile:
    """OSError where it cannot be read; DomainError where it is too big to be."""
    from app.domain.errors import DomainError
    from app.services.attachments import LARGEST, GivenFile

    if isinstance(given, QImage):
        return GivenFile(picture, _png(given))
    if given.stat().st_size > LARGEST:
        raise DomainError(
            "errors.attachment_big", name=given.name, megabytes=LARGEST // (1024 * 1024)
        )
    return GivenFile(given.name, given.read_bytes())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def remove(desk: Desk, row: AttachmentRow) -> None:
    def act(context: Context) -> Outcome[str]:
        from app.services.attachments import RemoveAttachment, remove_attachment

        return context.perform("remove_attachment", remove_attachment, RemoveAttachment(row.id))

    def told(outcome: Outcome[str]) -> None:
        say_with_undo(desk, desk.words("pane.detached", name=outcome.value))

    perform(desk, act, told)


def open_attachment(
    desk: Desk, row: AttachmentRow, show: Callable[[Path], None] | None = None
) -> None:
    """A copy that cannot be written to is handed to the program for such files: what lies in the
    book stays as it came."""

    def read(context: Context) -> Path:
        from app.queries.attachments import attached_file

        return _copy(context.ask(attached_file, row.id))

    desk.tasks.read(read, show or partial(open_path, desk))


def _copy(file: AttachedFile) -> Path:
    import tempfile

    place = Path(tempfile.mkdtemp(dir=_opened())) / file.name
    place.write_bytes(file.content)
    place.chmod(stat.S_IREAD)
    return place


@cache
def _opened() -> str:
    """Where copies lie as long as the program runs: papers of customers are left nowhere else."""
    import atexit
    import tempfile

    folder = tempfile.TemporaryDirectory(prefix="gendan-open-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return folder.name
