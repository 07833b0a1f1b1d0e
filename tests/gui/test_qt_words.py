"""Qt's own words follow the window's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

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
