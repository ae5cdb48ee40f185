"""Which language the window speaks. It can be changed at any time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from restorer_app.core.resources import resource_path
from restorer_app.core.sentence import Text

LANGUAGE_TITLES: dict[str, Text] = {
    "system": "Like the system",
    "en": "English",
    "de": "Deutsch",
    "zh_CN": "简体中文",
}
"""What can be chosen, and what it is called: each language by its own name."""
LANGUAGES = tuple(LANGUAGE_TITLES)
_SOURCE = "en"


class Language(QObject):
    """Our texts, Qt's own, and how numbers are written. ``choice`` is one of ``LANGUAGES``."""

    def __init__(self, application: QCoreApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._system = QLocale()
        self._translators: list[QTranslator] = []
        self._choice = self._spoken = ""
        self.choice = choice

    @property
    def choice(self) -> str:
        return self._choice

    @choice.setter
    def choice(self, choice: str) -> None:
        """Qt tells every window (``QEvent.LanguageChange``) if this changes what is spoken."""
        if choice not in LANGUAGES:
            raise ValueError(f"{choice!r} is none of {LANGUAGES}")
        self._choice = choice
        spoken = best_of(self._system.uiLanguages()) if choice == "system" else choice
        if spoken != self._spoken:
            self._spoken = spoken
            self._speak()

    @property
    def spoken(self) -> str:
        """The language that is spoken: "en", "de" or "zh_CN"."""
        return self._spoken

    def leave(self) -> None:
        """Take everything back."""
        self._drop_translators()
        QLocale.setDefault(self._system)

    def _speak(self) -> None:
        own = best_of([self._system.name()], fallback="") == self._spoken
        QLocale.setDefault(self._system if own else QLocale(self._spoken))
        self._drop_translators()
        if self._spoken != _SOURCE:
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._translate("qtbase", qt)
            self._translate("restorer", str(resource_path("translations")))

    def _translate(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(f"{name}_{self._spoken}", folder):
            self._application.installTranslator(translator)
            self._translators.append(translator)

    def _drop_translators(self) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()


def best_of(wanted: Sequence[str], fallback: str = _SOURCE) -> str:
    """The first of these languages ("de-AT", "zh-Hans-CN" …) that is spoken here.

    Traditional Chinese is not: to its readers the simplified one is as strange as a foreign language.
    """
    for name in wanted:
        language, *rest = name.replace("-", "_").split("_")
        if language in ("en", "de"):
            return language
        if language == "zh" and not {"Hant", "TW", "HK", "MO"} & set(rest):
            return "zh_CN"
    return fallback
