"""Work on a whole book is stopped in any of its stages, and nothing half-made is left."""

from __future__ import annotations

import gc
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db.book import Book
from app.db.models import Customer, Firm
from app.db.watching import Stopped, interrupted_by
from app.services.backup import backup
from app.services.check import check
from app.services.desk import Progress
from app.services.export import ExportFirm, export_firm
from app.services.private_copy import private_read
from app.services.restore import restore
from app.services.stages import Stage
from tests.books import NOW, add, customer, held, order, order_line


@pytest.fixture
def filled(book: Book) -> Book:
    add(book, Firm(name="承昌", note_template=book.files.put(b"the firm's own form" * 999)))
    add(book, customer("A"))
    add(book, order())
    add(book, order_line())
    return book


class Watched:
    """Says no from the given stage on, and keeps what it was told."""

    def __init__(self, last: Stage | None = None) -> None:
        self.last = last
        self.told: list[tuple[int, int, str]] = []

    def __call__(self, done: int, of: int, what: str) -> bool:
        self.told.append((done, of, what))
        return what != self.last

    @property
    def stages(self) -> list[str]:
        return list(dict.fromkeys(what for _, _, what in self.told))


def held_by(folder: Path) -> dict[Path, bytes]:
    """Everything below a folder but what the engine keeps to itself."""
    return {
        path: path.read_bytes() for path in folder.rglob("*")
        if path.is_file() and path.name not in (".window", "book.sqlite3-journal")
    }


def stopped(stage: Stage, act: Callable[[Progress], object], *folders: Path) -> None:
    before = [held_by(folder) for folder in folders]
    watched = Watched(stage)
    with pytest.raises(Stopped):
        act(watched)
    assert watched.stages[-1] == stage
    assert [held_by(folder) for folder in folders] == before


@pytest.mark.parametrize("stage", [Stage.COPYING, Stage.PACKING])
def test_a_stopped_backup_leaves_the_earlier_one(
    filled: Book, tmp_path: Path, stage: Stage
) -> None:
    target = tmp_path / "out" / "firm.gendan"
    backup(filled, target, now=NOW)
    add(filled, customer("B"))
    stopped(
        stage, lambda progress: backup(filled, target, now=NOW, progress=progress),
        target.parent, filled.place,
    )


@pytest.mark.parametrize(
    "stage",
    [Stage.UNPACKING, Stage.CHECKING, Stage.JOURNAL, Stage.COMPARING, Stage.FILES],
)
def test_a_stopped_restore_leaves_the_book_as_it_was(
    filled: Book, tmp_path: Path, stage: Stage
) -> None:
    target = tmp_path / "firm.gendan"
    backup(filled, target, now=NOW)
    add(filled, customer("B"))
    stopped(stage, lambda progress: restore(filled.place, target, progress), filled.place)
    assert held(filled, Customer, 2).code == "B"
    assert add(filled, customer("C")) == 3


def test_once_the_book_is_swapped_a_restore_asks_nobody(filled: Book, tmp_path: Path) -> None:
    target = tmp_path / "firm.gendan"
    backup(filled, target, now=NOW)
    watched = Watched()
    restore(filled.place, target, watched)
    assert watched.stages == ["unpacking", "checking", "journal", "comparing", "files", "swapping"]
    assert watched.told[-1][2] == Stage.SWAPPING
    assert len([one for one in watched.told if one[2] == Stage.SWAPPING]) == 1


def rows_removed() -> None:
    """What an export made aside is removed on a thread that nobody waits for."""
    for thread in threading.enumerate():
        if thread.name == "gendan-remove":
            thread.join()


@pytest.mark.parametrize("stage", [Stage.COPYING, Stage.ROWS, Stage.FILING])
def test_a_stopped_export_leaves_the_earlier_file(
    filled: Book, tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    file = tmp_path / "out" / "book.xlsx"
    file.parent.mkdir()
    file.write_bytes(b"the one of yesterday")

    def act(progress: Progress) -> None:
        try:
            with private_read(filled, progress) as read:
                export_firm(read, ExportFirm(file, progress))
        finally:
            rows_removed()

    stopped(stage, act, file.parent, filled.place, temporary)
    act(Watched())
    assert file.read_bytes().startswith(b"PK")


def test_a_stopped_export_does_not_wait_for_its_rows_to_be_removed(
    filled: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, told, folders = threading.Event(), threading.Event(), []

    class Large(tempfile.TemporaryDirectory[str]):
        def cleanup(self) -> None:
            folders.append(Path(self.name))
            begun.set()
            assert told.wait(30)
            super().cleanup()

    monkeypatch.setattr("app.writers.firm_workbook.TemporaryDirectory", Large)
    with pytest.raises(Stopped), private_read(filled) as read:
        export_firm(read, ExportFirm(tmp_path / "b.xlsx", Watched(Stage.FILING)))
    assert begun.wait(30)
    assert folders[0].exists()
    told.set()
    rows_removed()
    assert not folders[0].exists()


@pytest.mark.parametrize("after", [1, 2000, 6000, 12_000])
def test_an_export_stopped_amid_the_packing_leaves_nothing_unsaid_behind_it(
    filled: Book, tmp_path: Path, after: int
) -> None:
    """An archive that is given up closes itself late; what it then says is nobody's."""
    def progress(done: int, _of: int, what: str) -> bool:
        return what != Stage.FILING or done < after

    with pytest.raises(Stopped), private_read(filled) as read:
        export_firm(read, ExportFirm(tmp_path / "book.xlsx", progress))
    gc.collect()
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    "stage",
    [Stage.COPYING, Stage.CHECKING, Stage.JOURNAL, Stage.COMPARING, Stage.FILES, Stage.ORDERS],
)
def test_a_stopped_check_leaves_no_copy(filled: Book, stage: Stage) -> None:
    stopped(stage, lambda progress: check(filled, progress), filled.place)


def test_what_is_told_ends_where_it_said(filled: Book, tmp_path: Path) -> None:
    watched = Watched()
    backup(filled, tmp_path / "firm.gendan", now=NOW, progress=watched)
    with private_read(filled) as read:
        rows = export_firm(read, ExportFirm(tmp_path / "book.xlsx", watched))
    ends = {what: (done, of) for done, of, what in watched.told}
    for stage in (Stage.COPYING, Stage.PACKING):
        done, of = ends[stage]
        assert done == of > 0
    assert ends[Stage.ROWS][1] == sum(rows.values())
    size, of = ends[Stage.FILING]
    assert size >= (tmp_path / "book.xlsx").stat().st_size
    assert of == 0


def test_one_long_statement_is_stopped_in_its_midst(filled: Book) -> None:
    answers = iter([True, True])
    endless = text(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    with filled.read() as read:
        connection = read.session.connection()
        with pytest.raises(Stopped), interrupted_by(connection, lambda: next(answers, False)):
            connection.execute(endless)
        assert list(answers) == []
        assert connection.scalar(text("SELECT 1")) == 1
