"""A file gets its ending whatever is typed, and the folder asked in first is the documents'."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.gui.parts import asking_files
from app.gui.parts.asking_files import ask_existing, ask_new


@pytest.mark.parametrize(("typed", "chosen"), [
    ("mybackup", "mybackup.gendan"), ("周一.gendan", "周一.gendan"),
])
def test_what_is_typed_gets_its_ending(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str
) -> None:
    monkeypatch.setattr(asking_files, "documents", lambda: tmp_path)
    parent = QWidget()
    qtbot.addWidget(parent)

    def type_it(dialog: QFileDialog) -> int:
        assert Path(dialog.directory().absolutePath()) == tmp_path
        assert [Path(one).name for one in dialog.selectedFiles()] == ["備份.gendan"]
        dialog.selectFile(typed)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(QFileDialog, "exec", type_it)
    found = ask_new(parent, "備份", "Gendan (*.gendan)", "備份.gendan")
    assert found == tmp_path / chosen


def test_a_file_is_looked_for_among_the_documents(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_files, "documents", lambda: tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName",
        lambda _parent, _title, start, _kinds: (asked.append(start), ("", ""))[1],
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_existing(parent, "匯入", "Excel (*.xlsx)") is None
    assert ask_existing(parent, "復原", "Gendan (*.gendan)", "/backups") is None
    assert asked == [str(tmp_path), "/backups"]
