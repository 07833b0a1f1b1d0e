"""Qt's own words (the file dialog, a text field's menu) in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from app.i18n import Language


class QtWords:
    """Holds the one translator that is installed; Qt itself speaks English without any."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: QTranslator | None = None

    def speak(self, language: Language) -> None:
        if self._installed is not None:
            self._application.removeTranslator(self._installed)
            self._installed = None
        if language is Language.EN:
            return
        translator = QTranslator(self._application)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language.value}", place):
            self._application.installTranslator(translator)
            self._installed = translator
