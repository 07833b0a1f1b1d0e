"""Files put to a record: kept in the book, taken away, brought back."""

from __future__ import annotations

import pytest

from app.db.book import Book
from app.db.models import Attachment
from app.domain.errors import DomainError
from app.queries.attachments import AttachmentsAsk, attached_file, attachments
from app.services.attachments import (
    LARGEST,
    LONGEST_NAME,
    AttachFiles,
    GivenFile,
    RemoveAttachment,
    attach_files,
    remove_attachment,
)
from app.services.undo import UndoLast, undo_last
from tests.books import NOW, act, add, customer, held


@pytest.fixture
def firm(book: Book) -> Book:
    add(book, customer())
    return book


def attach(book: Book, *files: tuple[str, bytes], record_id: int = 1) -> list[int]:
    given = tuple(GivenFile(name, content) for name, content in files)
    command = AttachFiles("customer", record_id, given)
    return list(act(book, lambda w: attach_files(w, command)).value)


def names(book: Book) -> list[str]:
    with book.read() as read:
        return [row.name for row in attachments(read, AttachmentsAsk("customer", 1))]


def test_files_are_kept_with_their_record_and_read_back_as_they_came(firm: Book) -> None:
    scan, photo = attach(firm, ("scan.pdf", b"%PDF-1.7"), ("p.png", b"png"))
    with firm.read() as read:
        rows = attachments(read, AttachmentsAsk("customer", 1))
        assert [(row.id, row.name, row.size, row.added_at) for row in rows] == [
            (photo, "p.png", 3, NOW), (scan, "scan.pdf", 8, NOW),
        ]
        assert attached_file(read, scan).content == b"%PDF-1.7"
        assert attachments(read, AttachmentsAsk("product", 1)) == ()


@pytest.mark.parametrize(("given", "kept"), [
    ("C:\\掃描\\合約 1.pdf", "合約 1.pdf"), ("/tmp/../etc/passwd", "passwd"),
    ("a\x00b\n.txt", "ab.txt"),
    ("...", "file"), ("", "file"), ("x" * 300 + ".jpeg", "x" * (LONGEST_NAME - 5) + ".jpeg"),
    ('a<b>:"|?*.txt', "ab.txt"),
])
def test_a_name_is_the_last_part_of_a_path_and_fit_for_any_disk(
    firm: Book, given: str, kept: str
) -> None:
    attach(firm, (given, b"1"))
    assert names(firm) == [kept]


@pytest.mark.parametrize(("content", "refusal"), [
    (b"", "errors.attachment_empty"), (b"0" * (LARGEST + 1), "errors.attachment_big"),
])
def test_what_cannot_be_kept_is_refused_and_takes_the_others_with_it(
    firm: Book, content: bytes, refusal: str
) -> None:
    with pytest.raises(DomainError) as refused:
        attach(firm, ("good.txt", b"1"), ("bad.txt", content))
    assert refused.value.message_id == refusal
    assert names(firm) == []


def test_nothing_is_put_to_a_record_that_is_gone(firm: Book) -> None:
    with pytest.raises(DomainError) as refused:
        attach(firm, ("a.txt", b"1"), record_id=99)
    assert refused.value.message_id == "errors.record_gone"


def test_one_taken_away_comes_back_whole_by_undo(firm: Book) -> None:
    kept, = attach(firm, ("a.txt", b"1"))
    command = RemoveAttachment(kept)
    assert act(firm, lambda w: remove_attachment(w, command)).value == "a.txt"
    assert names(firm) == []
    act(firm, lambda w: undo_last(w, UndoLast()))
    with firm.read() as read:
        assert attached_file(read, kept).content == b"1"


def test_putting_to_is_undone_too_and_the_same_file_twice_is_stored_once(firm: Book) -> None:
    first, = attach(firm, ("a.txt", b"1"))
    second, = attach(firm, ("b.txt", b"1"))
    assert held(firm, Attachment, first).file == held(firm, Attachment, second).file
    act(firm, lambda w: undo_last(w, UndoLast()))
    assert names(firm) == ["a.txt"]
