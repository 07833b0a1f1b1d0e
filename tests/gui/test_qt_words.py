"""Qt's own words follow the window's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.theme.qt_missing import WORDS
from app.gui.theme.qt_words import QtWords
from app.i18n import Language


def word_for_yes() -> str:
    return QCoreApplication.translate("QPlatformTheme", "&Yes")


@pytest.mark.parametrize(
    ("language", "yes"), [(Language.ZH_TW, "是(&Y)"), (Language.ZH_CN, "是(&Y)")]
)
def test_a_dialog_of_qt_speaks_the_windows_language_and_lets_go_of_it(
    qapp: QApplication, language: Language, yes: str
) -> None:
    before = word_for_yes()
    words = QtWords(qapp)
    words.speak(language)
    assert word_for_yes() == yes
    words.speak(Language.EN)
    assert word_for_yes() == before


LATIN = re.compile(r"[A-Za-z]{2,}")
MODES = [
    (QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen),
    (QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave),
    (QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen),
]
QUESTIONS = (
    "%1 already exists.\nDo you want to replace it?",
    "Are you sure you want to delete '%1'?", "Could not delete directory.",
    "'%1' is write protected.\nDo you want to delete it anyway?",
    "%1\nFile not found.\nPlease verify the correct file name was given.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.",
)
KINDS = ("Folder", "File Folder", "Drive", "File", "%1 File", "Alias", "Shortcut", "Unknown")


def _worded(dialog: QFileDialog) -> list[str]:
    """All that stands in it but the names of places and files, and of their endings."""
    said = [dialog.windowTitle()]
    for part in dialog.findChildren(QWidget):
        said += [part.toolTip(), part.accessibleName(), part.accessibleDescription()]
        if isinstance(part, QLabel | QAbstractButton):
            said.append(part.text())
    for action in dialog.findChildren(QAction):
        said += [action.text(), action.toolTip()]
    (files,) = dialog.findChildren(QTreeView, "treeView")
    model = files.model()
    across = Qt.Orientation.Horizontal
    said += [str(model.headerData(at, across)) for at in range(model.columnCount())]
    return said


@pytest.mark.parametrize("language", [Language.ZH_TW, Language.ZH_CN])
@pytest.mark.parametrize("mode", MODES)
def test_no_latin_word_stands_in_qts_own_file_dialog(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: Language,
    mode: tuple[QFileDialog.FileMode, QFileDialog.AcceptMode],
) -> None:
    words = QtWords(qapp)
    words.speak(language)
    dialog = QFileDialog(None, "選擇", str(tmp_path), "全部 (*)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode[0])
    dialog.setAcceptMode(mode[1])
    dialog.show()
    assert [one for one in _worded(dialog) if LATIN.search(one)] == []
    dialog.hide()
    words.speak(Language.EN)


@pytest.mark.parametrize("language", [Language.ZH_TW, Language.ZH_CN])
def test_kinds_of_files_and_what_the_dialog_asks_are_worded(
    qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    words = QtWords(qapp)
    say = QCoreApplication.translate
    before = say("QAbstractFileIconProvider", "Folder")
    words.speak(language)
    asked = [say("QFileDialog", one) for one in QUESTIONS]
    kinds = [say("QAbstractFileIconProvider", one) for one in KINDS]
    (tmp_path / "帳.txt").write_text("帳", encoding="utf-8")
    of = QFileIconProvider()
    kinds += [of.type(QFileInfo(str(one))) for one in (tmp_path, tmp_path / "帳.txt")]
    assert [one for one in (*asked, *kinds) if LATIN.search(one)] == []
    words.speak(Language.EN)
    assert say("QAbstractFileIconProvider", "Folder") == before


def test_only_what_qt_lacks_is_worded_here(qapp: QApplication) -> None:
    """What its next version brings along is its own again."""
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = QTranslator()
    assert own.load("qtbase_zh_TW", place)
    assert [one for one in WORDS if own.translate(*one)] == []
