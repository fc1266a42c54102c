"""The language of the window: the system's, where there are words for it."""

from __future__ import annotations

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from artem.words import LANGUAGES, use_language


def system_language() -> str:
    """The first of the system's languages that is one of ours; English where none is."""
    wished = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wished if code in LANGUAGES), LANGUAGES[0])


def speak(code: str, application: QCoreApplication) -> None:
    """Use a language for our words and for those of Qt's own dialogs."""
    use_language(code)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        application.installTranslator(translator)
