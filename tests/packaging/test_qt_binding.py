"""PySide6 6.12.0 on Python 3.11 gives back a reference to None that it never took, at every call
that returns nothing, and the interpreter dies when they are used up (measured 2026-11, after some
thousand calls). From Python 3.12 on None cannot die."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6 import QtCore

LOCK = Path(__file__).parents[2] / "packaging" / "requirements.txt"


def test_qt_is_pinned_below_the_version_that_loses_references() -> None:
    text = LOCK.read_text("utf-8")
    versions = dict(re.findall(r"^(pyside6-essentials|shiboken6)==(\S+)", text, re.M))
    assert len(set(versions.values())) == 1
    assert tuple(map(int, versions["shiboken6"].split("."))) < (6, 12)
    assert QtCore.__version__ == versions["shiboken6"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal")
def test_a_call_that_returns_nothing_leaves_the_references_to_none_alone() -> None:
    thing = QtCore.QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
