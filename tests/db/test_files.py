"""Stored files are named by what they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.db.files import FileStore
from app.domain.errors import DomainError


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def test_a_file_comes_back_by_its_hash(store: FileStore) -> None:
    name = store.put(b"paper")
    assert name == hashlib.sha256(b"paper").hexdigest()
    assert store.get(name) == b"paper"


def test_equal_files_are_stored_once(store: FileStore) -> None:
    assert store.put(b"paper") == store.put(b"paper")
    assert len(list(store.names())) == 1
    assert len(list(store.folder.iterdir())) == 1


def test_a_changed_file_is_not_handed_out(store: FileStore) -> None:
    name = store.put(b"paper")
    store.path(name).write_bytes(b"other")
    with pytest.raises(DomainError, match="file_damaged"):
        store.get(name)


def test_a_missing_file_is_named(store: FileStore) -> None:
    with pytest.raises(DomainError, match="file_missing"):
        store.get("0" * 64)


@pytest.mark.parametrize("name", ["../" + "0" * 61, "0" * 63, "0" * 63 + "G", ""])
def test_only_a_hash_is_a_name(store: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="names no stored file"):
        store.path(name)


def test_where_the_disk_refuses_nothing_is_left(
    store: FileStore,
) -> None:
    resource = pytest.importorskip("resource", reason="Windows sets no limits")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(DomainError, match="disk_full"):
            store.put(b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(store.folder.iterdir()) == []
