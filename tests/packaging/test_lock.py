"""The lock files say exactly what is installed, wherever it is fetched from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = [ROOT / "packaging" / name for name in ("requirements.txt", "requirements-dev.txt")]
ENTRY = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.M
)


def pinned(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    entries = ENTRY.findall(lock.read_text("utf-8"))
    return {name: (version, frozenset(hashes.split())) for name, version, hashes in entries}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_nothing_but_versions_with_hashes_and_names_no_host(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert ENTRY.sub("", text).strip() == ""
    assert "://" not in text


def test_what_runs_is_what_was_tested() -> None:
    runtime, dev = (pinned(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items()


def test_every_dependency_of_the_project_is_in_its_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = [re.split(r"[<>=]", text)[0] for text in project["project"]["dependencies"]]
    assert set(names) <= pinned(LOCKS[0]).keys()
    names = [re.split(r"[<>=]", text)[0] for text in project["dependency-groups"]["dev"]]
    assert set(names) <= pinned(LOCKS[1]).keys()
