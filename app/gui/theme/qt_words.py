"""Qt's own words (the file dialog, a text field's menu) in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.gui.theme.qt_missing import missing_words
from app.i18n import Language


class QtWords:
    """Holds the translators that are installed; Qt itself speaks English without any."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Kinds of files and days are worded by the locale."""
        while self._installed:
            self._application.removeTranslator(self._installed.pop())
        if language is Language.EN:
            QLocale.setDefault(QLocale.system())
            return
        QLocale.setDefault(QLocale(language.value))
        ours = QTranslator(self._application)
        if ours.load(missing_words(language)):
            self._install(ours)
        translator = QTranslator(self._application)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language.value}", place):
            self._install(translator)  # the last is asked first

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)
