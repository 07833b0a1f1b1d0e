"""A read that takes its time: on a copy of the book, so that nobody's commit waits for it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.db.book import FILE, Book
from app.db.engine import copy_book, open_engines, refusals
from app.db.unit_of_work import Read
from app.services.desk import Progress
from app.services.stages import Stage, nobody_watches, stage


@contextmanager
def private_read(book: Book, progress: Progress = nobody_watches) -> Iterator[Read]:
    """A consistent view of the book as it is now; the copy is gone when the block ends.

    DomainError where the disk has no room for it, Stopped once ``progress`` says no.
    """
    with tempfile.TemporaryDirectory(dir=book.place, prefix=".copy-") as folder:
        with refusals(book.place):
            watch = stage(progress, Stage.COPYING, book.path.stat().st_size)
            copy_book(book.path, Path(folder) / FILE, watch)
        copy = Book(Path(folder), open_engines(Path(folder) / FILE))
        try:
            with copy.read() as read:
                yield Read(read.session, book.files)
        finally:
            copy.close()
