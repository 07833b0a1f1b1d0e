"""Files are swapped in whole, and their names never lead anywhere else."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.writers.file_names import MOST_BYTES, safe_file_name, unique_file_names
from app.writers.swap import replacing


def test_a_file_appears_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "報表.xlsx"
    with replacing(path) as beside:
        beside.write_bytes(b"new")
        assert not path.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["報表.xlsx"]
    assert path.read_bytes() == b"new"


def half_write(path: Path, failure: Exception) -> None:
    with replacing(path) as beside:
        beside.write_bytes(b"half")
        raise failure


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        half_write(path, RuntimeError())
    with pytest.raises(DomainError, match="file_not_written"):
        half_write(path, OSError(28, "No space left on device"))
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="file_not_written"), replacing(tmp_path / "no" / "a"):
        pass


def test_who_may_read_the_old_file_may_read_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with replacing(path) as beside:
        beside.write_bytes(b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("承昌包裝_202611", "承昌包裝_202611"),
        ("..\\..\\etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("nul.2026", "_nul.2026"),
        ("COM¹", "_COM¹"),
        ("a\x00b\u202etxt", "abtxt"),
        ("name. . .", "name"),
        ("", "_"),
        ("...", "_"),
        ('a<b>:"|?*', "a_b______"),
        ("Cafe\u0301", "Café"),
        ("C:\\x", "C__x"),
    ],
)
def test_a_name_is_safe_everywhere(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text(max_size=300))
def test_no_text_becomes_a_path_or_a_device(text: str) -> None:
    name = safe_file_name(text)
    assert name
    assert len(name.encode()) <= MOST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name == name.strip(" .")
    assert Path(name).name == name
    assert unicodedata.is_normalized("NFC", name)
    assert name.split(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT1")
    assert safe_file_name(name) == name


@given(st.lists(st.sampled_from(["a", "A", "a/", "", "CON", "con", "客" * 60, "客" * 61])))
def test_names_differ_even_where_capitals_do_not_count(texts: list[str]) -> None:
    names = unique_file_names(texts)
    assert len({name.casefold() for name in names}) == len(texts)
    assert all(len(name.encode()) <= MOST_BYTES + 1 for name in names)
