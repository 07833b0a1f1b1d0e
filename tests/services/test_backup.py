"""A backup is whole or it is nothing, and a restore touches a book only when all is verified."""

from __future__ import annotations

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.db.book import Book
from app.db.engine import exclusive
from app.db.lock import WindowLock
from app.db.models import Customer, Firm
from app.domain.errors import DomainError
from app.services.backup import backup
from app.services.check import check
from app.services.restore import restore
from tests.books import NOW, act, add, customer, held


@pytest.fixture
def saved(book: Book, tmp_path: Path) -> Path:
    """A backup of a book with one customer and one stored file; then the book went on."""
    add(book, customer("A"))
    add(book, Firm(note_template=book.files.put(b"the firm's own form")))
    target = tmp_path / "out" / "firm.gendan"
    backup(book, target, now=NOW)
    add(book, customer("LATER"))
    return target


def test_a_backup_comes_back_in_a_new_place(saved: Path, tmp_path: Path) -> None:
    report = restore(tmp_path / "new", saved)
    assert (report.head.seq, report.kept) == (2, None)
    book = Book.open(tmp_path / "new")
    assert held(book, Customer, 1).code == "A"
    assert held(book, Customer, 2) is None
    assert book.files.get(held(book, Firm, 1).note_template) == b"the firm's own form"
    assert check(book).sound
    assert add(book, customer("B")) == 2
    book.close()


def test_a_restore_keeps_the_book_that_was_there(book: Book, saved: Path) -> None:
    book.close()
    kept = restore(book.place, saved).kept
    assert kept is not None
    again = Book.open(book.place)
    assert again.head().seq == 2
    again.close()
    kept.replace(book.path)
    before = Book.open(book.place)
    assert held(before, Customer, 2).code == "LATER"
    before.close()


def test_whoever_had_the_book_open_goes_on_with_the_restored_one(book: Book, saved: Path) -> None:
    restore(book.place, saved)
    assert book.head().seq == 2
    assert add(book, customer("B")) == 2
    assert check(book).sound


def test_who_waits_while_it_is_restored_writes_into_the_restored_one(
    book: Book, saved: Path
) -> None:
    kept: list[int] = []
    waiting = threading.Thread(target=lambda: kept.append(add(book, customer("B"))))
    with exclusive(book.path):
        waiting.start()
        beside = book.place / "beside"
        restore(beside, saved)
        (beside / "book.sqlite3").replace(book.path)
    waiting.join()
    assert kept == [2]
    assert held(book, Customer, 2).code == "B"
    assert book.head().seq == 3


@pytest.mark.parametrize("content", [b"", b"not a book any more" * 400])
def test_a_book_damaged_beyond_opening_can_be_restored(
    book: Book, saved: Path, content: bytes
) -> None:
    book.close()
    book.path.write_bytes(content)
    kept = restore(book.place, saved).kept
    assert kept is not None
    assert kept.read_bytes() == content
    again = Book.open(book.place)
    assert held(again, Customer, 1).code == "A"
    again.close()


def test_a_book_whose_file_is_gone_is_not_begun_anew(book: Book) -> None:
    add(book, customer())
    book.path.unlink()
    with pytest.raises(DomainError, match="book_gone"):
        add(book, customer("B"))
    assert not book.path.exists()


def test_only_the_book_and_what_was_kept_remain(book: Book, saved: Path) -> None:
    book.close()
    restore(book.place, saved)
    names = {p.name for p in book.place.iterdir()}
    assert names - {".window", "book.sqlite3-journal"} == {
        "book.sqlite3", "book.sqlite3.before-restore", "files"
    }


def test_a_backup_names_its_parts_and_the_journals_head(book: Book, saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.testzip() is None
    assert manifest["head"]["seq"] == 2
    assert sorted(part.split("/")[0] for part in manifest["parts"]) == ["book.sqlite3", "files"]
    assert [p.name for p in saved.parent.iterdir()] == [saved.name]


def cut(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def cut_the_end(content: bytes) -> bytes:
    return content[:-10]


def spoil(content: bytes) -> bytes:
    middle = len(content) // 3
    return content[:middle] + bytes(255 - b for b in content[middle : middle + 50]) + content[
        middle + 50 :]


def empty(_: bytes) -> bytes:
    return b""


def other(_: bytes) -> bytes:
    return b"no backup at all"


@pytest.mark.parametrize("damage", [cut, cut_the_end, spoil, empty, other])
def test_a_damaged_backup_is_refused_and_the_book_untouched(
    book: Book, saved: Path, damage: Callable[[bytes], bytes]
) -> None:
    book.close()
    saved.write_bytes(damage(saved.read_bytes()))
    before = book.path.read_bytes()
    with pytest.raises(DomainError, match="backup_damaged"):
        restore(book.place, saved)
    assert book.path.read_bytes() == before
    assert not list(book.place.glob(".restore-*"))


@contextmanager
def rewritten(saved: Path) -> Iterator[tuple[dict[str, Any], dict[str, bytes]]]:
    """The backup's manifest and other parts, written back as a sound zip when changed."""
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts.pop("manifest.json"))
    yield manifest, parts
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))


def refused(place: Path, saved: Path) -> str:
    with pytest.raises(DomainError) as told:
        restore(place, saved)
    return told.value.message_id


def test_a_part_that_escapes_its_folder_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, parts):
        parts["files/../../evil"] = b"x"
        digest = hashlib.sha256(b"x").hexdigest()
        manifest["parts"]["files/../../evil"] = {"size": 1, "sha256": digest}
    assert refused(tmp_path / "new", saved) == "errors.backup_damaged"
    assert not list(tmp_path.rglob("evil"))


def test_a_part_that_is_not_what_it_was_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, parts):
        (name,) = [n for n in parts if n.startswith("files/")]
        extra = "files/" + "0" * 64
        parts[extra] = parts[name]
        manifest["parts"][extra] = {"size": len(parts[name]), "sha256": "0" * 64}
    assert refused(tmp_path / "new", saved) == "errors.backup_damaged"


def test_a_part_longer_than_it_says_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, _):
        manifest["parts"]["book.sqlite3"]["size"] = 4096
    assert refused(tmp_path / "new", saved) == "errors.backup_damaged"


def test_a_backup_whose_journal_is_another_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, _):
        manifest["head"]["hash"] = "0" * 64
    assert refused(tmp_path / "new", saved) == "errors.backup_damaged"


def test_a_backup_without_one_of_its_files_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, parts):
        (name,) = [n for n in parts if n.startswith("files/")]
        del parts[name], manifest["parts"][name]
    assert refused(tmp_path / "new", saved) == "errors.backup_damaged"


def test_a_backup_of_a_newer_program_is_refused(saved: Path, tmp_path: Path) -> None:
    with rewritten(saved) as (manifest, _):
        manifest["format"] = 99
    assert refused(tmp_path / "new", saved) == "errors.book_newer"


def test_an_open_window_stands_in_the_way(book: Book, saved: Path) -> None:
    with WindowLock(book.place):
        assert refused(book.place, saved) == "errors.book_busy"


def test_a_backup_that_cannot_be_written_leaves_the_earlier_one(
    book: Book, saved: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="Windows sets no limits")
    before = saved.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(DomainError, match="backup_not_written"):
            backup(book, saved, now=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir()] == [saved.name]


def test_a_backup_is_of_one_moment_though_others_write(book: Book, tmp_path: Path) -> None:
    def bring(work: Any) -> None:
        work.insert_many(Customer, [{"code": f"C{n}", "name": "x"} for n in range(2000)])

    act(book, bring)
    with book.write("lin", "long", key="1", on=NOW) as work:
        work.session.add(customer("HALF"))
        work.session.flush()
        assert backup(book, tmp_path / "b", now=NOW).head.seq == 1
    assert book.head().seq == 2
    restore(tmp_path / "new", tmp_path / "b")
    copy = Book.open(tmp_path / "new")
    assert check(copy).sound
    copy.close()
