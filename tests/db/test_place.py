"""A book lives in a folder of this machine that no other program copies about."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.db import place
from app.db.book import Book
from app.domain.errors import DomainError

MOUNTS = """\
/dev/sdb1 /mnt/office/local ext4 rw 0 0
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/office cifs rw 0 0
host:/books /mnt/with\\040space nfs4 rw 0 0
me@host:/ /home/me/remote fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(("where", "kind"), [
    ("/home/me/book", "ext4"),
    ("/mnt/office/book", "cifs"),
    ("/mnt/officework", "ext4"),
    ("/mnt/with space/a", "nfs4"),
    ("/home/me/remote/x", "fuse.sshfs"),
    ("/mnt/office/local/x", "ext4"),
])
def test_the_nearest_mount_decides(where: str, kind: str) -> None:
    assert place.file_system(Path(where), MOUNTS) == kind


@pytest.mark.parametrize("where", ["//server/share/book", "\\\\server\\share\\book"])
def test_a_share_is_a_network_place(where: str) -> None:
    assert place.is_network(Path(where))


def test_a_network_place_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "is_network", lambda _: True)
    with pytest.raises(DomainError, match="place_network"):
        Book.open(tmp_path / "book")
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize("folder", [
    "OneDrive", "OneDrive - 大華包裝", "Dropbox", "Google Drive", "My Drive", "坚果云", "Nutstore",
    "Library/Mobile Documents", "Library/CloudStorage",
])
def test_a_synchronised_folder_is_refused_with_its_name(tmp_path: Path, folder: str) -> None:
    with pytest.raises(DomainError) as refused:
        Book.open(tmp_path / folder / "book")
    assert refused.value.message_id == "errors.place_synchronised"
    assert refused.value.params["service"] == Path(folder).name
    assert not (tmp_path / folder).exists()


def test_a_marker_above_the_folder_tells(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    assert place.synchronised_by(tmp_path / "a" / "b") == tmp_path.name


def test_the_environment_tells_where_onedrive_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path / "cloud"))
    assert place.synchronised_by(tmp_path / "cloud" / "book") == "OneDrive"
    assert place.synchronised_by(tmp_path / "clouds") == ""


def test_a_name_that_only_resembles_is_let_through(tmp_path: Path) -> None:
    assert place.synchronised_by(tmp_path / "dropboxes") == ""


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DomainError, match="book_unwritable"):
        Book.open(tmp_path / "file")


def test_a_full_disk_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FREE_BYTES", 1 << 62)
    with pytest.raises(DomainError, match="disk_full"):
        Book.open(tmp_path / "book")
    assert list((tmp_path / "book").iterdir()) == []
